/// How good predictions are: what `ballast evaluate` computes and shows. Start with
/// [ScoredTable][dev.ballast.cli.evaluate.ScoredTable] and [Evaluation][dev.ballast.cli.evaluate.Evaluation].
package dev.ballast.cli.evaluate;
