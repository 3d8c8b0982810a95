package dev.ballast.smote.shape;

import dev.ballast.smote.space.ClassSize;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.Target;
import dev.ballast.smote.space.ClassMoments;
import dev.ballast.smote.space.FiniteColumns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Polynomial fitting: new rows of a class on lines through its rows, without a search for neighbors.
///
/// Gazzah, Essoukri Ben Amara: "New oversampling approaches based on polynomial fitting for imbalanced data sets", Eighth IAPR
/// Workshop on Document Analysis Systems, 2008, doi:10.1109/DAS.2008.74.
///
/// **Method.** With c rows to add to a class of n rows, the topology says where they are:
///
/// | topology | segments | how many |
/// |---|---|---|
/// | `star` | from each row to the mean of the class | n |
/// | `bus` | from each row to the next one of the class, as they stand in the data | n - 1 |
/// | `mesh` | between any two rows | n (n - 1) / 2 |
///
/// All segments get the same number t of new rows, up to one, at 1/(t+1), 2/(t+1), ..., t/(t+1) of the way; which ones get
/// the extra row is random. For the star, with m the mean of the class:
///
///     value = row + j/(t+1) * (m - row)
///
/// `curve`: the rows are put in the order of the mean of their values, each column in units of its standard deviation
/// in the class (columns that are constant in the class do not count, rows that are equal so stay in their order).
/// Row i of n is given the place i / (n - 1), a polynomial in the place is fitted to every column by least squares, and new
/// row j of c lies on it at a place drawn uniformly from [j / c, (j + 1) / c). One place serves all columns of the row. A
/// recipe has the fitted polynomial as `degree` + 1 points, and its weights follow from Lagrange's formula.
///
/// **Differences.** The package smote-variants adds k rows to every segment, k a rounded quotient, so that counts are not
/// what was asked; here they are. Its mesh draws pairs at random, here no pair has two rows more than another. Its curve draws
/// the place of every column by itself, so that its rows are not on the curve, and goes a place beyond the last row; it orders
/// rows by means of columns in unlike units.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything, and
/// come from the row that a segment starts from, or the one nearest on the curve.
///
/// **Edges.** A class of one row is refused; the curve needs more rows than its degree. Rows between equal rows are equal to
/// them. If n divides c, the star has the same rows in every epoch; the bus if n - 1 does.
///
/// **Cost.** Fitting: O(n x columns), for the curve O(n log n + n x degree^2), and 8 n bytes x (degree + 1). Drawing: O(columns) a
/// row, 4 n bytes; a row of the star or curve that is asked for alone costs O(n x columns). Written out with its points, a
/// recipe of these has all rows of the class in it.
///
/// **Randomness.** `polynom-fit.order` at (class, epoch, 0): the order in which segments get rows, or the rows of the mesh are in a
/// circle; `polynom-fit.mesh` there: the order of distances in it. `polynom-fit.place` at (class, epoch, new row): places on
/// the curve.
///
/// **Choose something else when** a class is in several clumps: the star then fills what is between them, as do bus and mesh.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record PolynomFit(MethodSettings settings) implements Resampler {

    private static final Option<Topology> TOPOLOGY = new Option.Choice<>("topology", Topology.STAR,
            "to the mean of the class, from row to row, between all rows, or along a curve");
    private static final Option<Integer> DEGREE = new Option.Whole("degree", 2, 1, "of the polynomial of a curve");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("polynom-fit", Family.OVER_SAMPLING, "makes new rows of the rare classes evenly spaced on lines through them")
            .accepts(new Accepts(Accepts.NUMBERS, Set.of(Target.Kind.CLASSES),
                    "numeric, integer, ordinal and time columns without missing values in the rows of the classes that grow"))
            .reads(Reads.GROWING).options(TOPOLOGY, DEGREE)
            .paper("Gazzah, Essoukri Ben Amara 2008", "10.1109/DAS.2008.74")
            .costs("no search; n x columns for a class of n rows").makes(PolynomFit::new);

    /// Where new rows are.
    public enum Topology {
        /// Between each row and the mean of the class.
        STAR,
        /// Between each row and the next.
        BUS,
        /// Between any two rows.
        MESH,
        /// On a polynomial.
        CURVE
    }

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public PolynomFit {
        settings.requireOf(INFO);
    }

    /// Offers the method by its name.
    public static final class Provider implements MethodProvider {

        /// Makes the offer.
        public Provider() {
        }

        @Override
        public MethodInfo info() {
            return INFO;
        }
    }

    /// Returns the method with the star, strategy [SamplingStrategy#AUTO].
    ///
    /// @return the method
    public static PolynomFit create() {
        return new PolynomFit(INFO.settings());
    }

    /// Returns this method with another topology.
    ///
    /// @param topology where new rows are
    /// @return the method
    public PolynomFit topology(Topology topology) {
        return new PolynomFit(settings.with(TOPOLOGY, topology));
    }

    /// Returns this method with a curve of some degree.
    ///
    /// @param degree of the polynomial, at least 1
    /// @return the method
    /// @throws IllegalArgumentException if the degree is not positive
    public PolynomFit curve(int degree) {
        return new PolynomFit(settings.with(TOPOLOGY, Topology.CURVE).with(DEGREE, degree));
    }

    /// Returns this method with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have
    /// @return the method
    public PolynomFit to(SamplingStrategy newStrategy) {
        return new PolynomFit(settings.with(newStrategy));
    }

    @Override
    public Makes makes() {
        return switch (settings.get(TOPOLOGY)) {
            case BUS, MESH -> Makes.SEGMENTS;
            case STAR, CURVE -> Makes.ROWS;
        };
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassTargets targets = promise.targets();
        for (int code = 0; code < targets.classes(); code++) {
            if (targets.toAdd(code) > 0) {
                requireEnoughRows(targets, code);
            }
        }
        List<WeightedMeans.Mean> means = new ArrayList<>();
        PlanSource source = GrowingClasses.fit(data, data.labels(), targets, Mixing.of(data.columns()), run,
                (code, rows, part) -> {
                    FiniteColumns.require(INFO.name(), data, rows);
                    GrowingClasses.ClassSource lines = lines(data, rows, data.labels().streamKey(code), means);
                    part.at(1);
                    return lines;
                });
        WeightedMeans points = new WeightedMeans(means);
        return (seed, epoch) -> source.plan(seed, epoch).with(points);
    }

    private void requireEnoughRows(ClassTargets targets, int code) {
        ClassSize.requireTwo(INFO.name(), "draw lines between", targets, code);
        int degree = settings.get(DEGREE);
        if (settings.get(TOPOLOGY) == Topology.CURVE && targets.before(code) <= degree) {
            throw new IllegalArgumentException("class \"" + targets.names().get(code) + "\" has " + targets.before(code)
                    + " rows, too few for a polynomial of degree " + degree + "; use degree = "
                    + (targets.before(code) - 1) + (targets.before(code) > 2 ? " or less" : "") + ", or another topology");
        }
    }

    /// @param means takes the points that the new rows name
    private GrowingClasses.ClassSource lines(Dataset data, int[] rows, long streamKey,
            List<WeightedMeans.Mean> means) {
        Topology topology = settings.get(TOPOLOGY);
        long first = (long) data.rows() + means.size();
        if (topology == Topology.CURVE) {
            int[] order = inOrder(data, rows);
            means.addAll(PolynomCurve.fit(order, settings.get(DEGREE)));
            return new PolynomCurve(order, first, settings.get(DEGREE), streamKey);
        }
        if (topology == Topology.STAR) {
            double[] weights = new double[rows.length];
            Arrays.fill(weights, 1.0 / rows.length);
            means.add(new WeightedMeans.Mean(rows, weights));
        }
        return new PolynomLines(topology, rows, first, streamKey);
    }

    /// The rows in the order of the mean of their values in units of the class.
    private static int[] inOrder(Dataset data, int[] rows) {
        ClassMoments moments = ClassMoments.of(data, rows);
        double[] sums = new double[rows.length];
        double[] row = new double[data.columns().size()];
        for (int i = 0; i < rows.length; i++) {
            data.features().copyRow(rows[i], row, 0);
            for (int column = 0; column < row.length; column++) {
                sums[i] += moments.standardized(row[column], column);
            }
        }
        return IntStream.range(0, rows.length).boxed().sorted((a, b) -> Double.compare(sums[a], sums[b]))
                .mapToInt(i -> rows[i]).toArray();
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
