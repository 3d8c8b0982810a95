/// Delimited text tables, read without changing a byte. Start with [dev.ballast.cli.table.TableScanner].
package dev.ballast.cli.table;
