package dev.ballast.samplers.weighted;

import dev.ballast.core.ClassLabels;

import java.util.Arrays;
import java.util.Map;

/// Weights of items from weights of classes.
final class ClassWeights {

    private ClassWeights() {
    }

    static double[] perItem(ClassLabels labels, Map<?, ? extends Number> weights) {
        double[] byCode = new double[labels.classes()];
        Arrays.fill(byCode, -1);
        weights.forEach((label, number) -> {
            String name = String.valueOf(label);
            int code = labels.names().indexOf(name);
            if (code < 0) {
                throw new IllegalArgumentException(
                        "there is no class \"" + name + "\"; classes are " + labels.names());
            }
            double weight = number.doubleValue();
            if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("weight of class \"" + name + "\" is " + number
                        + "; weights must be finite and at least 0");
            }
            if (byCode[code] >= 0) {
                throw new IllegalArgumentException("class \"" + name + "\" has two weights; give one");
            }
            byCode[code] = weight;
        });
        for (int code = 0; code < byCode.length; code++) {
            if (byCode[code] < 0) {
                throw new IllegalArgumentException("class \"" + labels.names().get(code)
                        + "\" has no weight; give every class one, 0 for none of its items");
            }
        }
        double[] perItem = new double[labels.size()];
        for (int item = 0; item < perItem.length; item++) {
            perItem[item] = byCode[labels.code(item)];
        }
        return perItem;
    }
}
