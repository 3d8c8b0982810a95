import org.jspecify.annotations.NullMarked;

/// Samplers for training loops, and resampling by repeating and dropping rows at random.
@NullMarked
module dev.ballast.samplers {
    requires transitive dev.ballast.core;
    requires it.unimi.dsi.fastutil;
    requires static org.jspecify;

    exports dev.ballast.samplers;
    exports dev.ballast.samplers.batch;
    exports dev.ballast.samplers.classwise;
    exports dev.ballast.samplers.draws;
    exports dev.ballast.samplers.items;
    exports dev.ballast.samplers.mix;
    exports dev.ballast.samplers.resample;
    exports dev.ballast.samplers.stream;
    exports dev.ballast.samplers.weighted;

    provides dev.ballast.core.method.MethodProvider with dev.ballast.samplers.resample.RandomOverSampler.Provider,
            dev.ballast.samplers.resample.RandomUnderSampler.Provider;
}
