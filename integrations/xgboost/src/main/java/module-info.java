import org.jspecify.annotations.NullMarked;

/// Losses and measures for rare classes as those of XGBoost, with weights, base score and correction of probabilities set right.
@NullMarked
module dev.ballast.xgboost {
    requires com.fasterxml.jackson.databind;
    requires transitive dev.ballast.core;
    requires transitive ml.dmlc.xgboost4j;
    requires static org.jspecify;

    exports dev.ballast.xgboost;
}
