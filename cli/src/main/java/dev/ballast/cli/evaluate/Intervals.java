package dev.ballast.cli.evaluate;

import dev.ballast.core.metric.Bootstrap;
import dev.ballast.core.metric.BootstrapInterval;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// How intervals are made: by the bootstrap, and from counts where that knows nothing.
///
/// @param replicates 0 for no intervals
/// @param level      of the intervals
/// @param seed       fixes all random choices
/// @param done       told after every replicate
public record Intervals(int replicates, double level, Seed seed, Runnable done) {

    /// Computes all measures of the same replicates.
    <T> List<Measure> of(List<Defined<T>> defined, ClassLabels labels, T all, Function<double[], T> weighted) {
        List<BootstrapInterval> drawn = replicates == 0
                ? List.of()
                : Bootstrap.stratified(labels).replicates(replicates).level(level).intervals(seed, weights -> {
                    T judged = weighted.apply(weights);
                    done.run();
                    return defined.stream().mapToDouble(one -> one.value().applyAsDouble(judged)).toArray();
                });
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < defined.size(); i++) {
            Defined<T> one = defined.get(i);
            double value = one.value().applyAsDouble(all);
            measures.add(new Measure(one.key(), one.name(), value,
                    replicates == 0 ? Interval.NONE : interval(one, all, value, drawn.get(i)), one.note()));
        }
        return List.copyOf(measures);
    }

    private <T> Interval interval(Defined<T> one, T all, double value, BootstrapInterval drawn) {
        if (Double.isNaN(value)) {
            return Interval.none("not defined");
        }
        boolean varies = drawn.lower() < drawn.upper();
        if (!varies || one.settled().test(all)) {
            Interval counted = one.counted().of(all, level);
            if (counted != null) {
                return counted;
            }
        }
        if (varies) {
            return new Interval(Interval.Kind.BOOTSTRAP, drawn.lower(), drawn.upper(), "");
        }
        return Interval.none(drawn.undefinedReplicates() > 0
                ? "not defined of " + drawn.undefinedReplicates() + " replicates"
                : Double.isInfinite(value) ? "infinite" : "replicates do not differ");
    }
}
