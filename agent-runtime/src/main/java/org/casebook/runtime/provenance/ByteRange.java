package org.casebook.runtime.provenance;

/** A stretch of a file, in bytes. */
record ByteRange(long start, long length) {
  ByteRange {
    if (start < 0 || length < 0 || start > Long.MAX_VALUE - length) {
      throw new MalformedManifestException(
          "[" + start + ", +" + length + ") is no range of a file");
    }
  }

  /** The first byte behind it. */
  long end() {
    return start + length;
  }

  boolean contains(ByteRange other) {
    return start <= other.start && other.end() <= end();
  }
}
