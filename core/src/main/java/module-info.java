import org.jspecify.annotations.NullMarked;

/// Data sets, class targets, keyed random streams, and the recipe contract that every resampling method answers with; class
/// weights, losses, metrics and splits beside it.
@NullMarked
module dev.ballast.core {
    requires it.unimi.dsi.fastutil;
    requires static org.jspecify;

    uses dev.ballast.core.method.MethodProvider;

    exports dev.ballast.core.data;
    exports dev.ballast.core.loss;
    exports dev.ballast.core.method;
    exports dev.ballast.core.metric;
    exports dev.ballast.core.near;
    exports dev.ballast.core.random;
    exports dev.ballast.core.recipe;
    exports dev.ballast.core.run;
    exports dev.ballast.core.split;
    exports dev.ballast.core.strategy;
    exports dev.ballast.core.target;
    exports dev.ballast.core.weight;
}
