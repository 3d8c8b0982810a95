package dev.ballast.cli.table;

import dev.ballast.cli.table.arrow.ArrowTable;
import dev.ballast.cli.table.lines.ArffTable;
import dev.ballast.cli.table.lines.LibsvmTable;
import dev.ballast.cli.table.numpy.NpzTable;
import dev.ballast.cli.table.numpy.NumpyTable;
import dev.ballast.cli.table.parquet.ParquetTable;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.text.StatedFormat;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// All formats of tables, by the endings of names.
public final class TableFormats {

    private static final List<TableFormat> ALL = all();
    /// What a shell calls streams that it hands to a program, as in `<(unpack x)`.
    private static final Pattern STREAMS = Pattern.compile("/dev/stdin|/dev/fd/[0-9]+|/proc/self/fd/[0-9]+");

    private TableFormats() {
    }

    private static List<TableFormat> all() {
        List<TableFormat> formats = new ArrayList<>(DelimitedTable.all());
        formats.add(new ParquetTable());
        formats.add(new ArrowTable(false));
        formats.add(new ArrowTable(true));
        formats.add(new NumpyTable());
        formats.add(new NpzTable());
        formats.add(new LibsvmTable());
        formats.add(new ArffTable());
        return formats;
    }

    /// {@return all of them}
    public static List<TableFormat> list() {
        return List.copyOf(ALL);
    }

    /// {@return plain CSV}
    public static TableFormat csv() {
        return ALL.getFirst();
    }

    /// {@return plain text with a delimiter, for files whose names promise nothing}
    ///
    /// @param delimiter what stands between cells
    public static TableFormat text(char delimiter) {
        return delimiter == '\t' ? parse("tsv") : csv();
    }

    /// Opens a table.
    ///
    /// @param file   its name, or that of standard input
    /// @param word   what the user calls its format; null to go by its name
    /// @param stated what the user says of how it is written
    /// @param notes  takes lines that the user should know
    /// @return the table
    /// @throws IllegalArgumentException if there is no such format
    public static TableSource open(Path file, @Nullable String word, StatedFormat stated, Consumer<String> notes) {
        boolean standard = StandardStream.is(file);
        Path shown = standard ? StandardStream.input() : file;
        TableFormat named = word != null ? parse(word) : standard ? null : named(file);
        TableFormat format = named != null ? named : csv();
        Path bytes = standard
                ? Spool.of(shown, System.in, notes)
                : STREAMS.matcher(file.toString()).matches() ? spooled(file, notes) : file;
        return format.open(new ReadRequest(shown, bytes, stated, notes));
    }

    /// Returns a table for rows that are copied to a result; see [TypedSource#towards].
    ///
    /// @param table   the table
    /// @param out     what the result is written as
    /// @param chooses  whether rows are only chosen
    /// @param anywhere whether the text of rows is read at any place
    /// @return the same table
    public static TableSource towards(TableSource table, TableFormat out, boolean chooses, boolean anywhere) {
        return table instanceof TypedSource typed ? typed.towards(out, chooses, anywhere) : table;
    }

    private static Path spooled(Path file, Consumer<String> notes) {
        try (InputStream in = Files.newInputStream(file)) {
            return Spool.of(file, in, notes);
        } catch (IOException e) {
            throw Failure.reading(file, e);
        }
    }

    /// Finds the format that the name of a file promises.
    ///
    /// @param file the file
    /// @return the format; null if it promises none
    public static @Nullable TableFormat named(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ALL.stream().filter(format -> endingOf(format, name) != null)
                .max(Comparator.comparing(format -> String.valueOf(endingOf(format, name)).length())).orElse(null);
    }

    private static @Nullable String endingOf(TableFormat format, String name) {
        return format.endings().stream().filter(name::endsWith).max(Comparator.comparing(String::length)).orElse(null);
    }

    /// The ending of the name of a file that says what format it is: `.csv.gz`, not `.gz`.
    ///
    /// @param file the file
    /// @return the ending as it is written; null if it promises no format
    public static @Nullable String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        TableFormat format = named(file);
        String ending = format == null ? null : endingOf(format, name.toLowerCase(Locale.ROOT));
        return ending == null ? null : name.substring(name.length() - ending.length());
    }

    /// Reads a format from the command line.
    ///
    /// @param word an ending, without its dot
    /// @return the format
    /// @throws IllegalArgumentException if there is none
    public static TableFormat parse(String word) {
        return ALL.stream().filter(format -> format.endings().contains('.' + word.toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "format \"" + word + "\" is not known; formats are " + words()));
    }

    /// {@return the usual ending of every format, without its dot}
    public static String words() {
        return ALL.stream().map(format -> format.endings().getFirst().substring(1)).collect(Collectors.joining(", "));
    }
}
