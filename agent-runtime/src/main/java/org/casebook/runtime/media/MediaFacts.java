package org.casebook.runtime.media;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * What an audio or video file holds.
 *
 * @param format short name of the container, as in {@code matroska}
 * @param durationMillis playing time
 * @param streams tracks of any kind
 * @param video the track that is looked at; empty for sound alone
 * @param audio the track that is listened to; empty for a silent film
 */
public record MediaFacts(
    String format,
    long durationMillis,
    int streams,
    Optional<VideoTrack> video,
    Optional<AudioTrack> audio) {

  /**
   * A moving picture.
   *
   * @param framesPerSecond on average; 0 where the file does not say
   */
  public record VideoTrack(String codec, int width, int height, double framesPerSecond) {}

  /** Sound. */
  public record AudioTrack(String codec, int sampleRate, int channels) {}

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(format);
    out.writeLong(durationMillis);
    out.writeInt(streams);
    out.writeBoolean(video.isPresent());
    if (video.isPresent()) {
      out.writeUTF(video.get().codec());
      out.writeInt(video.get().width());
      out.writeInt(video.get().height());
      out.writeDouble(video.get().framesPerSecond());
    }
    out.writeBoolean(audio.isPresent());
    if (audio.isPresent()) {
      out.writeUTF(audio.get().codec());
      out.writeInt(audio.get().sampleRate());
      out.writeInt(audio.get().channels());
    }
  }

  static MediaFacts read(DataInputStream in) throws IOException {
    String format = in.readUTF();
    long duration = in.readLong();
    int streams = in.readInt();
    Optional<VideoTrack> video =
        in.readBoolean()
            ? Optional.of(new VideoTrack(in.readUTF(), in.readInt(), in.readInt(), in.readDouble()))
            : Optional.empty();
    Optional<AudioTrack> audio =
        in.readBoolean()
            ? Optional.of(new AudioTrack(in.readUTF(), in.readInt(), in.readInt()))
            : Optional.empty();
    return new MediaFacts(format, duration, streams, video, audio);
  }
}
