import org.jspecify.annotations.NullMarked;

/// Methods that train a model to find out which rows to keep or to start from; a module of its own, so that others do without
/// the libraries it needs.
@NullMarked
module dev.ballast.learners {
    requires transitive dev.ballast.core;
    requires transitive dev.ballast.smote;
    requires it.unimi.dsi.fastutil;
    requires libsvm;
    requires static org.jspecify;

    exports dev.ballast.learners;

    provides dev.ballast.core.method.MethodProvider with dev.ballast.learners.InstanceHardness.Provider,
            dev.ballast.learners.IterativePartitioningFilter.Provider, dev.ballast.learners.SmoteIpf.Provider,
            dev.ballast.learners.SvmSmote.Provider;
}
