import org.jspecify.annotations.NullMarked;

/// Samplers, fresh rows, losses and metrics for training with the Deep Java Library.
@NullMarked
module dev.ballast.djl {
    requires transitive ai.djl.api;
    requires transitive dev.ballast.core;
    requires transitive dev.ballast.samplers;
    requires static transitive org.jspecify;

    exports dev.ballast.djl;
}
