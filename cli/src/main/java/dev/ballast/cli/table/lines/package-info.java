/// Formats of text in lines that are not delimited: LIBSVM and ARFF. Start with [dev.ballast.cli.table.lines.LibsvmTable] and
/// [dev.ballast.cli.table.lines.ArffTable].
package dev.ballast.cli.table.lines;
