package org.casebook.runtime.media;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** What the decoding process does with each request. */
final class DecodingService {
  private final MediaLimits limits;
  private final ImageDecoder images;
  private boolean loaded;

  DecodingService(MediaLimits limits) {
    this.limits = limits;
    this.images = new ImageDecoder(limits);
  }

  /**
   * Answers one request.
   *
   * @throws UnreadableMediaException when the file can not be decoded or is over a limit
   * @throws LinkageError where FFmpeg does not load
   */
  void answer(DecodingRequest request, DecodingAnswer.Sink sink) throws IOException {
    switch (request.operation()) {
      case PROBE -> probe(request, sink);
      case SOUND -> sound(request, sink);
      case SCAN -> scan(request, sink);
      case FRAME -> frame(request, sink);
      case IMAGE -> image(request, sink);
      case COUNT -> count(request, sink);
    }
  }

  private Container open(DecodingRequest request) {
    if (!loaded) {
      Ffmpeg.load(limits.resources().allocationBytes());
      loaded = true;
    }
    return Container.open(request.file(), limits);
  }

  private void probe(DecodingRequest request, DecodingAnswer.Sink sink) throws IOException {
    try (Container container = open(request)) {
      MediaFacts facts = container.facts();
      container.checkWhole();
      sink.take(bytes(facts::write));
    }
  }

  private void sound(DecodingRequest request, DecodingAnswer.Sink sink) throws IOException {
    try (Container container = open(request)) {
      if (container.audio().isEmpty()) {
        throw new UnreadableMediaException(
            MediaFiles.name(request.file()) + " holds no sound", "open it as a video");
      }
      try (FrameDecoder decoder =
              new FrameDecoder(
                  container, container.audio().get(), FrameDecoder.Effort.EVERY_FRAME);
          SoundReader reader = new SoundReader(decoder, limits)) {
        reader.read(sink);
      }
    }
  }

  private void scan(DecodingRequest request, DecodingAnswer.Sink sink) throws IOException {
    try (Container container = open(request)) {
      List<Moment> moments =
          new VideoReader(container)
              .scan(request.numbers().get(0), request.numbers().get(1).intValue());
      sink.take(
          bytes(
              out -> {
                out.writeInt(moments.size());
                for (Moment moment : moments) {
                  out.writeLong(moment.millis());
                  out.writeDouble(moment.change());
                }
              }));
    }
  }

  private void frame(DecodingRequest request, DecodingAnswer.Sink sink) throws IOException {
    try (Container container = open(request)) {
      Picture picture =
          new VideoReader(container)
              .frame(request.numbers().get(0), request.numbers().get(1).intValue());
      new DecodedImage(picture, 1).write(sink);
    }
  }

  private void image(DecodingRequest request, DecodingAnswer.Sink sink) throws IOException {
    if (images.needsFfmpeg(request.file())) {
      try (Container container = open(request)) {
        new DecodedImage(
                new VideoReader(container)
                    .frame(0, (int) Math.sqrt((double) limits.workingPixels())),
                1)
            .write(sink);
      }
    } else {
      images.image(request.file()).write(sink);
    }
  }

  private void count(DecodingRequest request, DecodingAnswer.Sink sink) throws IOException {
    try (Container container = open(request)) {
      long frames = new VideoReader(container).count();
      sink.take(bytes(out -> out.writeLong(frames)));
    }
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private static byte[] bytes(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writing.to(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
