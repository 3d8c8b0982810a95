/// Synthesis of minority rows, and the exact neighbor search it stands on.
// The module that may see what methods share is built after this one.
@SuppressWarnings("module")
module dev.ballast.smote {
    requires transitive dev.ballast.core;
    requires static jdk.incubator.vector;

    exports dev.ballast.smote;
    exports dev.ballast.smote.clean;
    exports dev.ballast.smote.neighbors;
    exports dev.ballast.smote.space to dev.ballast.learners;

    provides dev.ballast.core.method.MethodProvider with dev.ballast.smote.Smote.Provider,
            dev.ballast.smote.clean.ClusterCentroids.Provider, dev.ballast.smote.clean.EditedNearestNeighbors.Provider;
}
