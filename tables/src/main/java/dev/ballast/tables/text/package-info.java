/// Delimited text in parts: cells, whose characters are bytes, rows of them, the names of columns, and how a table is written.
/// Start with [dev.ballast.tables.text.RowSink] and [dev.ballast.tables.text.Cells].
package dev.ballast.tables.text;
