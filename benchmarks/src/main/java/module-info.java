/// Benchmarks: Ballast beside Smile and beside plain loops. Nothing depends on this module.
module dev.ballast.benchmarks {
    requires dev.ballast.core;
    requires dev.ballast.smote;
    requires java.desktop;
    requires jdk.incubator.vector;
    requires jmh.core;
    requires smile.base;
    requires smile.core;
    requires tools.jackson.databind;
    requires xchart;
}
