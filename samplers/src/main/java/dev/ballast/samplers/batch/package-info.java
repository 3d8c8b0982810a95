/// Batches for training loops. A [dev.ballast.samplers.batch.BatchSampler] says which items each batch of an epoch has;
/// [dev.ballast.samplers.batch.RowBatches] gives batches of rows and labels, synthetic ones among them. A cursor goes through
/// either, as [dev.ballast.samplers.SampleCursor] does through items.
package dev.ballast.samplers.batch;
