/// Ballast in programs that use XGBoost. Start with [dev.ballast.xgboost.BinaryObjective], a loss of one logit as an objective,
/// or [dev.ballast.xgboost.SoftmaxObjective], for K classes; [dev.ballast.xgboost.DatasetMatrix] hands rows over, also those of a
/// resampling; [dev.ballast.xgboost.MeasureEvaluation] judges and stops by a measure that rare classes count in;
/// [dev.ballast.xgboost.CorrectedBooster] brings probabilities back after resampling or weighting.
package dev.ballast.xgboost;
