/// Files and streams of Apache Arrow. The metadata is read and written with the classes that the Arrow project generates from its own
/// definition, the bodies by ourselves, as in [dev.ballast.arrow]. Start with [dev.ballast.cli.table.arrow.ArrowTable].
package dev.ballast.cli.table.arrow;
