package dev.ballast.smote.multilabel;

import dev.ballast.core.target.LabelImbalance;
import dev.ballast.core.target.LabelSets;

/// Counts of labels while rows come and go.
final class Bags {

    private final LabelSets sets;
    private final int[] counts;

    Bags(LabelImbalance imbalance) {
        sets = imbalance.sets();
        counts = new int[sets.names().size()];
        for (int label = 0; label < counts.length; label++) {
            counts[label] = imbalance.count(label);
        }
    }

    /// Adds the labels of a row, or takes them away.
    void count(int row, int change) {
        for (int label = 0; label < counts.length; label++) {
            counts[label] += sets.has(row, label) ? change : 0;
        }
    }

    /// The imbalance ratio as it is now; infinite if no row has the label.
    double ratio(int label) {
        int largest = 0;
        for (int count : counts) {
            largest = Math.max(largest, count);
        }
        return (double) largest / counts[label];
    }
}
