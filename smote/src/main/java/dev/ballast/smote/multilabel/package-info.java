/// Resampling for sets of labels: rows that hold rare labels are copied or made, rows that hold none are dropped. What is rare
/// says [dev.ballast.core.target.LabelImbalance]. Start with [dev.ballast.smote.multilabel.MlSmote].
package dev.ballast.smote.multilabel;
