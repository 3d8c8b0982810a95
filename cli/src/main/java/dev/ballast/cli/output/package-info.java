/// Bytes in and out: rows copied, files that appear whole or not at all. Start with
/// [dev.ballast.cli.output.FileSet] and [dev.ballast.cli.output.RowCopy].
package dev.ballast.cli.output;
