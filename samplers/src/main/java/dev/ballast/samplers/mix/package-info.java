/// New items from others, for data that are no tables: images, sounds, texts, loaded one by one. A resampling method looks at
/// embeddings of the items, one row each; [dev.ballast.samplers.mix.MadeItems] makes an item for every row of its result, mixed by a
/// function of the caller's. [dev.ballast.samplers.mix.Mixup] mixes the items of batches.
package dev.ballast.samplers.mix;
