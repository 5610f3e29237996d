package org.casebook.runtime.provenance;

import java.util.ArrayList;
import java.util.List;

/**
 * What a container holds that is of interest here. Filled while the container is walked, so that a
 * file that breaks off still tells what was found before.
 */
final class ContainerScan {
  /** Metadata behind this many blocks are passed over. */
  private static final int MOST_BLOCKS = 500;

  private final String format;
  private final boolean readsManifests;
  private final List<EmbeddedStore> stores = new ArrayList<>();
  private final List<MetadataBlock> blocks = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param format the container's name, such as {@code jpeg}
   * @param readsManifests whether C2PA manifests are looked for in it
   */
  ContainerScan(String format, boolean readsManifests) {
    this.format = format;
    this.readsManifests = readsManifests;
  }

  /**
   * A C2PA manifest store in its container.
   *
   * @param jumbf the JUMBF superbox, from its length on
   * @param carriers where segments, chunks or boxes carry it, their headers included
   */
  record EmbeddedStore(Bytes jumbf, List<ByteRange> carriers) {
    EmbeddedStore {
      carriers = List.copyOf(carriers);
    }
  }

  String format() {
    return format;
  }

  boolean readsManifests() {
    return readsManifests;
  }

  List<EmbeddedStore> stores() {
    return List.copyOf(stores);
  }

  /** Why manifest stores that are there could not be taken out. */
  List<String> broken() {
    return List.copyOf(broken);
  }

  List<MetadataBlock> blocks() {
    return List.copyOf(blocks);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  void store(byte[] jumbf, List<ByteRange> carriers) {
    stores.add(new EmbeddedStore(Bytes.of(jumbf), carriers));
  }

  /** A manifest store that can not be taken out whole. */
  void broken(String problem) {
    broken.add(problem);
  }

  void block(MetadataBlock.Kind kind, String key, byte[] bytes) {
    if (blocks.size() < MOST_BLOCKS) {
      blocks.add(new MetadataBlock(kind, key, Bytes.of(bytes)));
    } else if (blocks.size() == MOST_BLOCKS && notes.size() < MOST_BLOCKS) {
      note("only the first " + MOST_BLOCKS + " metadata blocks were read");
    }
  }

  /** Something that people should know about how far the file was read. */
  void note(String note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }
}
