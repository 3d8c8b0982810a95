package dev.ballast.cli.resample;

import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableScanner;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
public record ResampleRequest(TableScanner table, CellSyntax syntax, String label, String methodName, Resampler method,
        Seed seed, boolean manyClasses, List<String> ignored, List<String> numeric, List<String> categorical,
        boolean carry, boolean shuffle,
        boolean syntheticOnly, int threads, Path out, Path provenance, PageRequest report,
        boolean force) {

    /// What is asked of the page about a run.
    ///
    /// @param file     where it shall be
    /// @param tool     what makes it, with its version
    /// @param command  the command that makes the same result again
    /// @param settings names and values of what the user chose or left as it was, in the order shown
    public record PageRequest(Path file, String tool, String command, Map<String, String> settings) {

        /// Copies the settings.
        public PageRequest {
            settings = new LinkedHashMap<>(settings);
        }
    }

    /// Does work of the library, which refuses what cannot be served.
    ///
    /// @throws Failure in its place, with what to do
    <T> T served(Supplier<T> work) {
        try {
            return work.get();
        } catch (ClassTooSmallException e) {
            String whose = method.info().family() == Family.COMBINATION ? "METHOD." : "";
            throw new Failure(
                    table.file() + ": give a smaller " + (whose.isEmpty() ? "-k" : "--set METHOD.k=K")
                            + ", or --set " + whose + "small-classes=fewer-neighbors: " + e.getMessage(),
                    e);
        } catch (IllegalArgumentException e) {
            throw new Failure(table.file() + ": " + e.getMessage(), e);
        }
    }
}
