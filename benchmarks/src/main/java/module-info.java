import org.jspecify.annotations.NullMarked;

/// Benchmarks: Ballast beside Smile, Commons RNG, Commons Math and plain loops. Nothing depends on this module.
@NullMarked
module dev.ballast.benchmarks {
    requires dev.ballast.core;
    requires commons.math3;
    requires dev.ballast.samplers;
    requires dev.ballast.smote;
    requires org.apache.commons.rng.api;
    requires org.apache.commons.rng.sampling;
    requires org.apache.commons.rng.simple;
    requires java.desktop;
    requires jdk.incubator.vector;
    requires jdk.management;
    requires jmh.core;
    requires smile.base;
    requires smile.core;
    requires tools.jackson.databind;
    requires xchart;
    requires static org.jspecify;
}
