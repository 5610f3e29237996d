package org.casebook.models.neural.experts;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;
import java.util.Map;
import org.casebook.models.Label;
import org.casebook.models.moderation.LabelledCase;
import org.casebook.models.moderation.NetworkShape;

/**
 * What is asked of the network: labels (cross-entropy with the focal factor of Lin et al. 2017,
 * unknown labels masked), severity, slots, words that find the picture they describe and the
 * reverse (InfoNCE, van den Oord et al. 2018), and routers that keep to small logits.
 */
final class ModerationLoss {
  private static final float SEVERITY = 0.3f;
  private static final float SLOTS = 0.1f;
  private static final float ALIGNMENT = 0.1f;
  private static final float ROUTER = 1e-3f;

  private ModerationLoss() {}

  /** The loss of a batch, a scalar. */
  static NDArray of(
      NetworkShape shape,
      ModerationNetwork.Output output,
      NDArray alignment,
      List<LabelledCase> batch,
      List<Label> labels) {
    return labels(output.logits(), batch, labels, true)
        .add(beside(shape, output, alignment, batch));
  }

  /** All but the labels. Numbers are floats throughout: a double would make scalars doubles. */
  static NDArray beside(
      NetworkShape shape,
      ModerationNetwork.Output output,
      NDArray alignment,
      List<LabelledCase> batch) {
    NDArray loss = severity(output.severity(), batch).mul(SEVERITY);
    for (Map.Entry<String, List<String>> slot : shape.slots().entrySet()) {
      NDArray logits = ModerationNetwork.weight(output.slots(), slot.getKey());
      loss = loss.add(slot(logits, batch, slot.getKey(), slot.getValue()).mul(SLOTS));
    }
    loss = loss.add(alignment(output, alignment, batch).mul(ALIGNMENT));
    return loss.add(output.penalty().mul(ROUTER));
  }

  /** Mean over what is known of cross-entropy. */
  static NDArray labels(
      NDArray logits, List<LabelledCase> batch, List<Label> labels, boolean focal) {
    float[] truth = new float[batch.size() * labels.size()];
    float[] known = new float[truth.length];
    for (int row = 0; row < batch.size(); row++) {
      for (int column = 0; column < labels.size(); column++) {
        Boolean value = batch.get(row).labels().get(labels.get(column));
        known[row * labels.size() + column] = value == null ? 0 : 1;
        truth[row * labels.size() + column] = Boolean.TRUE.equals(value) ? 1 : 0;
      }
    }
    return crossEntropy(logits, truth, known, focal);
  }

  /** At least 1, at least 2, at least 3: an ordinal scale by three yes-or-no questions. */
  private static NDArray severity(NDArray logits, List<LabelledCase> batch) {
    int cuts = NetworkShape.GRADES - 1;
    float[] truth = new float[batch.size() * cuts];
    float[] known = new float[truth.length];
    for (int row = 0; row < batch.size(); row++) {
      String grade = batch.get(row).slots().getOrDefault(LabelledCase.SEVERITY, "");
      for (int cut = 0; cut < cuts && !grade.isEmpty(); cut++) {
        known[row * cuts + cut] = 1;
        truth[row * cuts + cut] = Integer.parseInt(grade) > cut ? 1 : 0;
      }
    }
    return crossEntropy(logits, truth, known, false);
  }

  private static NDArray crossEntropy(NDArray logits, float[] truth, float[] known, boolean focal) {
    NDManager step = logits.getManager();
    float count = 1e-6f;
    for (float one : known) {
      count += one;
    }
    NDArray y = step.create(truth, logits.getShape());
    // log(1+e^x) - y x, without overflow
    NDArray entropy = Activation.relu(logits).sub(logits.mul(y)).add(softened(logits));
    if (focal) {
      NDArray right = entropy.neg().exp().stopGradient();
      entropy = entropy.mul(right.neg().add(1f)).mul(2f);
    }
    return entropy.mul(step.create(known, logits.getShape())).sum().div(count);
  }

  private static NDArray softened(NDArray logits) {
    return logits.abs().neg().exp().add(1).log();
  }

  private static NDArray slot(
      NDArray logits, List<LabelledCase> batch, String name, List<String> values) {
    NDManager step = logits.getManager();
    float[] truth = new float[batch.size() * values.size()];
    int known = 0;
    for (int row = 0; row < batch.size(); row++) {
      int at = values.indexOf(batch.get(row).slots().getOrDefault(name, ""));
      if (at >= 0) {
        truth[row * values.size() + at] = 1;
        known++;
      }
    }
    NDArray targets = step.create(truth, logits.getShape());
    return logits.logSoftmax(1).mul(targets).sum().div((float) -Math.max(1, known));
  }

  /** Among the described pictures of a batch, words of the same thing count as right. */
  private static NDArray alignment(
      ModerationNetwork.Output output, NDArray scale, List<LabelledCase> batch) {
    NDManager step = output.logits().getManager();
    int n = batch.size();
    float[] same = new float[n * n];
    float[] out = new float[n * n];
    float[] share = new float[n];
    int described = 0;
    for (int i = 0; i < n; i++) {
      String mine = batch.get(i).slots().getOrDefault(LabelledCase.DEPICTS, "");
      described += mine.isEmpty() ? 0 : 1;
      for (int j = 0; j < n; j++) {
        String theirs = batch.get(j).slots().getOrDefault(LabelledCase.DEPICTS, "");
        same[i * n + j] = !mine.isEmpty() && mine.equals(theirs) ? 1 : 0;
        share[i] += same[i * n + j];
        out[i * n + j] = theirs.isEmpty() ? -1e4f : 0;
      }
    }
    if (described < 2) {
      return step.zeros(new Shape());
    }
    for (int i = 0; i < n * n; i++) {
      same[i] /= Math.max(1, share[i / n]) * described;
    }
    NDArray targets = step.create(same, new Shape(n, n));
    NDArray masked = step.create(out, new Shape(n, n));
    NDArray likeness = output.words().matMul(output.senses().transpose()).mul(scale);
    NDArray there = likeness.add(masked).logSoftmax(1).mul(targets).sum();
    NDArray back = likeness.transpose().add(masked).logSoftmax(1).mul(targets).sum();
    return there.add(back).mul(-0.5f);
  }
}
