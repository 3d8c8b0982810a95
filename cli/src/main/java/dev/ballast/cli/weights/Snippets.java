package dev.ballast.cli.weights;

import dev.ballast.core.weight.ClassWeights;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Class weights as lines to paste into programs.
public final class Snippets {

    private final LabelOrder order;
    private final ClassWeights weights;

    private Snippets(LabelOrder order, ClassWeights weights) {
        this.order = order;
        this.weights = weights;
    }

    /// Returns the lines.
    ///
    /// @param order   the classes as learners know them
    /// @param weights the weight of each
    /// @return for every program, what to paste, in the order in which to show it
    public static Map<String, String> of(LabelOrder order, ClassWeights weights) {
        return new Snippets(order, weights).lines();
    }

    private Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        String byLabel = "class_weight={" + each(this::scikitLearnEntry) + "}";
        if (order.isIndex()) {
            lines.put("scikit-learn, Keras", byLabel);
        } else {
            lines.put("scikit-learn", byLabel);
            lines.put("Keras", "class_weight={" + each(index -> index + ": " + weight(index)) + "}");
        }
        lines.put("LightGBM",
                "class_weight={" + each(index -> order.keys().get(index) + ": " + weight(index)) + "}");
        lines.put("CatBoost", "class_weights={" + each(index -> catBoostKey(index) + ": " + weight(index)) + "}");
        String list = "[" + each(this::weight) + "]";
        lines.put("PyTorch", "torch.nn.CrossEntropyLoss(weight=torch.tensor(" + list + "))");
        if (hasPositive(order, weights)) {
            double positive = positive(order, weights);
            lines.put("PyTorch, binary", "torch.nn.BCEWithLogitsLoss(pos_weight=torch.tensor(" + positive + "))");
            lines.put("XGBoost", "scale_pos_weight=" + positive);
        } else {
            lines.put("XGBoost", "sample_weight=numpy.array(" + list + ")[y]");
        }
        lines.put("R", "c("
                + each(index -> PythonLiteral.of(weights.names().get(order.codes().get(index))) + " = " + weight(index))
                + ")");
        List<Integer> textOrder = IntStream.range(0, order.classes()).boxed().toList();
        if (order.codes().equals(textOrder)) {
            lines.put("Ballast", ballast(textOrder));
        } else {
            if (order.type() == LabelType.INTEGER) {
                lines.put("Ballast, int labels", ballast(order.codes()));
            }
            lines.put("Ballast, String labels", ballast(textOrder));
        }
        return lines;
    }

    /// scikit-learn looks up `int(label)` if that can be computed, also of text, where older versions look up the text: such
    /// labels stand there both ways. (LightGBM takes labels as they are, and no others.)
    private String scikitLearnEntry(int index) {
        String name = weights.names().get(order.codes().get(index));
        String entry = order.keys().get(index) + ": " + weight(index);
        return order.type() == LabelType.TEXT && name.matches("\\s*[+-]?[0-9]+(_[0-9]+)*\\s*")
                ? new BigInteger(name.strip().replaceFirst("^\\+", "").replace("_", "")) + ": " + weight(index) + ", "
                        + entry
                : entry;
    }

    private String ballast(List<Integer> codes) {
        return "ClassWeights.of(counts, " + codes.stream().map(code -> Double.toString(weights.weight(code)))
                .collect(Collectors.joining(", ")) + ")";
    }

    /// CatBoost names classes by text; of booleans and decimal numbers that is what Python prints.
    private String catBoostKey(int index) {
        return switch (order.type()) {
            case INTEGER, TEXT -> order.keys().get(index);
            case BOOLEAN, DECIMAL -> PythonLiteral.of(order.keys().get(index));
        };
    }

    private String weight(int index) {
        return Double.toString(weights.weight(order.codes().get(index)));
    }

    private String each(IntFunction<String> line) {
        return IntStream.range(0, order.classes()).mapToObj(line).collect(Collectors.joining(", "));
    }

    /// Tells whether there is a weight of the positive class: that of index 1, over that of index 0.
    ///
    /// @param order   the classes as learners know them
    /// @param weights the weight of each
    /// @return whether there are two classes, and the negative one has a weight
    public static boolean hasPositive(LabelOrder order, ClassWeights weights) {
        return order.classes() == 2 && weights.weight(order.codes().getFirst()) > 0;
    }

    /// Returns the weight of the class of index 1, rare or not, if that of index 0 has weight 1.
    ///
    /// @param order   the two classes as learners know them
    /// @param weights the weight of each
    /// @return the weight
    public static double positive(LabelOrder order, ClassWeights weights) {
        List<String> names = weights.names();
        return weights.positiveWeight(names.get(order.codes().get(1)));
    }
}
