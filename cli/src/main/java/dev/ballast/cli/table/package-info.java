/// The formats that tables come in and go out in. A [dev.ballast.cli.table.TableFormat] is found by the name of a file, reads it as
/// rows of text ([dev.ballast.tables.scan.TableSource]) and takes the lines of a result ([dev.ballast.cli.output.RowTarget]).
/// Libraries of a format are loaded when a file of it is named, not before.
package dev.ballast.cli.table;
