/// Columns of numbers, truth values and levels, as record batches of an Arrow stream (the IPC streaming format, version 5 of its
/// metadata), which any Arrow library reads. Start with [dev.ballast.arrow.ArrowStreamWriter].
package dev.ballast.arrow;
