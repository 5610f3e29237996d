package org.casebook.models.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.confounders.QuadSet;
import org.casebook.models.evaluation.Report;
import org.casebook.models.moderation.CaseTokens;
import org.casebook.models.moderation.LabelledCase;
import org.casebook.models.moderation.Modality;
import org.casebook.models.moderation.Token;
import org.casebook.models.neural.experts.TrainedNetwork;

/**
 * Whether the model puts words and senses together: quads with all four cases right, the same with
 * one side taken away or exchanged, and whether words and pictures find each other.
 */
public final class ConfounderEvaluation {
  private static final Label LABEL = Label.of(HarmCategory.HARASSMENT);

  private ConfounderEvaluation() {}

  private record Retrieval(double there, double back) {}

  /** Adds the figures of a network. */
  public static void add(ModerationData data, TrainedNetwork network, Report report) {
    Map<String, UnaryOperator<CaseTokens>> views = new LinkedHashMap<>();
    views.put("all", one -> one);
    views.put(
        "words_alone",
        one ->
            one.keeping(
                t ->
                    t.modality() != Modality.OCR
                        && t.modality().kind() != Modality.Kind.PICTURE
                        && t.modality().kind() != Modality.Kind.SOUND));
    views.put("senses_alone", one -> one.keeping(t -> t.modality() != Modality.TEXT));
    for (String slice : List.of(QuadSet.FIT, QuadSet.REPORT, QuadSet.UNSEEN)) {
      List<ModerationData.ReportQuad> quads =
          data.quads().stream().filter(quad -> quad.slice().equals(slice)).toList();
      views.forEach(
          (name, view) -> quads(data, network, quads, view, "quads." + slice + "." + name, report));
      quads(data, network, exchanged(quads), one -> one, "quads." + slice + ".exchanged", report);
      for (String family :
          quads.stream().map(ModerationData.ReportQuad::family).distinct().toList()) {
        quads(
            data,
            network,
            quads.stream().filter(quad -> quad.family().equals(family)).toList(),
            one -> one,
            "quads." + slice + ".family." + family.toLowerCase(java.util.Locale.ROOT),
            report);
      }
    }
    retrieval(data, network, false, report);
    retrieval(data, network, true, report);
  }

  /** Share of quads of which all four cases are right at the probability one half. */
  static double allRight(
      ModerationData data,
      TrainedNetwork network,
      List<ModerationData.ReportQuad> quads,
      UnaryOperator<CaseTokens> view) {
    return right(data, network, quads, view).stream().mapToInt(r -> r ? 1 : 0).average().orElse(0);
  }

  private static void quads(
      ModerationData data,
      TrainedNetwork network,
      List<ModerationData.ReportQuad> quads,
      UnaryOperator<CaseTokens> view,
      String name,
      Report report) {
    report.add(
        name,
        "share of confounder quads with all four cases right, at probability .5 of harassment;"
            + " guessing gets 1/16, words or senses alone 0",
        right(data, network, quads, view),
        list -> list.stream().mapToInt(r -> r ? 1 : 0).average().orElse(Double.NaN),
        0.0625);
  }

  private static List<Boolean> right(
      ModerationData data,
      TrainedNetwork network,
      List<ModerationData.ReportQuad> quads,
      UnaryOperator<CaseTokens> view) {
    List<CaseTokens> cases = new ArrayList<>();
    quads.forEach(quad -> quad.members().forEach(one -> cases.add(view.apply(one.tokens()))));
    double[][] logits = network.read(cases, List.of(data.policies().mean(LABEL))).logits();
    List<Boolean> right = new ArrayList<>();
    int at = 0;
    for (ModerationData.ReportQuad quad : quads) {
      boolean all = true;
      for (LabelledCase member : quad.members()) {
        all &= logits[at++][0] > 0 == member.labels().getOrDefault(LABEL, false);
      }
      right.add(all);
    }
    return right;
  }

  /** Every quad with what is seen or heard in another: what a model that looks must not survive. */
  private static List<ModerationData.ReportQuad> exchanged(List<ModerationData.ReportQuad> quads) {
    List<ModerationData.ReportQuad> all = new ArrayList<>();
    Random random = new Random(1);
    for (ModerationData.ReportQuad quad : quads) {
      List<LabelledCase> members = new ArrayList<>();
      List<LabelledCase> donors = new ArrayList<>(quad.members());
      Collections.shuffle(donors, random);
      for (int i = 0; i < donors.size(); i++) {
        LabelledCase own = quad.members().get(i);
        List<Token> tokens = new ArrayList<>();
        own.tokens().tokens().stream().filter(ConfounderEvaluation::ofCaption).forEach(tokens::add);
        donors.get(i).tokens().tokens().stream()
            .filter(token -> !ofCaption(token))
            .forEach(tokens::add);
        members.add(
            new LabelledCase(
                own.id(),
                own.source(),
                new CaseTokens(tokens),
                own.labels(),
                own.slots(),
                own.held()));
      }
      all.add(new ModerationData.ReportQuad(quad.slice(), quad.family(), members));
    }
    return all;
  }

  private static boolean ofCaption(Token token) {
    return token.modality() == Modality.TEXT || token.modality().kind() == Modality.Kind.PROPERTIES;
  }

  /** One picture of each thing at a time, against what each thing is called. */
  private static void retrieval(
      ModerationData data, TrainedNetwork network, boolean unseen, Report report) {
    List<ModerationData.Depiction> all =
        data.depictions().stream().filter(d -> unseen || !d.unseen()).toList();
    Map<String, List<ModerationData.Depiction>> byThing = new LinkedHashMap<>();
    all.forEach(d -> byThing.computeIfAbsent(d.thing(), n -> new ArrayList<>()).add(d));
    List<float[]> policy = List.of(data.policies().mean(LABEL));
    List<List<ModerationData.Depiction>> things = List.copyOf(byThing.values());
    float[][] words =
        network.read(things.stream().map(list -> list.get(0).words()).toList(), policy).words();
    List<Retrieval> found = new ArrayList<>();
    for (int drawing = 0; drawing < things.get(0).size(); drawing++) {
      int at = drawing;
      float[][] pictures =
          network
              .read(things.stream().map(list -> list.get(at).picture()).toList(), policy)
              .senses();
      for (int thing = 0; thing < things.size(); thing++) {
        if (unseen != things.get(thing).get(0).unseen()) {
          continue;
        }
        found.add(
            new Retrieval(
                best(pictures[thing], words) == thing ? 1 : 0,
                best(words[thing], pictures) == thing ? 1 : 0));
      }
    }
    String which =
        (unseen ? "of things nothing was fitted to, " : "of new drawings, ")
            + "among one of each of "
            + things.size()
            + " things";
    String slice = unseen ? "unseen" : "report";
    report.add(
        "alignment." + slice + ".image_to_text.recall_at_1",
        "share of pictures that find what they are called " + which,
        found,
        list -> list.stream().mapToDouble(Retrieval::there).average().orElse(Double.NaN),
        1.0 / things.size());
    report.add(
        "alignment." + slice + ".text_to_image.recall_at_1",
        "share of names that find their picture " + which,
        found,
        list -> list.stream().mapToDouble(Retrieval::back).average().orElse(Double.NaN),
        1.0 / things.size());
  }

  private static int best(float[] one, float[][] others) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < others.length; i++) {
      double dot = 0;
      for (int j = 0; j < one.length; j++) {
        dot += one[j] * others[i][j];
      }
      if (dot > most) {
        most = dot;
        best = i;
      }
    }
    return best;
  }
}
