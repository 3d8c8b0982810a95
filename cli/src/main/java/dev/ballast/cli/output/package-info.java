/// Bytes in and out: rows copied, files that appear whole or not at all. Start with
/// [dev.ballast.cli.output.StagedFile] and [dev.ballast.cli.output.RowCopy].
package dev.ballast.cli.output;
