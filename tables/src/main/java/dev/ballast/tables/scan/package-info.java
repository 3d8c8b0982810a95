/// Tables read row by row without changing a byte, and what the first pass over one tells of its columns and classes. Start with
/// [dev.ballast.tables.scan.TableScanner], then [dev.ballast.tables.scan.TableProfile].
package dev.ballast.tables.scan;
