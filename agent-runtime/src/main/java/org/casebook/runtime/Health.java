package org.casebook.runtime;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Listing;
import org.casebook.models.catalogue.Origin;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.speech.SpeechRecogniser;
import org.casebook.runtime.tool.Tool;
import org.casebook.runtime.view.Champions;

/**
 * What a workspace has, what it could have, and what is broken.
 *
 * @param facts name and value, in the order in which people read them
 * @param hints tools that can not be used here yet, and how to get them; everything else works
 * @param broken what has to be mended, each with what to do
 */
public record Health(Map<String, String> facts, List<UnavailableTool> hints, List<String> broken) {
  private static final int SHOWN_DIGITS = 12;

  /** Copies; the order of the facts stays. */
  public Health {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    hints = List.copyOf(hints);
    broken = List.copyOf(broken);
  }

  /** Looks at a workspace without changing it. */
  public static Health of(Workspace workspace, Map<String, String> environment) {
    Map<String, String> facts = new LinkedHashMap<>();
    List<String> broken = new ArrayList<>();
    facts.put("workspace", workspace.home().toString());
    facts.put("models folder", workspace.models().toString());
    facts.put(
        "java", System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
    for (Listing listing : new Catalogue(workspace.models()).listings()) {
      facts.put("model " + listing.model(), state(listing));
      listing.problem().ifPresent(broken::add);
    }
    Policy policy = new DecidingPolicy(() -> Runtimes.versions(workspace)).current();
    facts.put(
        "policy",
        policy.id()
            + " "
            + policy.version()
            + " "
            + policy.sha256().substring(0, Math.min(SHOWN_DIGITS, policy.sha256().length())));
    List<UnavailableTool> hints = new ArrayList<>();
    Champions champions = Runtimes.champions(workspace);
    try (BundledTools tools =
        BundledTools.open(workspace, policy, Runtimes::index, () -> champions)) {
      facts.put(
          "text model that decides", champion(TextChampion.ROLE, tools.champions(), champions));
      facts.put(
          "image panel that decides", champion(ImageChampion.ROLE, tools.champions(), champions));
      AgentRuntime.Provider provider = tools.provider();
      facts.put(
          "execution provider",
          provider.name() + (provider.reason().isEmpty() ? "" : ": " + provider.reason()));
      if (provider.name().equals("none")) {
        broken.add(provider.reason());
      }
      listeners(tools.recognisers(), facts);
      for (Tool tool : tools.list()) {
        tool.unavailable().ifPresent(hints::add);
        tool.makeshift().ifPresent(hints::add);
      }
    }
    new ExternalPrograms(environment).found().forEach(facts::put);
    return new Health(facts, hints, broken);
  }

  private static String champion(String role, Set<ModelVersion> deciding, Champions champions) {
    Optional<LoggedEvent> promotion = champions.promotion(role);
    String decides =
        deciding.stream()
            .filter(model -> model.name().equals(role))
            .map(ModelVersion::toString)
            .findFirst()
            .orElse("none");
    return decides
        + (promotion.isPresent() && champions.version(role).equals(Optional.of(decides))
            ? ", promoted " + promotion.get().at().atZone(ZoneOffset.UTC).toLocalDate()
            : ", the default");
  }

  /** Who listens to speech, and for each of the others why it does not. */
  private static void listeners(List<SpeechRecogniser> all, Map<String, String> facts) {
    Optional<SpeechRecogniser> listens =
        all.stream().filter(one -> one.problem().isEmpty()).findFirst();
    facts.put(
        "speech is understood by",
        listens.map(one -> one.name() + ", " + extent(one)).orElse("nobody"));
    for (SpeechRecogniser one : all) {
      if (listens.filter(one::equals).isEmpty()) {
        facts.put(
            "recogniser " + one.name(),
            one.problem()
                .orElseGet(
                    () ->
                        "can be used, "
                            + extent(one)
                            + "; "
                            + listens.map(SpeechRecogniser::name).orElse("")
                            + " goes before it"));
      }
    }
  }

  private static String extent(SpeechRecogniser one) {
    return "first "
        + one.longest().toSeconds()
        + " s of speech in a recording, languages: "
        + (one.languages().isEmpty()
            ? "any"
            : String.join(" ", one.languages().stream().sorted().toList()));
  }

  private static String state(Listing listing) {
    if (listing.problem().isPresent()) {
      return "broken";
    }
    return listing.origin() == Origin.BUNDLED ? "bundled" : "installed";
  }
}
