package dev.ballast.smote.combine;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.NeighborOptions;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.target.Target;
import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.smote.Smote;

import java.util.EnumSet;
import java.util.Set;

/// What methods have in common that begin with [Smote]: its options, the data it takes, and the chain with what follows.
final class SmoteThen {

    static final Option<Integer> K = new Option.Whole("k", 5, 1, "neighbors of each row in SMOTE");
    static final Option<SmallClassPolicy> SMALL_CLASSES = new Option.Choice<>("small-classes", SmallClassPolicy.REJECT,
            "what to do with a class of k rows or less");
    static final Accepts NUMBERS = new Accepts(EnumSet.of(Column.Kind.NUMBER, Column.Kind.WHOLE),
            Set.of(Target.Kind.CLASSES), "numeric and integer columns without missing values");

    private SmoteThen() {
    }

    /// Fits the chain.
    ///
    /// @param settings what the whole has been told
    /// @param next     what follows; it takes the distance of the whole, too
    static PlanSource fit(MethodSettings settings, Resampler next, Dataset data, RunSettings run) {
        Resampler smote = Smote.withNeighbors(settings.get(K)).smallClasses(settings.get(SMALL_CLASSES))
                .to(settings.strategy());
        FittedResampler fitted = NeighborOptions.handOn(settings, smote).then(NeighborOptions.handOn(settings, next))
                .fit(data, run);
        return fitted::plan;
    }
}
