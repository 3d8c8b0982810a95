package dev.ballast.cli;

import dev.ballast.cli.console.Progress;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.text.RowSink;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.function.Consumer;

/// The options that say what a table with classes is and how it is written; the same in every command that reads one.
final class TableOptions {

    @Mixin
    FileOptions file;

    @Option(names = {"-l",
            "--label"}, paramLabel = "COLUMN", required = true, description = "The column of the class: its name, its number from 1, or 'last'.")
    @SuppressWarnings("NullAway.Init")
    String label;

    /// The table as it was named.
    Path path() {
        return file.table;
    }

    /// See [FileOptions#source].
    TableSource source(@Nullable String format, Consumer<String> notes) {
        return file.source(format, notes);
    }

    CellSyntax syntax() {
        return file.syntax();
    }

    /// Reads the table once, showing how far it is.
    ///
    /// @param format   what the user calls its format; null to go by its name
    /// @param notes    takes lines that the user should know
    /// @param observer sees every cell too; may be null
    TableProfile profile(@Nullable String format, Consumer<String> notes, @Nullable RowSink observer) {
        TableSource scanner = source(format, notes);
        CellSyntax syntax = syntax();
        try (Progress progress = file.progress()) {
            return TableProfile.of(scanner, syntax, names -> names.label(label), observer, progress::at);
        }
    }
}
