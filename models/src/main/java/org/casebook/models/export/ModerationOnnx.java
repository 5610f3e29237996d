package org.casebook.models.export;

import static org.casebook.models.export.OnnxAttribute.integer;
import static org.casebook.models.export.OnnxAttribute.integers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.casebook.models.ModelException;
import org.casebook.models.moderation.Modality;
import org.casebook.models.moderation.NetworkShape;

/**
 * Writes the moderation model as ONNX, one case per run, with the parts that its scores are made of
 * as outputs. Of the experts only the two that a token chose are computed: their weights are
 * gathered by index, so time does not grow with the number of experts.
 *
 * <p>Inputs, t tokens ordered by kind: {@code words}, {@code picture}, {@code sound}, {@code
 * properties} float[count,length], {@code modality} int64[t], {@code missing} float[1,modalities],
 * {@code policies} float[p,policy], {@code words_mean} and {@code senses_mean} float[1,t], {@code
 * both} float[1].
 *
 * <p>Outputs: {@code logits} float[p]; {@code contributions} and {@code weights} float[t,p]; {@code
 * spread}, {@code interaction}, {@code bias} float[p]; {@code pooled} float[p,width]; {@code
 * severity} float[3], probabilities of at least 1, 2, 3; {@code slot_<name>} probabilities; {@code
 * experts_<block>} and {@code gates_<block>} float[t,2].
 */
public final class ModerationOnnx {
  private static final int OPSET = 17;
  private static final int FLOAT = 1;
  private static final int MODALITIES = Modality.values().length;

  private final OnnxGraph graph = new OnnxGraph();
  private final NetworkShape shape;
  private final Map<String, Tensor> weights;

  private ModerationOnnx(NetworkShape shape, Map<String, Tensor> weights) {
    this.shape = shape;
    this.weights = weights;
  }

  /**
   * The model file.
   *
   * @param weights by the names that training gives them
   * @param bias of the routers' choice, by block
   */
  public static byte[] bytes(NetworkShape shape, Map<String, Tensor> weights, List<float[]> bias) {
    return new ModerationOnnx(shape, weights).write(bias);
  }

  private byte[] write(List<float[]> bias) {
    int width = shape.width();
    String first = tokens();
    String x = first;
    for (int block = 0; block < shape.blocks(); block++) {
      String prefix = "block" + block + ".";
      x = op("Add", x, attention(prefix, norm(prefix + "norm1", x)));
      x = op("Add", x, experts(block, norm(prefix + "norm2", x), bias.get(block)));
    }
    String policies = graph.floatInput("policies", "p", shape.policy());
    String scale = op("Exp", weight("policy.scale"));
    String match = op("MatMul", policies, weight("policy.match"));
    String scores = op("Mul", op("MatMul", x, turned(match, 1, 0)), scale); // [t,p]
    String top =
        graph.add("ReduceMax", List.of(scores), integers("axes", 0), integer("keepdims", 1));
    String exponents = op("Exp", op("Sub", scores, top));
    String sum = sum(exponents, 0, 1);
    String pooling = op("Div", exponents, sum);
    String contributions = op("Mul", pooling, scores);
    String whole = flat(op("Add", op("Log", sum), top));
    String spread = op("Sub", whole, sum(contributions, 0, 0));
    String u =
        op(
            "MatMul",
            op("MatMul", graph.floatInput("words_mean", 1, "t"), first),
            weight("interact.words"));
    String v =
        op(
            "MatMul",
            op("MatMul", graph.floatInput("senses_mean", 1, "t"), first),
            weight("interact.senses"));
    String together = op("MatMul", policies, weight("interact.policy"));
    String interaction =
        op(
            "Mul",
            flat(op("MatMul", op("Mul", u, v), turned(together, 1, 0))),
            graph.floatInput("both", 1));
    String prior =
        flat(op("Add", op("MatMul", policies, weight("policy.bias")), weight("policy.bias0")));
    graph.floatOutput(op("Add", op("Add", whole, interaction), prior), "logits", "p");
    graph.floatOutput(contributions, "contributions", "t", "p");
    graph.floatOutput(pooling, "weights", "t", "p");
    graph.floatOutput(spread, "spread", "p");
    graph.floatOutput(interaction, "interaction", "p");
    graph.floatOutput(prior, "bias", "p");
    graph.floatOutput(op("MatMul", turned(pooling, 1, 0), x), "pooled", "p", width);
    told(x);
    return graph.toBytes(OPSET);
  }

  private String tokens() {
    List<String> projected = new ArrayList<>();
    for (Modality.Kind kind : Modality.Kind.values()) {
      String name = kind.name().toLowerCase(java.util.Locale.ROOT);
      String rows = graph.floatInput(name, "n_" + name, shape.input(kind));
      projected.add(op("MatMul", rows, weight("project." + kind)));
    }
    String all = graph.add("Concat", projected, integer("axis", 0));
    String from =
        graph.add(
            "Gather",
            List.of(weight("modality"), graph.longInput("modality", "t")),
            integer("axis", 0));
    String missing = op("MatMul", graph.floatInput("missing", 1, MODALITIES), weight("missing"));
    return op("Add", op("Add", all, from), missing);
  }

  private String attention(String prefix, String rows) {
    int depth = shape.width() / shape.heads();
    String parts =
        turned(
            shaped(
                op(
                    "Add",
                    op("MatMul", rows, weight(prefix + "attention.in")),
                    weight(prefix + "attention.in_bias")),
                -1,
                3,
                shape.heads(),
                depth),
            1,
            2,
            0,
            3); // [3,heads,t,depth]
    String likeness =
        op(
            "Mul",
            op("MatMul", part(parts, 0), turned(part(parts, 1), 0, 2, 1)),
            graph.floats(graph.name("scale"), new float[] {(float) (1 / Math.sqrt(depth))}));
    String seen =
        op(
            "MatMul",
            graph.add("Softmax", List.of(likeness), integer("axis", -1)),
            part(parts, 2)); // [heads,t,depth]
    return op(
        "Add",
        op(
            "MatMul",
            shaped(turned(seen, 1, 0, 2), -1, shape.width()),
            weight(prefix + "attention.out")),
        weight(prefix + "attention.out_bias"));
  }

  private String experts(int block, String rows, float[] bias) {
    String prefix = "block" + block + ".";
    String hidden =
        graph.add(
            "Relu",
            List.of(
                op(
                    "Add",
                    op("MatMul", rows, weight(prefix + "shared.w1")),
                    weight(prefix + "shared.b1"))));
    String common =
        op("Add", op("MatMul", hidden, weight(prefix + "shared.w2")), weight(prefix + "shared.b2"));
    if (shape.experts() == 0) {
      return common;
    }
    String ofModality =
        graph.add(
            "Gather", List.of(weight(prefix + "router_modality"), "modality"), integer("axis", 0));
    String probabilities =
        graph.add(
            "Softmax",
            List.of(op("Add", op("MatMul", rows, weight(prefix + "router")), ofModality)),
            integer("axis", 1));
    String chosen =
        graph.addSecond(
            "TopK",
            List.of(
                op("Add", probabilities, graph.floats(prefix + "bias", bias, bias.length)),
                graph.longs(graph.name("two"), NetworkShape.CHOSEN)),
            integer("axis", 1)); // [t,2]
    String gates = graph.add("GatherElements", List.of(probabilities, chosen), integer("axis", 1));
    gates = op("Div", gates, sum(gates, 1, 1));
    String each = shaped(rows, -1, 1, 1, shape.width());
    String inner =
        op(
            "Add",
            op("MatMul", each, gathered(prefix, "w1", chosen)),
            gathered(prefix, "b1", chosen)); // [t,2,1,hidden]
    String outer =
        op(
            "Add",
            op("MatMul", op("Relu", inner), gathered(prefix, "w2", chosen)),
            gathered(prefix, "b2", chosen)); // [t,2,1,width]
    String weighted = op("Mul", outer, shaped(gates, -1, NetworkShape.CHOSEN, 1, 1));
    graph.floatOutput(
        graph.add("Cast", List.of(chosen), integer("to", FLOAT)),
        "experts_" + block,
        "t",
        NetworkShape.CHOSEN);
    graph.floatOutput(gates, "gates_" + block, "t", NetworkShape.CHOSEN);
    return op("Add", common, shaped(sum(weighted, 1, 0), -1, shape.width()));
  }

  /** The weights of the chosen experts: all experts' stand in one table. */
  private String gathered(String prefix, String part, String chosen) {
    List<Tensor> each = new ArrayList<>();
    for (int expert = 0; expert < shape.experts(); expert++) {
      each.add(tensor(prefix + "expert" + expert + "." + part));
    }
    int size = each.get(0).values().length;
    float[] all = new float[size * each.size()];
    for (int expert = 0; expert < each.size(); expert++) {
      System.arraycopy(each.get(expert).values(), 0, all, expert * size, size);
    }
    long[] one = each.get(0).shape();
    long rows = one.length == 2 ? one[0] : 1;
    String table = graph.floats(prefix + part, all, each.size(), rows, one[one.length - 1]);
    return graph.add("Gather", List.of(table, chosen), integer("axis", 0));
  }

  private void told(String x) {
    String share =
        graph.add("Softmax", List.of(op("MatMul", x, weight("slot.query"))), integer("axis", 0));
    String told = shaped(sum(op("Mul", x, share), 0, 0), 1, shape.width());
    String severity =
        op("Sub", op("MatMul", told, weight("severity.direction")), weight("severity.cuts"));
    graph.floatOutput(
        flat(graph.add("Sigmoid", List.of(severity))), "severity", NetworkShape.GRADES - 1);
    for (Map.Entry<String, List<String>> slot : shape.slots().entrySet()) {
      String logits = op("MatMul", told, weight("slot." + slot.getKey()));
      graph.floatOutput(
          flat(graph.add("Softmax", List.of(logits), integer("axis", 1))),
          "slot_" + slot.getKey(),
          slot.getValue().size());
    }
  }

  private String norm(String name, String rows) {
    return graph.add(
        "LayerNormalization",
        List.of(rows, weight(name + ".scale"), weight(name + ".shift")),
        integer("axis", -1));
  }

  private String part(String parts, int index) {
    return graph.add(
        "Squeeze",
        List.of(
            graph.add(
                "Gather",
                List.of(parts, graph.longs(graph.name("part"), index)),
                integer("axis", 0)),
            graph.longs(graph.name("axis"), 0)));
  }

  private String sum(String rows, int axis, int keep) {
    return graph.add(
        "ReduceSum",
        List.of(rows, graph.longs(graph.name("axis"), axis)),
        integer("keepdims", keep));
  }

  private String flat(String rows) {
    return shaped(rows, -1);
  }

  private String shaped(String rows, long... dims) {
    return graph.add("Reshape", List.of(rows, graph.longs(graph.name("shape"), dims)));
  }

  private String turned(String rows, long... order) {
    return graph.add("Transpose", List.of(rows), integers("perm", order));
  }

  private String op(String operator, String... inputs) {
    return graph.add(operator, List.of(inputs));
  }

  private String weight(String name) {
    Tensor tensor = tensor(name);
    return graph.floats(graph.name(name), tensor.values(), tensor.shape());
  }

  private Tensor tensor(String name) {
    Tensor tensor = weights.get(name);
    if (tensor == null) {
      throw new ModelException("the network has no weights " + name);
    }
    return tensor;
  }
}
