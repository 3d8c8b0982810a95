/// Synthesis of minority rows, and the exact neighbor search it stands on.
module dev.ballast.smote {
    requires transitive dev.ballast.core;
    requires static jdk.incubator.vector;

    exports dev.ballast.smote;
    exports dev.ballast.smote.clean;
    exports dev.ballast.smote.neighbors;

    provides dev.ballast.core.method.MethodProvider with dev.ballast.smote.Mwmote.Provider,
            dev.ballast.smote.PolynomFit.Provider, dev.ballast.smote.ProWSyn.Provider,
            dev.ballast.smote.RandomWalk.Provider, dev.ballast.smote.Smote.Provider,
            dev.ballast.smote.SmoteWithRejection.Provider,
            dev.ballast.smote.clean.ClusterCentroids.Provider, dev.ballast.smote.clean.EditedNearestNeighbors.Provider;
}
