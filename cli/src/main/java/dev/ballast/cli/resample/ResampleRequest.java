package dev.ballast.cli.resample;

import dev.ballast.cli.table.CellSyntax;
import dev.ballast.cli.table.TableScanner;
import dev.ballast.core.random.Seed;

import java.nio.file.Path;
import java.util.List;

/// What is asked of `ballast resample`.
///
/// @param table         the table and how it is written
/// @param syntax        what means missing
/// @param label         the label column, as the user calls it
/// @param methodName    the method, as the user calls it
/// @param method        the method
/// @param seed          fixes all random choices
/// @param manyClasses   whether a label is served that does not look like one
/// @param ignored       columns that are no features
/// @param numeric       columns that are features although their values look like dates, codes or ids
/// @param categorical   columns that hold categories whatever they look like
/// @param carry         whether new rows take ignored columns from their base row, or leave them empty
/// @param shuffle       whether the rows of the result are put into a random order
/// @param syntheticOnly whether only new rows are written
/// @param threads       how many threads work
/// @param out           the result
/// @param provenance    the record of where rows came from, or null
/// @param report        the page about the run, or null
/// @param force         whether files that are there may be replaced
public record ResampleRequest(TableScanner table, CellSyntax syntax, String label, String methodName, Method method,
        Seed seed, boolean manyClasses, List<String> ignored, List<String> numeric, List<String> categorical,
        boolean carry, boolean shuffle,
        boolean syntheticOnly, int threads, Path out, Path provenance, ReportRequest report,
        boolean force) {}
