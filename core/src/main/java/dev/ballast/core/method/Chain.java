package dev.ballast.core.method;

import dev.ballast.core.run.NeighborChoice;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.Relevance;
import dev.ballast.core.target.Target;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One method after another: the next works on what the one before it makes. Every recipe of the result points at rows of
/// the source, through every step.
///
/// **Counts.** Exact if all steps promise exact counts, else whatever is left.
///
/// **Cleaning in a chain** works on all classes, if it was left to itself: after balancing all classes are the smallest, and
/// "all but the smallest" would be none.
///
/// **Classes** that the first step tells apart by itself (rare and common numbers, rows with rare labels) are those of all
/// steps: a row stays in the class that it was kept in or made for, whatever it would be called if it were met alone. Steps that
/// tell the rows of the source apart otherwise than the first one are refused.
///
/// **Cost.** Fitting: that of the first step. Each draw makes the rows of every step but the last, and fits the next step to
/// them. **Randomness.** Step i, from 0, draws with the seed of stream `chain.step` at (i, 0, 0); the first with the seed
/// itself.
final class Chain implements Resampler {

    private static final Purpose STEP = Purpose.of("chain.step");

    private final Resampler first;
    private final Resampler next;
    private final int steps;

    private Chain(Resampler first, Resampler next) {
        this.first = first;
        this.next = next;
        this.steps = first instanceof Chain chain ? chain.steps + 1 : 2;
    }

    static Chain of(Resampler first, Resampler next) {
        if (next instanceof Chain chain) {
            return new Chain(of(first, chain.first), chain.next);
        }
        boolean left = next.info().family() == Family.CLEANING && next.strategy() == SamplingStrategy.AUTO;
        return new Chain(first, left ? next.with(next.options(), SamplingStrategy.ALL) : next);
    }

    @Override
    public MethodInfo info() {
        MethodInfo a = first.info();
        MethodInfo b = next.info();
        return new MethodInfo(a.name() + "-then-" + b.name(), List.of(), a.says() + "; then: " + b.says(),
                Family.COMBINATION,
                a.promise() == Promise.Kind.EXACT && b.promise() == Promise.Kind.EXACT
                        ? Promise.Kind.EXACT
                        : Promise.Kind.WHATEVER_IS_LEFT,
                first.accepts().and(next.accepts()),
                first.reads() == Reads.CLASSES && next.reads() == Reads.CLASSES ? Reads.CLASSES : Reads.ALL,
                makesOf(first.makes(), next.makes()),
                a.draws().compareTo(b.draws()) > 0 ? a.draws() : b.draws(), List.of(), Optional.empty(),
                a.cost() + "; then: " + b.cost(),
                settings -> of(first, next.with(next.options(), settings.strategy())));
    }

    /// Segments between rows that are on segments themselves are no segments of the source.
    private static Makes makesOf(Makes before, Makes after) {
        return before.isSynthesis() && after.isSynthesis()
                ? Makes.ROWS
                : before.compareTo(after) > 0 ? before : after;
    }

    @Override
    public List<Resampler> steps() {
        return Stream.concat(first.steps().stream(), Stream.of(next)).toList();
    }

    /// The strategy is that of the last step; the options and strategies of the others are theirs.
    @Override
    public MethodSettings settings() {
        MethodInfo info = info();
        return new MethodSettings(info, info.standard(), next.strategy());
    }

    @Override
    public boolean looksAtGroups() {
        return first.looksAtGroups() || next.looksAtGroups();
    }

    @Override
    public ClassLabels classes(Dataset data) {
        return first.classes(data);
    }

    @Override
    public Optional<Relevance> relevance(Dataset data) {
        return first.relevance(data);
    }

    @Override
    public Promise promise(ClassCounts before) {
        return first.promise(before) instanceof Promise.Exact exact
                && next.promise(exact.targets().after()) instanceof Promise.Exact last
                        ? new Promise.Exact(exact.targets().then(last.targets()))
                        : new Promise.Open(before);
    }

    @Override
    public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
        requireSameClasses(data, run);
        FittedResampler fitted = first.fit(data, run.part(0, 0.5));
        return (seed, epoch) -> {
            Plan before = fitted.plan(seed, epoch);
            Dataset rows = new Resampling(before, data).toDataset();
            Seed own = Seed.of(seed.stream(STEP, steps - 1, 0, 0).nextLong());
            // Deviations of the data at hand say nothing about rows that were made from them.
            RunSettings rest = new RunSettings(run.threads(), run.part(0.5, 1).progress(), run.cancelled(),
                    Optional.of(own), Optional.empty(), run.neighbors(), Optional.empty(), run.memory(),
                    NeighborChoice.AS_ASKED);
            boolean told = rows.target().kind() != Target.Kind.CLASSES;
            return before.then(next.fit(rows, told ? rest.classes(before.classes().withCodes(before.codes())) : rest)
                    .plan(own, epoch));
        };
    }

    private void requireSameClasses(Dataset data, RunSettings run) {
        if (data.target().kind() == Target.Kind.CLASSES) {
            return;
        }
        next.accepts().require(next.info(), data);
        ClassLabels mine = first.classes(data, run);
        ClassLabels others = next.classes(data, run);
        for (int row = 0; row < mine.size(); row++) {
            String one = mine.names().get(mine.code(row));
            String other = others.names().get(others.code(row));
            if (!one.equals(other)) {
                throw new IllegalArgumentException(
                        "row " + row + " is " + one + " to " + first + " and " + other + " to "
                                + next + "; all steps of a chain must tell rows apart by the same options");
            }
        }
    }

    @Override
    public String toString() {
        return first + " then " + next;
    }
}
