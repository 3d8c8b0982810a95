package dev.ballast.core.near;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Makes columns uncorrelated and of variance 1, so that the Euclidean distance of what comes out is the Mahalanobis distance of what went
/// in: with the covariance C = L L' of all rows (divisor n - 1), of lower triangular L, a row x becomes the z that solves
///
///     L z = x - mean
///
/// Columns are divided by their largest size first, which changes no distance and keeps squares in the range of `double`.
final class Whitening {

    /// A column of which less than this share of its variance is left, once those before it are known, is a combination of them but for
    /// rounding.
    private static final double DEPENDENT = 1e-12;

    private final int[] columns;
    private final double[] sizes;
    private final double[] means;
    private final double[][] factor;
    private @Nullable Dataset last;
    private @Nullable Dataset lastWhite;

    private Whitening(int[] columns, double[] sizes, double[] means, double[][] factor) {
        this.columns = columns;
        this.sizes = sizes;
        this.means = means;
        this.factor = factor;
    }

    /// Works out the map. Constant columns are left out.
    ///
    /// @throws IllegalArgumentException if a value is not finite, a column is no number, or is a combination of others
    static ChosenSpace of(Dataset data, boolean[] entering) {
        int[] used = IntStream.range(0, entering.length).filter(column -> entering[column]).toArray();
        double[] least = new double[used.length];
        double[] most = new double[used.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        double[] row = new double[data.columns().size()];
        for (int i = 0; i < data.rows(); i++) {
            data.features().copyRow(i, row, 0);
            for (int j = 0; j < used.length; j++) {
                double value = required(data, i, used[j], row[used[j]]);
                least[j] = Math.min(least[j], value);
                most[j] = Math.max(most[j], value);
            }
        }
        int[] varying = IntStream.range(0, used.length).filter(j -> least[j] < most[j]).toArray();
        int[] columns = IntStream.of(varying).map(j -> used[j]).toArray();
        double[] sizes = IntStream.of(varying).mapToDouble(j -> Math.max(Math.abs(least[j]), Math.abs(most[j])))
                .toArray();
        double[] means = means(data, columns, sizes);
        double[][] factor = factor(data, columns, covariance(data, columns, sizes, means));
        return new ChosenSpace.White(new Whitening(columns, sizes, means, factor));
    }

    private static double required(Dataset data, int row, int column, double value) {
        Column of = data.columns().get(column);
        if (!of.kind().isMixable()) {
            throw new IllegalArgumentException("column \"" + of.name() + "\" is of kind " + of.kind()
                    + ", and distance mahalanobis is for numbers; use gower or hvdm, or leave it out of the distance");
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("row " + row + ", column \"" + of.name() + "\" is " + value
                    + "; distance mahalanobis needs every value: fill it in, drop the row, or leave the column out of the distance");
        }
        return value;
    }

    private static double[] means(Dataset data, int[] columns, double[] sizes) {
        double[] means = new double[columns.length];
        double[] row = new double[data.columns().size()];
        for (int i = 0; i < data.rows(); i++) {
            data.features().copyRow(i, row, 0);
            for (int j = 0; j < columns.length; j++) {
                means[j] += (row[columns[j]] / sizes[j] - means[j]) / (i + 1);
            }
        }
        return means;
    }

    private static double[][] covariance(Dataset data, int[] columns, double[] sizes, double[] means) {
        double[][] sums = new double[columns.length][columns.length];
        double[] row = new double[data.columns().size()];
        double[] centered = new double[columns.length];
        for (int i = 0; i < data.rows(); i++) {
            data.features().copyRow(i, row, 0);
            for (int j = 0; j < columns.length; j++) {
                centered[j] = row[columns[j]] / sizes[j] - means[j];
            }
            for (int j = 0; j < columns.length; j++) {
                for (int other = 0; other <= j; other++) {
                    sums[j][other] += centered[j] * centered[other];
                }
            }
        }
        for (double[] of : sums) {
            Arrays.setAll(of, j -> of[j] / (data.rows() - 1));
        }
        return sums;
    }

    /// Cholesky's factor of a covariance.
    private static double[][] factor(Dataset data, int[] columns, double[][] covariance) {
        double[][] factor = new double[columns.length][columns.length];
        for (int j = 0; j < columns.length; j++) {
            for (int other = 0; other <= j; other++) {
                double rest = covariance[j][other];
                for (int i = 0; i < other; i++) {
                    rest -= factor[j][i] * factor[other][i];
                }
                if (other < j) {
                    factor[j][other] = rest / factor[other][other];
                } else if (rest > DEPENDENT * covariance[j][j]) {
                    factor[j][j] = Math.sqrt(rest);
                } else {
                    throw new IllegalArgumentException("column \"" + data.columns().get(columns[j]).name()
                            + "\" is a combination of the columns before it, so distance mahalanobis does not exist; leave it out of"
                            + " the distance, or use scale=deviation");
                }
            }
        }
        return factor;
    }

    /// Rows of the columns that come out. The last data set's are kept, since methods ask again and again about one.
    // The same object is meant: equal values would take as long to compare as to map.
    @SuppressWarnings("ReferenceEquality")
    synchronized Dataset of(Dataset data) {
        if (lastWhite == null || last != data) {
            lastWhite = white(data);
            last = data;
        }
        return lastWhite;
    }

    private Dataset white(Dataset data) {
        double[][] values = new double[data.rows()][columns.length];
        double[] row = new double[data.columns().size()];
        for (int i = 0; i < values.length; i++) {
            data.features().copyRow(i, row, 0);
            double[] z = values[i];
            for (int j = 0; j < columns.length; j++) {
                double rest = required(data, i, columns[j], row[columns[j]]) / sizes[j] - means[j];
                for (int before = 0; before < j; before++) {
                    rest -= factor[j][before] * z[before];
                }
                z[j] = rest / factor[j][j];
            }
        }
        return new Dataset(FeatureMatrix.wrap(values), data.target(), Column.numeric(columns.length), data.ids());
    }
}
