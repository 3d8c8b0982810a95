/// Synthesis of minority rows, and the exact neighbor search it stands on.
module dev.ballast.smote {
    requires transitive dev.ballast.core;
    requires static jdk.incubator.vector;

    exports dev.ballast.smote;
    exports dev.ballast.smote.clean;
    exports dev.ballast.smote.multilabel;
    exports dev.ballast.smote.neighbors;
    exports dev.ballast.smote.regression;

    provides dev.ballast.core.method.MethodProvider with dev.ballast.smote.Smote.Provider,
            dev.ballast.smote.clean.ClusterCentroids.Provider, dev.ballast.smote.clean.EditedNearestNeighbors.Provider,
            dev.ballast.smote.multilabel.MlRos.Provider, dev.ballast.smote.multilabel.MlRus.Provider,
            dev.ballast.smote.multilabel.MlSmote.Provider, dev.ballast.smote.regression.GaussianNoise.Provider,
            dev.ballast.smote.regression.RelevanceOver.Provider, dev.ballast.smote.regression.RelevanceUnder.Provider,
            dev.ballast.smote.regression.Smogn.Provider, dev.ballast.smote.regression.Smoter.Provider,
            dev.ballast.smote.regression.Wercs.Provider;
}
