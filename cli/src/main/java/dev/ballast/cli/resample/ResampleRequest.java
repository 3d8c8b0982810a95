package dev.ballast.cli.resample;

import dev.ballast.cli.table.TableFormat;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.schema.Declarations;
import dev.ballast.tables.schema.TargetOption;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What is asked of `ballast resample`.
///
/// @param table         the table and how it is written
/// @param syntax        what means missing
/// @param target        what is to be predicted, as the user calls it
/// @param methodName    the method, as the user calls it
/// @param method        the method
/// @param seed          fixes all random choices
/// @param manyClasses   whether a label is served that does not look like one
/// @param declared      what the user says of columns
/// @param carry         whether new rows take ignored columns from their base row, or leave them empty
/// @param shuffle       whether the rows of the result are put into a random order
/// @param syntheticOnly whether only new rows are written
/// @param indicator     the name of a column that tells added rows from those of the table, or null
/// @param threads       how many threads work
/// @param memory        the most bytes that a search may take
/// @param out           the result
/// @param format        what it is written as
/// @param provenance    the record of where rows came from, or null
/// @param report        the page about the run, or null
/// @param force         whether files that are there may be replaced
public record ResampleRequest(TableSource table, CellSyntax syntax, TargetOption target, String methodName,
        Resampler method,
        Seed seed, boolean manyClasses, Declarations declared,
        boolean carry, boolean shuffle,
        boolean syntheticOnly, @Nullable String indicator, int threads, long memory, Path out,
        TableFormat format,
        @Nullable Path provenance,
        @Nullable PageRequest report,
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
        return Served.by(table.file(), method, work);
    }
}
