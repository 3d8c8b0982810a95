import org.jspecify.annotations.NullMarked;

/// Synthesis of minority rows, and the exact neighbor search it stands on.
// The module that may see what methods share is built after this one.
@SuppressWarnings("module")
@NullMarked
module dev.ballast.smote {
    requires transitive dev.ballast.core;
    requires static jdk.incubator.vector;
    requires static org.jspecify;

    exports dev.ballast.smote;
    exports dev.ballast.smote.clean;
    exports dev.ballast.smote.combine;
    exports dev.ballast.smote.focus;
    exports dev.ballast.smote.mixed;
    exports dev.ballast.smote.multilabel;
    exports dev.ballast.smote.neighbors;
    exports dev.ballast.smote.regression;
    exports dev.ballast.smote.shape;
    exports dev.ballast.smote.bases to dev.ballast.learners;
    exports dev.ballast.smote.neighbors.exact to dev.ballast.learners;
    exports dev.ballast.smote.space to dev.ballast.learners;

    provides dev.ballast.core.method.MethodProvider with dev.ballast.smote.Smote.Provider,
            dev.ballast.smote.clean.AllNearestNeighbors.Provider,
            dev.ballast.smote.clean.ClusterCentroids.Provider,
            dev.ballast.smote.clean.CondensedNearestNeighbor.Provider,
            dev.ballast.smote.clean.EditedNearestNeighbors.Provider,
            dev.ballast.smote.clean.NearMiss.Provider,
            dev.ballast.smote.clean.NeighborhoodCleaning.Provider,
            dev.ballast.smote.clean.OneSidedSelection.Provider,
            dev.ballast.smote.clean.RepeatedEditedNearestNeighbors.Provider,
            dev.ballast.smote.clean.TomekLinks.Provider,
            dev.ballast.smote.combine.SmoteEnn.Provider,
            dev.ballast.smote.combine.SmoteTomek.Provider,
            dev.ballast.smote.focus.Adasyn.Provider,
            dev.ballast.smote.focus.BorderlineSmote.Provider,
            dev.ballast.smote.focus.KMeansSmote.Provider,
            dev.ballast.smote.focus.Mwmote.Provider,
            dev.ballast.smote.focus.ProWSyn.Provider,
            dev.ballast.smote.focus.SafeLevelSmote.Provider,
            dev.ballast.smote.focus.SmoteWithRejection.Provider,
            dev.ballast.smote.mixed.SmoteN.Provider,
            dev.ballast.smote.mixed.SmoteNc.Provider,
            dev.ballast.smote.multilabel.MlRos.Provider,
            dev.ballast.smote.multilabel.MlRus.Provider,
            dev.ballast.smote.multilabel.MlSmote.Provider,
            dev.ballast.smote.regression.GaussianNoise.Provider,
            dev.ballast.smote.regression.RelevanceOver.Provider,
            dev.ballast.smote.regression.RelevanceUnder.Provider,
            dev.ballast.smote.regression.Smogn.Provider,
            dev.ballast.smote.regression.Smoter.Provider,
            dev.ballast.smote.regression.Wercs.Provider,
            dev.ballast.smote.shape.GeometricSmote.Provider,
            dev.ballast.smote.shape.PolynomFit.Provider,
            dev.ballast.smote.shape.RandomWalk.Provider,
            dev.ballast.smote.shape.SmoothedBootstrap.Provider;
}
