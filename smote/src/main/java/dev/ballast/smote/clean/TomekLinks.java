package dev.ballast.smote.clean;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Draws;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodProvider;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// Tomek links: drops rows that stand face to face with a row of another class.
///
/// Tomek: "Two modifications of CNN", IEEE Transactions on Systems, Man and Cybernetics 6, 1976,
/// doi:10.1109/TSMC.1976.4309452.
///
/// **Method.** Two rows of different classes are a link if each is the other's nearest row among all rows. With
/// `remove=targeted` (the default) the row of a link goes if its class is cleaned, so a link of two classes that are cleaned
/// loses both; with `remove=both`, both rows of a link go if the class of either is cleaned. Rows are dropped once, by the
/// links of the data as they were.
///
/// **Rows at one distance** come in the order of their numbers, so each row has one nearest row and is in one link at most. Of
/// rows of two classes in one place, only the first two can be a link.
///
/// **Classes.** All but the smallest are cleaned, unless the strategy names others; in a chain, all. With `remove=both` every
/// class may lose rows. A class that would lose all its rows is refused, kept or let go, as `emptied` says.
///
/// **Accepts** numbers, whole numbers, ordinal codes and times with finite values; columns of other roles may be anything.
///
/// **Cost.** One search over all rows for one neighbor, 16 bytes a row; a bit a row afterwards. **Randomness.** None: every epoch
/// and seed has the same rows.
///
/// Immutable and thread-safe.
///
/// @param settings its options and its strategy
public record TomekLinks(MethodSettings settings) implements Resampler {

    private static final Option<Remove> REMOVE = new Option.Choice<>("remove", Remove.TARGETED,
            "drop only rows of the classes that are cleaned, or both rows of a link that has one");
    private static final Option<Emptied> EMPTIED = new Option.Choice<>("emptied", Emptied.REFUSE,
            "what to do with a class that would lose all rows");

    /// What this method is.
    public static final MethodInfo INFO = MethodInfo
            .named("tomek-links", Family.CLEANING, "drops rows that are nearest to a row of another class, and it to them")
            .promises(Promise.Kind.WHATEVER_IS_LEFT).makes(Makes.NOTHING).draws(Draws.NEVER)
            .accepts(Cleaning.NUMBERS)
            .options(REMOVE, EMPTIED).asksForNeighbors().paper("Tomek 1976", "10.1109/TSMC.1976.4309452")
            .costs("one search over all n rows, 16 n bytes").makes(TomekLinks::new);

    /// Which rows of a link go.
    public enum Remove {
        /// Those of the classes that are cleaned.
        TARGETED,
        /// Both, if the class of either is cleaned.
        BOTH
    }

    /// Checks that the settings are for this method.
    ///
    /// @throws IllegalArgumentException if they are for another method
    public TomekLinks {
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

    /// Returns the method, which drops the rows of links that are not of the smallest class.
    ///
    /// @return the method
    public static TomekLinks create() {
        return new TomekLinks(INFO.settings());
    }

    /// Returns this method with another rule.
    ///
    /// @param rows which rows of a link go
    /// @return the method
    public TomekLinks remove(Remove rows) {
        return new TomekLinks(settings.with(REMOVE, rows));
    }

    /// Returns this method for other classes.
    ///
    /// @param classes which classes are cleaned
    /// @return the method
    public TomekLinks cleaning(SamplingStrategy classes) {
        return new TomekLinks(settings.with(classes));
    }

    @Override
    public Promise promise(ClassCounts before) {
        BitSet losing = strategy().cleaned(before);
        if (settings.get(REMOVE) == Remove.BOTH && !losing.isEmpty()) {
            losing.set(0, before.classes());
        }
        return new Promise.Cleans(before, losing);
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        BitSet losing = promise.cleaned();
        boolean both = settings.get(REMOVE) == Remove.BOTH;
        BitSet cleaned = both ? strategy().cleaned(promise.before()) : losing;
        ClassLabels labels = data.labels();
        Cleaning.requireFinite(INFO.name(), data);
        int[] partners = partners(data, IntStream.range(0, data.rows()).toArray(), run);
        BitSet kept = new BitSet(data.rows());
        for (int row = 0; row < data.rows(); row++) {
            boolean goes = partners[row] >= 0 && (cleaned.get(labels.code(row))
                    || (both && cleaned.get(labels.code(partners[row]))));
            kept.set(row, !goes);
        }
        settings.get(EMPTIED).apply(kept, labels, losing, INFO.name());
        return Cleaning.keeping(data, kept);
    }

    /// The links among some rows.
    ///
    /// @param rows ascending, with finite values
    /// @return for each row of the data set the other row of its link, or -1
    static int[] partners(Dataset data, int[] rows, RunSettings run) {
        int[] nearest = new int[data.rows()];
        Arrays.fill(nearest, -1);
        if (rows.length < 2) {
            return nearest;
        }
        NeighborQuestion.Members among = rows.length == data.rows()
                ? NeighborQuestion.ALL
                : NeighborQuestion.listed(rows);
        NeighborLists lists = ExactNeighbors.ask(data, NeighborQuestion.nearest(among, among, 1,
                NeighborSpace.euclidean(Scale.NONE.divisors(data, run))), run);
        for (int i = 0; i < rows.length; i++) {
            nearest[rows[i]] = lists.row(i, 0);
        }
        int[] partners = new int[data.rows()];
        Arrays.fill(partners, -1);
        for (int row : rows) {
            if (nearest[nearest[row]] == row && data.labels().code(row) != data.labels().code(nearest[row])) {
                partners[row] = nearest[row];
            }
        }
        return partners;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
