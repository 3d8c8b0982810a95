package dev.ballast.samplers.classes;

import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.ClassPrior;

import java.util.function.IntToDoubleFunction;

/// The shares of classes among draws, from how often each item is expected.
public final class EffectivePrior {

    private EffectivePrior() {
    }

    public static ClassPrior of(ClassLabels labels, long population, IntToDoubleFunction expectedCount) {
        if (labels.size() != population) {
            throw new IllegalArgumentException(
                    "there are " + labels.size() + " labels and " + population + " items; every item needs one label");
        }
        double[] shares = new double[labels.classes()];
        double sum = 0;
        for (int item = 0; item < labels.size(); item++) {
            double expected = expectedCount.applyAsDouble(item);
            shares[labels.code(item)] += expected;
            sum += expected;
        }
        if (sum == 0) {
            throw new IllegalArgumentException("the epoch has no draws, so classes have no shares of them");
        }
        for (int code = 0; code < shares.length; code++) {
            shares[code] /= sum;
        }
        return ClassPrior.of(labels.names(), shares);
    }
}
