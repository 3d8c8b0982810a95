/// Resampling for numbers to be predicted: a [dev.ballast.core.target.Relevance] tells rare numbers from common ones, and rows
/// are added where they are rare and dropped where they are common. Start with [dev.ballast.smote.regression.Smoter].
package dev.ballast.smote.regression;
