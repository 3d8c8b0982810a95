/// What the values of a column are, by the look of its cells: numbers, text or nothing; and of numbers, whether they are
/// quantities, or dates, codes, ids or row numbers, whose differences mean nothing. Start with
/// [dev.ballast.tables.kind.ColumnProfile].
///
/// Cells come as bytes, one in each character of an array, so that nothing is decoded to look at a number:
///
/// ```
/// CellSyntax syntax = new CellSyntax(CellSyntax.DEFAULT_MARKERS);
/// ColumnProfile column = new ColumnProfile("due");
/// char[] cell = new String("20240131".getBytes(UTF_8), ISO_8859_1).toCharArray();
/// column.add(syntax.kind(cell, 0, cell.length), cell, 0, cell.length);
/// column.kind();                                               // date
/// ```
///
/// A column of any length takes bounded memory, and the same cells in the same order give the same answer.
package dev.ballast.tables.kind;
