package dev.ballast.core.target;

import java.util.List;

/// How unevenly labels are spread over rows.
///
/// Charte, Rivera, del Jesus, Herrera: "Addressing imbalance in multilabel classification: Measures and random resampling
/// algorithms", Neurocomputing 163, 2015, doi:10.1016/j.neucom.2014.08.091; SCUMBLE: "Concurrence among imbalanced labels and
/// its influence on multilabel resampling algorithms", HAIS 2014, doi:10.1007/978-3-319-07617-1_10.
///
/// With c(l) the rows that have label l:
///
/// | measure | is |
/// |---|---|
/// | [#ratio(int)] of l | largest c / c(l), the imbalance ratio |
/// | [#meanRatio()] | mean of the ratios of all labels that a row has |
/// | [#cardinality()] | mean number of labels of a row |
/// | [#density()] | cardinality / number of labels |
/// | [#scumble(int)] of a row | 1 - geometric mean / arithmetic mean of the ratios of its labels; 0 without labels |
/// | [#scumble()] | mean over rows |
///
/// A label is rare if its ratio is above the mean ratio. A label that no row has is neither rare nor common: it has no ratio
/// (NaN) and no part in the mean, which the R package mldr divides by all labels.
///
/// **Cost.** One pass over rows x labels; 8 bytes a label. Immutable and thread-safe.
public final class LabelImbalance {

    private static final List<String> ROWS = List.of("common", "rare");

    private final LabelSets sets;
    private final int[] counts;
    private final double[] ratios;
    private final double meanRatio;

    private LabelImbalance(LabelSets sets, int[] counts) {
        this.sets = sets;
        this.counts = counts;
        this.ratios = new double[counts.length];
        int largest = 0;
        for (int count : counts) {
            largest = Math.max(largest, count);
        }
        double sum = 0;
        int present = 0;
        for (int label = 0; label < counts.length; label++) {
            ratios[label] = counts[label] == 0 ? Double.NaN : (double) largest / counts[label];
            if (counts[label] > 0) {
                sum += ratios[label];
                present++;
            }
        }
        this.meanRatio = sum / present;
    }

    /// Measures sets of labels.
    ///
    /// @param sets the set of every row
    /// @return the measures
    public static LabelImbalance of(LabelSets sets) {
        int[] counts = new int[sets.names().size()];
        for (int label = 0; label < counts.length; label++) {
            counts[label] = sets.count(label);
        }
        return new LabelImbalance(sets, counts);
    }

    /// {@return the sets that are measured}
    public LabelSets sets() {
        return sets;
    }

    /// Returns the rows that have a label.
    ///
    /// @param label from 0
    /// @return how many
    public int count(int label) {
        return counts[label];
    }

    /// Returns the imbalance ratio of a label.
    ///
    /// @param label from 0
    /// @return rows with the most frequent label / rows with this one, at least 1; NaN if no row has it
    public double ratio(int label) {
        return ratios[label];
    }

    /// {@return the mean imbalance ratio of the labels that a row has; NaN if there are none}
    public double meanRatio() {
        return meanRatio;
    }

    /// Says whether a label is rare.
    ///
    /// @param label from 0
    /// @return whether its ratio is above the mean
    public boolean isRare(int label) {
        return ratios[label] > meanRatio;
    }

    /// {@return the mean number of labels of a row; NaN without rows}
    public double cardinality() {
        long labels = 0;
        for (int count : counts) {
            labels += count;
        }
        return (double) labels / sets.size();
    }

    /// {@return the mean share of the labels that a row has; NaN without rows or labels}
    public double density() {
        return cardinality() / counts.length;
    }

    /// Measures how much a row's labels differ in frequency.
    ///
    /// @param row from 0
    /// @return 0 (all as frequent, or at most one label) to 1
    public double scumble(int row) {
        double logarithms = 0;
        double sum = 0;
        int labels = 0;
        for (int label = 0; label < counts.length; label++) {
            if (sets.has(row, label)) {
                logarithms += StrictMath.log(ratios[label]);
                sum += ratios[label];
                labels++;
            }
        }
        return labels < 2 ? 0 : Math.max(0, 1 - StrictMath.exp(logarithms / labels) / (sum / labels));
    }

    /// {@return how much frequent and rare labels come together, mean over rows: 0 (never) to 1; NaN without rows}
    public double scumble() {
        double sum = 0;
        for (int row = 0; row < sets.size(); row++) {
            sum += scumble(row);
        }
        return sum / sets.size();
    }

    /// {@return the class of every row, `rare` if it has a rare label, else `common`; both classes are always there, in the
    /// order common, rare}
    public ClassLabels rows() {
        int[] codes = new int[sets.size()];
        for (int label = 0; label < counts.length; label++) {
            for (int row = 0; isRare(label) && row < codes.length; row++) {
                codes[row] |= sets.has(row, label) ? 1 : 0;
            }
        }
        return ClassLabels.ofRanks(ROWS, new int[0]).withCodes(codes);
    }

    @Override
    public String toString() {
        return "LabelImbalance[" + sets + ", cardinality=" + cardinality() + ", meanRatio=" + meanRatio + ", scumble="
                + scumble() + ']';
    }
}
