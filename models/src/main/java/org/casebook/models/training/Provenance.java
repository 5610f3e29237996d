package org.casebook.models.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.casebook.models.Sha256;
import org.casebook.models.features.FeatureVersion;

/**
 * What a trained model was made from: {@code provenance.json} beside its weights.
 *
 * @param features feature code version
 * @param encoder id of the sentence encoder
 * @param seed seed of split and training
 * @param parent version it was trained from; {@code none} when from scratch
 * @param jdk runtime that trained it
 * @param rows rows per split
 * @param sources the data
 * @param dataSha256 digest over the digests of all sources
 */
public record Provenance(
    String features,
    String encoder,
    long seed,
    String parent,
    String jdk,
    Map<String, Integer> rows,
    List<Source> sources,
    @JsonProperty("data_sha256") String dataSha256) {

  /** Records a training that is about to be written. */
  public static Provenance of(
      TrainingSet set, List<Source> sources, String encoder, long seed, String parent) {
    Map<String, Integer> rows = new TreeMap<>();
    Map<String, Integer> used = new TreeMap<>();
    for (int row = 0; row < set.rows().size(); row++) {
      rows.merge(set.split(row).name().toLowerCase(Locale.ROOT), 1, Integer::sum);
      used.merge(set.rows().get(row).source(), 1, Integer::sum);
    }
    List<Source> drawn =
        sources.stream()
            .map(
                source ->
                    new Source(
                        source.name(),
                        used.getOrDefault(source.name(), source.rows()),
                        source.sha256(),
                        source.licence()))
            .toList();
    String jdk = System.getProperty("java.vm.name") + " " + Runtime.version();
    return new Provenance(
        FeatureVersion.CURRENT, encoder, seed, parent, jdk, rows, drawn, digest(sources));
  }

  /** One digest for all sources: that of their digests, in order. */
  public static String digest(List<Source> sources) {
    String all = sources.stream().map(Source::sha256).collect(Collectors.joining("\n"));
    return Sha256.hex(all.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * One data file.
   *
   * @param name name of the source
   * @param rows rows made from it and used
   * @param sha256 digest of the file, or of its rows when they were given in memory
   * @param licence licence and origin
   */
  public record Source(String name, int rows, String sha256, String licence) {}
}
