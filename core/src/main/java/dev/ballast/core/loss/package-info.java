/// Losses for rare classes: value, gradient and second derivative with respect to the logits, over flat arrays.
///
/// - One logit for a positive and a negative class: [dev.ballast.core.loss.BinaryLoss]. K logits for K classes:
///   [dev.ballast.core.loss.SoftmaxLoss]. Cross-entropy, weights, focal loss, logit adjustment, balanced softmax and margins
///   are settings of these two, and can be combined.
/// - [dev.ballast.core.loss.TverskyLoss], with Dice, is a loss of a whole batch.
/// - [dev.ballast.core.loss.DeferredReweighting] switches weights on late; [dev.ballast.core.loss.LogitAdjustment] adjusts
///   the logits of a model that was trained without.
///
/// Losses are of single rows: sum or average them, and scale gradients likewise, as the training loop wants. A focal loss
/// that is averaged over positives is divided by max(1, positives). Any finite logits will do, up to the largest double and on
/// either side; results are the same to the last bit on every machine.
package dev.ballast.core.loss;
