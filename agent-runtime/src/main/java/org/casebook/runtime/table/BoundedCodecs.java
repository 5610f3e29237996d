package org.casebook.runtime.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The codecs of Parquet, for pages of a size that can be believed. */
final class BoundedCodecs implements CompressionCodecFactory {
  private static final int LARGEST_PAGE = 256 << 20;

  private final CodecFactory codecs = new CodecFactory(new PlainParquetConfiguration(), 1 << 16);

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    BytesInputDecompressor inner = codecs.getDecompressor(name);
    return new BytesInputDecompressor() {
      @Override
      public BytesInput decompress(BytesInput packed, int size) throws IOException {
        return inner.decompress(packed, checked(size));
      }

      @Override
      public void decompress(ByteBuffer packed, int packedSize, ByteBuffer into, int size)
          throws IOException {
        inner.decompress(packed, packedSize, into, checked(size));
      }

      @Override
      public void release() {
        inner.release();
      }
    };
  }

  private static int checked(int size) throws IOException {
    if (size < 0 || size > LARGEST_PAGE) {
      throw new IOException("a page claims " + size + " bytes");
    }
    return size;
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    return codecs.getCompressor(name);
  }

  @Override
  public void release() {
    codecs.release();
  }
}
