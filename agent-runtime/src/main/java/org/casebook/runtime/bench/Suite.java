package org.casebook.runtime.bench;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.casebook.models.Metric;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.runtime.policy.Policy;

/** A group of speed measurements; its records are what {@code casebook bench NAME} prints. */
public interface Suite {
  /** The name on the command line. */
  String name();

  /** One sentence: what is measured. */
  String description();

  /**
   * Measures.
   *
   * @param progress told in a few words what is being done
   * @throws org.casebook.runtime.domain.CasebookException when a model that it needs is missing
   * @throws InterruptedException when the person asked to stop
   */
  List<Metric> run(Settings settings, Consumer<String> progress) throws InterruptedException;

  /** All suites, in the order in which help lists them. */
  static List<Suite> all() {
    return List.of(new PerceptionSuite(), new ModelsSuite(), new PolicySuite());
  }

  /**
   * How to measure.
   *
   * @param catalogue where the models are
   * @param seed of everything that is drawn
   * @param rounds counted rounds; more give narrower intervals
   * @param policy reads the bundled policy
   */
  record Settings(Catalogue catalogue, long seed, int rounds, Supplier<Policy> policy) {}
}
