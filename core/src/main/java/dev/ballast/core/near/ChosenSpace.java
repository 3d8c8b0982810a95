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
import java.util.function.IntFunction;

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
            case GOWER -> mixed(Distance.MANHATTAN, Scale.RANGE.divisors(data, run), 1,
                    codes(data, entering, column -> CodeDistances.equalOr(data.levels(column), 1)), entering, data);
            case HVDM -> {
                requireClasses(data);
                yield mixed(Distance.EUCLIDEAN, Scale.DEVIATION.divisors(data, run), 4,
                        codes(data, entering, column -> valueDifferences(data, column)), entering, data);
            }
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

    /// @param distances of the codes of a column
    private static Map<Integer, CodeDistances> codes(Dataset data, boolean[] entering,
            IntFunction<CodeDistances> distances) {
        Map<Integer, CodeDistances> codes = new HashMap<>();
        for (int column = 0; column < entering.length; column++) {
            if (entering[column] && isCategory(data.columns().get(column))) {
                codes.put(column, distances.apply(column));
            }
        }
        return codes;
    }

    private static void requireClasses(Dataset data) {
        if (data.target().kind() != Target.Kind.CLASSES) {
            throw new IllegalArgumentException(
                    "distance hvdm compares categories by the classes of their rows, and the target is no class; use gower");
        }
    }

    private static CodeDistances valueDifferences(Dataset data, int column) {
        int levels = data.levels(column);
        return CodeDistances.euclideanProfiles(levels, data.labels().classes(), LevelShares.of(data, column, levels));
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
