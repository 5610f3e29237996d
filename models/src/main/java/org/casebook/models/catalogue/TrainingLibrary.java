package org.casebook.models.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.casebook.models.ModelVersion;

/**
 * PyTorch's native library, which training needs and nothing else does: fetched like a model, at
 * the first training, so that people who never train never download it. Processor only.
 */
final class TrainingLibrary {
  static final ModelVersion NAME = new ModelVersion("pytorch-cpu", "2.7.1");

  /** The build of one platform. */
  private record Build(String platform, String sha256, long bytes) {}

  private static final List<Build> BUILDS =
      List.of(
          new Build(
              "linux-x86_64",
              "1769928feaaa2389b4aa68390e7787ce1707290258b167d016a200fced4b8c39",
              111_597_418),
          new Build(
              "linux-aarch64",
              "ea7bf1da33fc4ecf310186b27f2b4afc4387e81cb76a994e5703e0e3c2c97cf6",
              71_387_151),
          new Build(
              "osx-aarch64",
              "e1ca6c377750d31a2a791d9d2dac9efb09e39181faf84338ef0e140214979ff2",
              41_611_143),
          new Build(
              "win-x86_64",
              "f70603e9b03cf7df1690c2b1f8edd99fcfdc4e38d639db1d3604ce22b13a38df",
              75_502_000));

  private TrainingLibrary() {}

  /** The recipe for a system and processor as Java names them; empty where no build is known. */
  static Optional<Recipe> recipe(String system, String processor) {
    String platform = system(system) + "-" + processor(processor);
    return BUILDS.stream()
        .filter(build -> build.platform().equals(platform))
        .findFirst()
        .map(TrainingLibrary::recipe);
  }

  private static Recipe recipe(Build build) {
    return new Recipe(
        NAME,
        new PackageSource.Maven("ai.djl.pytorch:pytorch-native-cpu:2.7.1:jar:" + build.platform()),
        build.sha256(),
        build.bytes(),
        new NativeFiles("pytorch/cpu/" + build.platform()));
  }

  private static String system(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("mac") ? "osx" : lower.startsWith("windows") ? "win" : lower;
  }

  private static String processor(String name) {
    return name.equals("amd64") ? "x86_64" : name.equals("arm64") ? "aarch64" : name;
  }
}
