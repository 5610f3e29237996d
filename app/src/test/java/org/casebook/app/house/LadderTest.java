package org.casebook.app.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom. Each rule has its reason; there are no exemptions. */
class LadderTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("org.casebook");

  /** Each package uses only those before it: the list reads as the pipeline. */
  private static final List<String> RUNTIME =
      List.of(
          "domain",
          "rule",
          "policy",
          "log",
          "view",
          "graph",
          "text",
          "media",
          "provenance",
          "hashing",
          "inference",
          "speech",
          "retrieval",
          "tool",
          "fusion",
          "explanation",
          "table",
          "backtest",
          "samples",
          "lab",
          "planner",
          "run",
          "review",
          "intake",
          "learning",
          "storage",
          "catalogue",
          "bench",
          "mcpserver",
          "cli");

  private static final List<String> MODELS =
      List.of(
          "",
          "features",
          "moderation",
          "training",
          "synthesis",
          "confounders",
          "evaluation",
          "export",
          "catalogue",
          "neural",
          "neural.experts",
          "agent",
          "simulation",
          "pipeline");

  @TestFactory
  List<DynamicTest> runtimeLadder() {
    return ladder("org.casebook.runtime", RUNTIME);
  }

  @TestFactory
  List<DynamicTest> modelsLadder() {
    return ladder("org.casebook.models", MODELS);
  }

  private static List<DynamicTest> ladder(String root, List<String> order) {
    return order.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    root + "." + name + " uses only what stands before it",
                    () -> {
                      String self = name.isEmpty() ? root : root + "." + name;
                      String[] later =
                          order.subList(order.indexOf(name) + 1, order.size()).stream()
                              .map(after -> root + "." + after)
                              .toArray(String[]::new);
                      if (later.length > 0) {
                        noClasses()
                            .that()
                            .resideInAPackage(self)
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(later)
                            .because("the packages read as a pipeline, so data flows one way")
                            .allowEmptyShould(true)
                            .check(ALL);
                      }
                    }))
        .toList();
  }

  @Test
  void modelsKnowNoCaseAndNoScreen() {
    noClasses()
        .that()
        .resideInAPackage("org.casebook.models..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.casebook.runtime..", "org.casebook.app..", "javafx..")
        .because("a model predicts labels; policy gives them meaning")
        .check(ALL);
  }

  @Test
  void runtimeKnowsNoScreen() {
    noClasses()
        .that()
        .resideInAPackage("org.casebook.runtime..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.casebook.app..", "javafx..")
        .because("command line and batch jobs run where there is no screen")
        .check(ALL);
  }

  @Test
  void appSeesTheFrontDoorTheRecordsAndTheViews() {
    noClasses()
        .that()
        .resideInAPackage("org.casebook.app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "ai.onnxruntime..",
            "dev.langchain4j..",
            "java.sql..",
            "com.fasterxml.jackson..",
            "org.apache.lucene..",
            "org.casebook.models..",
            "org.casebook.runtime.run..",
            "org.casebook.runtime.storage..",
            "org.casebook.runtime.inference..")
        .because("a screen that reaches past the front door can not be tested without a machine")
        .check(ALL);
  }

  @TestFactory
  List<DynamicTest> enginesHaveOneUser() {
    return List.of(
        only(
            "ai.onnxruntime..", "org.casebook.runtime.inference..", "org.casebook.runtime.bench.."),
        only("dev.langchain4j..", "org.casebook.runtime.bench.."),
        only("org.apache.lucene..", "org.casebook.runtime.retrieval.."),
        only("dev.cel..", "org.casebook.runtime.rule..", "org.casebook.runtime.bench.."),
        only("org.bytedeco..", "org.casebook.runtime.media..", "org.casebook.runtime.bench.."),
        only("edu.cmu.sphinx..", "org.casebook.runtime.speech.."),
        only("com.sun.jna..", "org.casebook.runtime.speech.."),
        only("org.bouncycastle..", "org.casebook.runtime.provenance.."),
        only("com.drew..", "org.casebook.runtime.provenance.."),
        only("blue.strategic..", "org.casebook.runtime.table.."),
        only("org.apache.parquet..", "org.casebook.runtime.table.."),
        only("com.fasterxml.jackson.dataformat.csv..", "org.casebook.runtime.table.."),
        only("com.adobe..", "org.casebook.runtime.provenance.."),
        only("io.modelcontextprotocol..", "org.casebook.runtime.mcpserver.."),
        only("org.apache.catalina..", "org.casebook.runtime.mcpserver.."),
        only("jakarta.servlet..", "org.casebook.runtime.mcpserver.."),
        only("java.sql..", "org.casebook.runtime.storage.."),
        only("org.sqlite..", "org.casebook.runtime.storage.."),
        only("picocli..", "org.casebook.runtime.cli..", "org.casebook.app"));
  }

  private static DynamicTest only(String engine, String... users) {
    return DynamicTest.dynamicTest(
        engine + " is used only by " + String.join(", ", users),
        () ->
            classes()
                .that(
                    new DescribedPredicate<JavaClass>("use " + engine) {
                      @Override
                      public boolean test(JavaClass type) {
                        return type.getDirectDependenciesFromSelf().stream()
                            .anyMatch(
                                dependency ->
                                    dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .startsWith(engine.replace("..", "")));
                      }
                    })
                .should()
                .resideInAnyPackage(users)
                .because("an engine that one package knows can be replaced in one package")
                .allowEmptyShould(true)
                .check(ALL));
  }

  @Test
  void screensDoNotKnowEachOther() {
    slices()
        .matching("org.casebook.app.(queue|casefile|policy|catalogue|settings)..")
        .should()
        .notDependOnEachOther()
        .because("a screen is added or removed without touching another")
        .allowEmptyShould(true)
        .check(ALL);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices()
        .matching("org.casebook.(*).(*)..")
        .should()
        .beFreeOfCycles()
        .because("a cycle is two packages that are really one")
        .check(ALL);
  }
}
