package dev.ballast.cli.batches;

import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// How the rows of batches are drawn.
public sealed interface Drawing {

    /// With replacement.
    ///
    /// @param weights the column of the weights, as the user calls it; null for balanced class weights
    record Weighted(@Nullable String weights) implements Drawing {}

    /// Every class as often as any other, in every batch.
    record Balanced() implements Drawing {}

    /// Every class a number of times in every batch.
    ///
    /// @param rows for every class its rows in a batch
    record BatchQuota(Map<String, Integer> rows) implements Drawing {}

    /// Every row as often an epoch as its weight says.
    ///
    /// @param weights the column of the weights, as the user calls it; null for balanced class weights
    record RowQuota(@Nullable String weights) implements Drawing {}

    /// Rows of a resampling: originals, copies and made rows.
    ///
    /// @param method makes it
    /// @param name   the method, as the user calls it
    record Mixed(Resampler method, String name) implements Drawing {}

    /// {@return the column of the weights, as the user calls it; null if rows are not drawn by one}
    default @Nullable String weightColumn() {
        return switch (this) {
            case Weighted weighted -> weighted.weights();
            case RowQuota quota -> quota.weights();
            case Balanced _,BatchQuota _,Mixed _ -> null;
        };
    }

    /// {@return whether a method looks at features}
    default boolean looksAtFeatures() {
        return this instanceof Mixed mixed && mixed.method().reads() != Reads.CLASSES;
    }

    /// {@return the word for it on the command line}
    default String word() {
        return switch (this) {
            case Weighted _ -> "weighted";
            case Balanced _ -> "balanced";
            case BatchQuota _,RowQuota _ -> "quota";
            case Mixed _ -> "mixed";
        };
    }
}
