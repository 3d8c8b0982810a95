/// Class weights as other programs want them: what `ballast weights` prints. Start with
/// [LabelOrder][dev.ballast.cli.weights.LabelOrder].
package dev.ballast.cli.weights;
