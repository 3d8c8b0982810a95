package dev.ballast.core.metric;

import dev.ballast.core.target.ClassLabels;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// How many rows of each class were predicted to be of each class, and what follows from that.
///
/// ```java
/// ConfusionMatrix confusion = ConfusionMatrix.of(data.labels(), predicted);
/// double mcc = confusion.matthews();
/// double f1 = confusion.macro(BinaryMetric.F1, AbsentClasses.SKIPPED);
/// ```
///
/// Rows are counted in `long`, weights are summed with compensation; both are kept as `double`, which holds counts up to
/// 2^53 exactly. More rows are refused; weights may add up to more. A value that is not defined is NaN.
///
/// Immutable and thread-safe; K x K values for K classes.
public final class ConfusionMatrix {

    private final List<String> names;
    private final double[][] cells;
    private final double[] actual;
    private final double[] predicted;
    private final double total;
    private final boolean counted;
    /// Of every row without each column, the sum of what is there; null if a difference is exact.
    private final double @Nullable [][] others;

    private ConfusionMatrix(List<String> names, double[][] cells, boolean counted) {
        this.names = names;
        this.cells = cells;
        this.counted = counted;
        this.others = counted ? null : ConfusionCells.withoutEach(cells);
        this.actual = new double[cells.length];
        this.predicted = new double[cells.length];
        CompensatedSum all = new CompensatedSum();
        for (int i = 0; i < cells.length; i++) {
            CompensatedSum row = new CompensatedSum();
            CompensatedSum column = new CompensatedSum();
            for (int j = 0; j < cells.length; j++) {
                row.add(cells[i][j]);
                column.add(cells[j][i]);
                all.add(cells[i][j]);
            }
            actual[i] = row.value();
            predicted[i] = column.value();
        }
        this.total = all.value();
    }

    /// Counts rows.
    ///
    /// @param labels    the actual class of every row
    /// @param predicted the predicted class of every row, as a code of the same classes
    /// @return the matrix
    /// @throws IllegalArgumentException if the numbers of rows differ or a code is not that of a class
    public static ConfusionMatrix of(ClassLabels labels, int[] predicted) {
        return of(labels.toCodes(), predicted, labels.names());
    }

    /// Counts rows.
    ///
    /// @param actual    the actual class of every row
    /// @param predicted the predicted class of every row; classes are those of both, in their order
    /// @return the matrix
    /// @throws IllegalArgumentException if the numbers of rows differ or a label is null
    public static ConfusionMatrix of(String[] actual, String[] predicted) {
        RowWeights.requireSameLength(predicted.length, "predictions", actual.length, "labels");
        ConfusionCells.requireNoNull("actual", actual);
        ConfusionCells.requireNoNull("predicted", predicted);
        String[] both = Arrays.copyOf(actual, 2 * actual.length);
        System.arraycopy(predicted, 0, both, actual.length, predicted.length);
        ClassLabels labels = ClassLabels.of(both);
        int[] codes = labels.toCodes();
        return of(Arrays.copyOf(codes, actual.length), Arrays.copyOfRange(codes, actual.length, codes.length),
                labels.names());
    }

    /// Counts rows.
    ///
    /// @param actual    the actual class of every row, as a code 0 to K-1
    /// @param predicted the predicted class of every row, as a code 0 to K-1
    /// @param names     the K classes
    /// @return the matrix
    /// @throws IllegalArgumentException if the numbers of rows differ or a code is not that of a class
    public static ConfusionMatrix of(int[] actual, int[] predicted, List<String> names) {
        return of(ConfusionCells.counted(actual, predicted, names.size()), names);
    }

    /// Sums weights of rows.
    ///
    /// @param actual    the actual class of every row, as a code 0 to K-1
    /// @param predicted the predicted class of every row, as a code 0 to K-1
    /// @param weights   the weight of every row, finite and at least 0
    /// @param names     the K classes
    /// @return the matrix
    /// @throws IllegalArgumentException if the numbers of rows differ, a code is not that of a class or a weight is not in
    ///                                  range
    public static ConfusionMatrix of(int[] actual, int[] predicted, double[] weights, List<String> names) {
        return new ConfusionMatrix(distinct(names), ConfusionCells.weighed(actual, predicted, weights, names.size()),
                false);
    }

    /// Returns a matrix of counts that were made elsewhere.
    ///
    /// @param counts for every actual class, the rows predicted to be of each class; copied
    /// @param names  the classes
    /// @return the matrix
    /// @throws IllegalArgumentException if the counts are not K x K, one is negative, or all are more than 2^53
    public static ConfusionMatrix of(long[][] counts, List<String> names) {
        return new ConfusionMatrix(distinct(names), ConfusionCells.checked(counts, names.size()), true);
    }

    private static List<String> distinct(List<String> names) {
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("a class name is listed twice: " + names);
        }
        return List.copyOf(names);
    }

    /// Adds the counts of other rows, such as those of another fold or shard.
    ///
    /// @param other a matrix of the same classes
    /// @return the sums
    /// @throws IllegalArgumentException if the classes differ, or the rows are counted and more than 2^53
    public ConfusionMatrix plus(ConfusionMatrix other) {
        if (!names.equals(other.names)) {
            throw new IllegalArgumentException("classes " + names + " and " + other.names + " differ");
        }
        double[][] sums = new double[cells.length][cells.length];
        for (int i = 0; i < cells.length; i++) {
            for (int j = 0; j < cells.length; j++) {
                sums[i][j] = cells[i][j] + other.cells[i][j];
            }
        }
        boolean bothCounted = counted && other.counted;
        if (bothCounted && total + other.total > ConfusionCells.LARGEST_TOTAL) {
            throw ConfusionCells.tooMany();
        }
        return new ConfusionMatrix(names, sums, bothCounted);
    }

    /// {@return the number of classes, K}
    public int classes() {
        return cells.length;
    }

    /// {@return the classes, in code order}
    public List<String> names() {
        return names;
    }

    /// {@return all rows, or their weight}
    public double total() {
        return total;
    }

    /// Returns the rows of one class that were predicted to be of one class.
    ///
    /// @param actualCode    0 to K-1
    /// @param predictedCode 0 to K-1
    /// @return how many, or their weight
    public double count(int actualCode, int predictedCode) {
        return cells[actualCode][predictedCode];
    }

    /// Returns the rows of a class, its support.
    ///
    /// @param code 0 to K-1
    /// @return how many, or their weight
    public double actual(int code) {
        return actual[code];
    }

    /// Returns the rows predicted to be of a class.
    ///
    /// @param code 0 to K-1
    /// @return how many, or their weight
    public double predicted(int code) {
        return predicted[code];
    }

    /// Returns one class against all others.
    ///
    /// @param code 0 to K-1
    /// @return its four counts
    public BinaryCounts oneVersusRest(int code) {
        Objects.checkIndex(code, cells.length);
        CompensatedSum falsePositives = new CompensatedSum();
        CompensatedSum falseNegatives = new CompensatedSum();
        CompensatedSum trueNegatives = new CompensatedSum();
        for (int other = 0; other < cells.length; other++) {
            if (other != code) {
                falsePositives.add(cells[other][code]);
                falseNegatives.add(cells[code][other]);
                trueNegatives.add(others == null ? actual[other] - cells[other][code] : others[other][code]);
            }
        }
        return new BinaryCounts(cells[code][code], falsePositives.value(), falseNegatives.value(),
                trueNegatives.value());
    }

    /// Returns the mean of a metric over classes, each class counting the same. (The F-measure is averaged, not computed
    /// from averages.)
    ///
    /// @param metric of each class against all others
    /// @param absent whether classes without actual rows count
    /// @return the mean; NaN if it is NaN of a class that counts, or none counts
    public double macro(BinaryMetric metric, AbsentClasses absent) {
        CompensatedSum sum = new CompensatedSum();
        int counted = 0;
        for (int code = 0; code < cells.length; code++) {
            if (actual[code] > 0 || absent == AbsentClasses.COUNTED) {
                sum.add(metric.of(oneVersusRest(code)));
                counted++;
            }
        }
        return counted == 0 ? Double.NaN : sum.value() / counted;
    }

    /// Returns the mean of a metric over classes, each counting as its actual rows; classes without rows do not count.
    ///
    /// @param metric of each class against all others
    /// @return the mean; NaN if it is NaN of a class with rows, or there are no rows
    public double weighted(BinaryMetric metric) {
        CompensatedSum sum = new CompensatedSum();
        for (int code = 0; code < cells.length; code++) {
            if (actual[code] > 0) {
                sum.add(metric.of(oneVersusRest(code)) * actual[code]);
            }
        }
        return sum.value() / total;
    }

    /// Returns a metric of the sums of all classes' four counts. For precision, recall and F-measure of any beta this is
    /// the accuracy, and says no more about rare classes than the accuracy does.
    ///
    /// @param metric of the sums
    /// @return its value
    public double micro(BinaryMetric metric) {
        BinaryCounts sum = new BinaryCounts(0, 0, 0, 0);
        for (int code = 0; code < cells.length; code++) {
            sum = sum.plus(oneVersusRest(code));
        }
        return metric.of(sum);
    }

    /// {@return the share of rows predicted right; near 1 for a blind model if a class is rare}
    public double accuracy() {
        CompensatedSum right = new CompensatedSum();
        for (int code = 0; code < cells.length; code++) {
            right.add(cells[code][code]);
        }
        return right.value() / total;
    }

    /// {@return the mean of the recall of all classes with actual rows}
    public double balancedAccuracy() {
        return macro(BinaryMetric.RECALL, AbsentClasses.SKIPPED);
    }

    /// {@return (balanced accuracy - 1/K) / (1 - 1/K), K being the classes with actual rows: 0 for guessing; NaN if there
    /// is only one}
    public double adjustedBalancedAccuracy() {
        double chance = 1.0 / Arrays.stream(actual).filter(rows -> rows > 0).count();
        return chance == 1 ? Double.NaN : (balancedAccuracy() - chance) / (1 - chance);
    }

    /// Returns the geometric mean of the recall of all classes with actual rows, 0 if one of them was never found.
    ///
    /// Kubat, Matwin, "Addressing the curse of imbalanced training sets: one-sided selection", 1997. For two classes it is
    /// [BinaryCounts#gMean()] of either.
    ///
    /// @return 0 to 1; NaN without rows
    public double gMean() {
        CompensatedSum logarithms = new CompensatedSum();
        int counted = 0;
        boolean zero = false;
        for (int code = 0; code < cells.length; code++) {
            if (actual[code] > 0) {
                counted++;
                zero |= cells[code][code] == 0;
                logarithms.add(zero ? 0 : Math.log(cells[code][code] / actual[code]));
            }
        }
        return counted == 0 ? Double.NaN : zero ? 0 : Math.exp(logarithms.value() / counted);
    }

    /// Returns the correlation of truth and prediction over all classes, R_K, which is Matthews's coefficient for two:
    /// (c s - sum p t) / sqrt(sum p (s - p)) / sqrt(sum t (s - t)), where c of s rows are right, and t rows of a class are
    /// actual and p predicted.
    ///
    /// Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", 2004,
    /// doi:10.1016/j.compbiolchem.2004.09.006. The numerator is computed as the sum over classes of TP TN - FP FN, which
    /// is the same and does not cancel, so that a few rare rows among 10^9 count.
    ///
    /// @return -1 to 1; NaN if there is only one actual class, or only one was predicted
    public double matthews() {
        CompensatedSum covariance = new CompensatedSum();
        CompensatedSum actualVariance = new CompensatedSum();
        CompensatedSum predictedVariance = new CompensatedSum();
        double unit = BinaryCounts.unit(total);
        for (int code = 0; code < cells.length; code++) {
            BinaryCounts counts = oneVersusRest(code).times(unit);
            covariance.add(counts.determinant());
            actualVariance.add(counts.positives() * counts.negatives());
            predictedVariance
                    .add(counts.predictedPositives() * (counts.falseNegatives() + counts.trueNegatives()));
        }
        // Each factor is rounded.
        return Math.clamp(covariance.value() / Math.sqrt(predictedVariance.value()) / Math.sqrt(actualVariance.value()),
                -1, 1);
    }

    /// {@return Cohen's kappa, every error counting the same; NaN if truth and prediction are both of one class}
    public double kappa() {
        return kappa(Disagreement.EQUAL);
    }

    /// Returns Cohen's kappa: 1 - sum w o / sum w e, where o are the counts, e those expected of independent predictions
    /// with the same sums, and w what each disagreement counts.
    ///
    /// Cohen, "Weighted kappa", 1968, doi:10.1037/h0026256. With [Disagreement#LINEAR] and [Disagreement#QUADRATIC] the
    /// order of the codes has a meaning: make sure it is the order meant.
    ///
    /// @param disagreement what each error counts
    /// @return at most 1; NaN if truth and prediction are both of one class
    public double kappa(Disagreement disagreement) {
        CompensatedSum observed = new CompensatedSum();
        CompensatedSum expected = new CompensatedSum();
        for (int i = 0; i < cells.length; i++) {
            for (int j = 0; j < cells.length; j++) {
                observed.add(disagreement.of(i, j) * cells[i][j]);
                expected.add(disagreement.of(i, j) * actual[i] * (predicted[j] / total));
            }
        }
        return 1 - observed.value() / expected.value();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix that && names.equals(that.names)
                && Arrays.deepEquals(cells, that.cells);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.deepHashCode(cells);
    }

    @Override
    public String toString() {
        return "ConfusionMatrix" + names + Arrays.deepToString(cells);
    }
}
