package dev.ballast.cli;

import dev.ballast.cli.console.Progress;
import dev.ballast.cli.table.TableFormats;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.text.StatedFormat;
import dev.ballast.tables.text.DelimitedFormat;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The options that say where a table is and how it is written.
final class FileOptions {

    @Parameters(index = "0", paramLabel = "TABLE", converter = FileName.Input.class, description = "The table; '-' is standard input. Its name says its format; one that says none is taken for CSV.")
    @SuppressWarnings("NullAway.Init")
    Path table;

    @Option(names = "--header", description = "The first line names the columns, whatever it looks like. Without this and --no-header it is taken so, but"
            + " refused if it looks like a row and no column is called by its name.")
    boolean header;

    @Option(names = "--no-header", description = "The first line is a row; columns are called c1, c2, ...")
    boolean noHeader;

    @Option(names = "--delimiter", paramLabel = "CHAR", description = "What stands between cells: one character, or 'tab'. Default: what a first line 'sep=CHAR' says, or by the file's"
            + " name; refused if another character is clearly meant.")
    @Nullable
    String delimiter;

    @Option(names = "--missing", paramLabel = "MARKERS", split = ",", defaultValue = Option.NULL_VALUE, description = {
            "Cells that mean missing, with commas between them, beside the empty cell and NaN.",
            "Default: ?,NA,N/A,null,NULL,None."})
    @Nullable
    List<String> missing;

    private @Nullable TableSource opened;

    /// The table, opened once.
    ///
    /// @param format what the user calls its format; null to go by its name
    /// @param notes  takes lines that the user should know
    /// @throws IllegalArgumentException if options exclude each other or a word means nothing
    TableSource source(@Nullable String format, Consumer<String> notes) {
        TableSource source = opened;
        if (source == null) {
            source = TableFormats.open(table, format, stated(), notes);
            opened = source;
        }
        return source;
    }

    private StatedFormat stated() {
        if (header && noHeader) {
            throw new IllegalArgumentException("--header and --no-header exclude each other");
        }
        return new StatedFormat(
                delimiter == null ? null : DelimitedFormat.parseDelimiter(delimiter),
                (header || noHeader) ? header : null);
    }

    CellSyntax syntax() {
        return new CellSyntax(missing == null ? CellSyntax.DEFAULT_MARKERS : missing);
    }

    /// Shows how far the table is read.
    Progress progress() {
        long size;
        try {
            size = Files.size(opened == null ? table : opened.text());
        } catch (IOException e) {
            // Whoever opens it says so.
            size = 0;
        }
        return Progress.ofBytes("reading", size);
    }
}
