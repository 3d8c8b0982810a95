/// Training with the Deep Java Library (DJL) on data with rare classes; adapters to its own interfaces, and nothing else.
///
/// - [dev.ballast.djl.ResumableSampler] is any sampler of [dev.ballast.samplers], for any data set of records;
///   [dev.ballast.djl.RecordLabels] reads the classes of such a data set, which most samplers are made from.
/// - [dev.ballast.djl.RowBatchDataset] is a data set of real and freshly synthesized rows.
/// - [dev.ballast.djl.RareClassLoss] is any loss of [dev.ballast.core.loss] in operations that the engine differentiates.
/// - [dev.ballast.djl.ConfusionEvaluator] and [dev.ballast.djl.RankingEvaluator] are any metric of
///   [dev.ballast.core.metric].
///
/// Sizes, labels and shapes are checked where they come in. No engine is part of this module: add one.
package dev.ballast.djl;
