package dev.ballast.samplers.mix;

import dev.ballast.core.recipe.Recipe;

/// An item of a resampled set of items.
///
/// @param item   what it is
/// @param code   its class, a code in the labels of the source
/// @param recipe how it is made: an original item, a copy, or made from others
/// @param <T>    what an item is
public record MadeItem<T>(T item, int code, Recipe recipe) {}
