/// Training loops over the data that a program has: a list, or a function that loads an item.
/// [dev.ballast.samplers.items.Items] is the data, [dev.ballast.samplers.items.Epochs] what a sampler makes of it, epoch by epoch:
/// something to go through with a loop, a stream, or a cursor that can be resumed. [dev.ballast.samplers.items.Loader] makes the
/// same in the background.
package dev.ballast.samplers.items;
