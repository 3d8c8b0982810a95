package dev.ballast.core.near;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborChoice.Measured;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.NeighborSpace.CodeDistances;
import dev.ballast.core.run.NeighborSpace.Distance;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.target.Target;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Puts a space in the place of a method's own.
sealed interface ChosenSpace {

    Measured measured(Dataset data, NeighborSpace own);

    static ChosenSpace of(Nearness nearness, Dataset data, RunSettings run) {
        boolean[] entering = nearness.entering(data);
        return switch (nearness.measure()) {
            case EUCLIDEAN -> units(nearness, Distance.EUCLIDEAN, entering, data, run);
            case MANHATTAN -> units(nearness, Distance.MANHATTAN, entering, data, run);
            case CHEBYSHEV -> units(nearness, Distance.CHEBYSHEV, entering, data, run);
            case MAHALANOBIS -> Whitening.of(data, entering);
            case GOWER -> mixed(Distance.MANHATTAN, Scale.RANGE.divisors(data, run), 1, gowerCodes(data, entering),
                    entering, data);
            case HVDM -> mixed(Distance.EUCLIDEAN, Scale.DEVIATION.divisors(data, run), 4,
                    valueDifferences(data, entering), entering,
                    data);
        };
    }

    private static ChosenSpace units(Nearness nearness, Distance distance, boolean[] entering, Dataset data,
            RunSettings run) {
        return new Units(distance, entering,
                nearness.scale() == Scale.OWN ? new double[0] : nearness.scale().divisors(data, run));
    }

    /// @param times what the divisors of numbers are multiplied by
    private static ChosenSpace mixed(Distance distance, double[] divisors, double times,
            Map<Integer, CodeDistances> codes,
            boolean[] entering, Dataset data) {
        double[] used = new double[divisors.length];
        for (int column = 0; column < used.length; column++) {
            Column of = data.columns().get(column);
            used[column] = !entering[column] ? 0 : codes.containsKey(column) ? 1 : times * divisors[column];
            if (entering[column] && of.kind() == Column.Kind.TEXT) {
                throw new IllegalArgumentException(
                        "column \"" + of.name() + "\" holds text, and texts have no distance here");
            }
        }
        return new Mixed(new NeighborSpace(distance, used, codes));
    }

    private static boolean isCategory(Column column) {
        return column.kind() == Column.Kind.CATEGORY || column.kind() == Column.Kind.BOOLEAN;
    }

    private static int levels(Dataset data, int column) {
        Column of = data.columns().get(column);
        return of.kind() == Column.Kind.BOOLEAN && of.levels().isEmpty() ? 2 : of.levels().size();
    }

    private static Map<Integer, CodeDistances> gowerCodes(Dataset data, boolean[] entering) {
        Map<Integer, CodeDistances> codes = new HashMap<>();
        for (int column = 0; column < entering.length; column++) {
            if (entering[column] && isCategory(data.columns().get(column))) {
                codes.put(column, CodeDistances.equalOr(levels(data, column), 1));
            }
        }
        return codes;
    }

    /// The shares of classes among the rows of every level. Of a level without rows all are 0.
    private static Map<Integer, CodeDistances> valueDifferences(Dataset data, boolean[] entering) {
        if (data.target().kind() != Target.Kind.CLASSES) {
            throw new IllegalArgumentException(
                    "distance hvdm compares categories by the classes of their rows, and the target is no class; use gower");
        }
        int classes = data.labels().classes();
        Map<Integer, CodeDistances> codes = new HashMap<>();
        double[] row = new double[data.columns().size()];
        double[][] shares = new double[row.length][];
        for (int column = 0; column < row.length; column++) {
            if (entering[column] && isCategory(data.columns().get(column))) {
                shares[column] = new double[Math.multiplyExact(levels(data, column) + 1, classes)];
            }
        }
        for (int i = 0; i < data.rows(); i++) {
            data.features().copyRow(i, row, 0);
            for (int column = 0; column < row.length; column++) {
                if (shares[column] != null) {
                    shares[column][code(data, i, column, row[column]) * classes + data.labels().code(i)]++;
                }
            }
        }
        for (int column = 0; column < row.length; column++) {
            if (shares[column] != null) {
                codes.put(column, CodeDistances.euclideanProfiles(levels(data, column), classes,
                        ofSumOne(shares[column], classes)));
            }
        }
        return codes;
    }

    private static int code(Dataset data, int row, int column, double value) {
        int levels = levels(data, column);
        if (Double.isNaN(value)) {
            return levels;
        }
        if (!(value >= 0 && value < levels && value == Math.rint(value))) {
            throw new IllegalArgumentException(
                    "row " + row + ", column \"" + data.columns().get(column).name() + "\" is "
                            + value + "; a code is a whole number from 0 to " + (levels - 1));
        }
        return (int) value;
    }

    private static double[] ofSumOne(double[] counts, int classes) {
        for (int from = 0; from < counts.length; from += classes) {
            double sum = Arrays.stream(counts, from, from + classes).sum();
            for (int i = from; i < from + classes && sum > 0; i++) {
                counts[i] /= sum;
            }
        }
        return counts;
    }

    /// Other distances, other units.
    ///
    /// @param distance the distance
    /// @param entering which columns may enter
    /// @param divisors units of all columns, or empty for those of the method
    record Units(Distance distance, boolean[] entering, double[] divisors) implements ChosenSpace {

        @Override
        public Measured measured(Dataset data, NeighborSpace own) {
            double[] used = own.divisors().clone();
            for (int column = 0; column < used.length; column++) {
                if (!entering[column]) {
                    used[column] = 0;
                } else if (used[column] > 0 && divisors.length > 0 && own.codes().isEmpty()) {
                    // How far apart codes are is in a method's own units.
                    used[column] = divisors[column];
                }
            }
            return new Measured(data,
                    new NeighborSpace(distance == Distance.EUCLIDEAN ? own.distance() : distance, used, own.codes()));
        }
    }

    /// One space for all questions.
    ///
    /// @param space the space
    record Mixed(NeighborSpace space) implements ChosenSpace {

        @Override
        public Measured measured(Dataset data, NeighborSpace own) {
            return new Measured(data, space);
        }
    }

    /// Columns without correlation: see [Whitening].
    ///
    /// @param whitening the map
    record White(Whitening whitening) implements ChosenSpace {

        @Override
        public Measured measured(Dataset data, NeighborSpace own) {
            if (!own.codes().isEmpty()) {
                throw new IllegalArgumentException(
                        "distance mahalanobis is for numbers, and this method compares categories too; use gower or hvdm");
            }
            Dataset white = whitening.of(data);
            double[] ones = new double[white.columns().size()];
            Arrays.fill(ones, 1);
            return new Measured(white, NeighborSpace.euclidean(ones));
        }
    }
}
