package dev.ballast.core.loss;

import dev.ballast.core.weight.ClassWeights;

/// A loss that is unweighted in the first epochs, while features are learned, and weighted afterwards.
///
/// Cao and others, "Learning imbalanced datasets with label-distribution-aware margin loss", 2019, arXiv:1906.07413, whose
/// code switches effective-number weights on after 160 of 200 epochs.
///
/// @param loss     the loss
/// @param weights  its weights afterwards
/// @param deferred the number of epochs without weights, at least 0
public record DeferredReweighting(SoftmaxLoss loss, ClassWeights weights, long deferred) {

    /// Checks that the parts fit together.
    ///
    /// @throws IllegalArgumentException if the number of epochs is negative, or the classes differ in number
    public DeferredReweighting {
        if (deferred < 0) {
            throw new IllegalArgumentException("deferred is " + deferred + "; it must be at least 0");
        }
        LossChecks.requireLength("weights", weights.names().size(), "classes", loss.classes());
    }

    /// Returns the loss of an epoch.
    ///
    /// @param epoch counted from 0
    /// @return the loss, weighted from epoch `deferred` on
    /// @throws IllegalArgumentException if the epoch is negative
    public SoftmaxLoss at(long epoch) {
        if (epoch < 0) {
            throw new IllegalArgumentException("epoch is " + epoch + "; it must be at least 0");
        }
        return epoch < deferred ? loss : loss.weighted(weights);
    }
}
