/// SMOTE where it matters: methods that choose the rows from which new ones are made by what is near them. Rows in danger
/// ([dev.ballast.smote.focus.BorderlineSmote]), hard ones ([dev.ballast.smote.focus.Adasyn]), safe ones
/// ([dev.ballast.smote.focus.SafeLevelSmote]), clusters ([dev.ballast.smote.focus.KMeansSmote]).
package dev.ballast.smote.focus;
