/// Synthesis of rows for rare classes. Start with [dev.ballast.smote.Smote].
package dev.ballast.smote;
