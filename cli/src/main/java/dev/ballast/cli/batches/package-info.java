/// From a table to a stream of training batches: what `ballast batches` does. Start with [dev.ballast.cli.batches.BatchesRun].
package dev.ballast.cli.batches;
