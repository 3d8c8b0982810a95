/// Arrays of NumPy: `.npy`, and `.npz`, which is a zip of them. Start with [dev.ballast.cli.table.numpy.NumpyTable].
package dev.ballast.cli.table.numpy;
