package dev.ballast.smote.regression;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Relevance;

import java.util.Optional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// WERCS, the weighted relevance-based combination strategy: repeats rows drawn in proportion to their relevance, and drops
/// rows drawn in proportion to their irrelevance.
///
/// Branco, Torgo, Ribeiro: "Pre-processing approaches for imbalanced distributions in regression", Neurocomputing 343, 2019,
/// doi:10.1016/j.neucom.2018.11.100.
///
/// **Method.** Of n rows, `over` x n are copied, drawn with replacement, a row of relevance r with a probability in proportion
/// to r; and `under` x n are dropped, drawn without replacement, one after the other, in proportion to 1 - r. Both are drawn
/// from the rows as they were, and numbers of rows are rounded to the nearest, halves up. No threshold is needed for that;
/// how many rows of each band come out is known afterwards.
///
/// **With a strategy**, rows are drawn in the same way, but band by band and as many as the strategy says: copies of a band
/// that grows in proportion to r, rows dropped of one that shrinks in proportion to 1 - r. The options `over` and `under` are
/// then without effect, and refused if given.
///
/// The R package UBL drops rows drawn with replacement, and so fewer than it says.
///
/// **Cost.** Fitting: 20 bytes a row. Drawing: rows x log rows, 8 bytes a row, 4 bytes a copy. **Randomness.** `wercs.copy` at
/// (band or 0, epoch, copy), one number each; `wercs.drop` at (band or 0, epoch, 0), one number a row, in row order.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record Wercs(MethodSettings settings) implements Resampler {

    private static final Purpose COPY = Purpose.of("wercs.copy");
    private static final Purpose DROP = Purpose.of("wercs.drop");

    private static final Option<Double> OVER = new Option.Real("over", 0.5, 0, Double.POSITIVE_INFINITY,
            "copies made, as a share of all rows");
    private static final Option<Double> UNDER = new Option.Real("under", 0.5, 0, 1,
            "rows dropped, as a share of all rows");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("wercs", Family.BALANCING, "repeats rows by their relevance and drops rows by their irrelevance")
            .promises(Promise.Kind.WHATEVER_IS_LEFT).accepts(RelevanceOver.ANY_COLUMNS).makes(Makes.COPIES)
            .options(OVER, UNDER, RareNumbers.RELEVANCE, RareNumbers.EXTREMES, RareNumbers.COEF,
                    RareNumbers.THRESHOLD)
            .paper("Branco, Torgo, Ribeiro 2019", "10.1016/j.neucom.2018.11.100").costs("28 bytes a row")
            .makes(Wercs::new);

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public Wercs {
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

    /// Returns the method with half as many copies as rows, half of the rows dropped, and relevance from the box plot.
    ///
    /// @return the method
    public static Wercs create() {
        return new Wercs(INFO.settings());
    }

    /// Returns this method with other shares.
    ///
    /// @param over  copies made, as a share of all rows, at least 0
    /// @param under rows dropped, as a share of all rows, 0 to 1
    /// @return the method
    /// @throws IllegalArgumentException if a share is out of range
    public Wercs shares(double over, double under) {
        return new Wercs(settings.with(OVER, over).with(UNDER, under));
    }

    /// Returns this method with numbers of rows for each band, in place of shares of all rows.
    ///
    /// @param newStrategy how many rows each band shall have
    /// @return the method
    public Wercs to(SamplingStrategy newStrategy) {
        return new Wercs(settings.with(newStrategy));
    }

    /// Returns this method with given relevance.
    ///
    /// @param relevance how much each number matters
    /// @return the method
    public Wercs relevance(Relevance relevance) {
        return new Wercs(settings.with(RareNumbers.RELEVANCE, RareNumbers.Curve.of(relevance)));
    }

    @Override
    public ClassLabels classes(Dataset data) {
        return RareNumbers.bands(settings, data);
    }

    @Override
    public Optional<Relevance> relevance(Dataset data) {
        return Optional.of(RareNumbers.relevance(settings, data));
    }

    /// Exact with a strategy, else open.
    @Override
    public Promise promise(ClassCounts before) {
        RareNumbers.requireBands(INFO.name(), before);
        if (strategy() == SamplingStrategy.AUTO) {
            return new Promise.Open(before);
        }
        if (!settings.get(OVER).equals(OVER.standard()) || !settings.get(UNDER).equals(UNDER.standard())) {
            throw new IllegalArgumentException(
                    "strategy " + strategy() + " says how many rows each band shall have, and"
                            + " over=" + settings.get(OVER) + ", under=" + settings.get(UNDER)
                            + " how many of all are copied and dropped; give one or the other");
        }
        RareNumbers.requireSome(INFO.name(), before, strategy());
        return new Promise.Exact(strategy().resolve(before, SamplingStrategy.Direction.BOTH));
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        ClassLabels bands = classes(data, run);
        NumberTarget target = RareNumbers.target(data);
        Relevance curve = RareNumbers.relevance(settings, data);
        double[] relevance = new double[target.size()];
        for (int row = 0; row < relevance.length; row++) {
            relevance[row] = curve.relevance(target.value(row));
        }
        List<RelevanceDraw> draws = new ArrayList<>();
        if (promise instanceof Promise.Exact(ClassTargets targets)) {
            for (int code = 0; code < targets.classes(); code++) {
                draws.add(RelevanceDraw.of("band \"" + targets.names().get(code) + '"', bands.rowsOf(code), relevance,
                        targets.toAdd(code), targets.toDrop(code), bands.streamKey(code)));
            }
        } else {
            draws.add(RelevanceDraw.of("the data set", IntStream.range(0, data.rows()).toArray(), relevance,
                    share(OVER, data.rows()), share(UNDER, data.rows()), 0));
        }
        return new RelevanceDraw.Plans(bands, Mixing.of(data.columns()), draws, COPY, DROP);
    }

    private long share(Option<Double> option, int rows) {
        return BigDecimal.valueOf(settings.get(option)).multiply(BigDecimal.valueOf(rows))
                .setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
