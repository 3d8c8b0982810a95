package dev.ballast.cli;

import dev.ballast.cli.batches.BatchFormat;
import dev.ballast.cli.table.PromisedFormat;
import dev.ballast.cli.table.PromisedFormat.Kind;
import dev.ballast.cli.table.TableFormats;
import dev.ballast.cli.output.Destination;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads the names of files from the command line. A name that promises what the file will not be is wrong usage, before
/// anything is computed; so is the name `-`, which means standard input or output elsewhere and here would be a file, unless what is
/// made is a stream.
final class FileName {

    private static final String DASH = "-";

    private FileName() {
    }

    /// A table that is read.
    static final class Input implements ITypeConverter<Path> {

        @Override
        public Path convert(String value) {
            return path(value);
        }
    }

    /// A result in any format, or standard output.
    static final class Result implements ITypeConverter<Path> {

        @Override
        public Path convert(String value) {
            Path path = path(value);
            PromisedFormat promised = PromisedFormat.of(path);
            if (promised != null && TableFormats.named(path) == null) {
                throw new TypeConversionException("\"" + value + "\" promises " + promised.format()
                        + ", which is not written; name a file that ends in one of "
                        + String.join(" ", FormatOptions.endings()));
            }
            return path;
        }
    }

    /// A table of text that is made beside a result.
    static final class Table implements ITypeConverter<Path> {

        @Override
        public Path convert(String value) {
            return made(value, Kind.TABLE, "delimited text", ".csv or .tsv");
        }
    }

    /// A page that is made.
    static final class Page implements ITypeConverter<Path> {

        @Override
        public Path convert(String value) {
            return made(value, Kind.PAGE, "a page (HTML)", ".html");
        }
    }

    /// A folder that is made, or files are made in.
    static final class Folder implements ITypeConverter<Path> {

        @Override
        public Path convert(String value) {
            Path path = notDash(value, "a folder");
            PromisedFormat promised = PromisedFormat.of(path);
            if (promised != null && !Files.isDirectory(path)) {
                throw new TypeConversionException("\"" + value + "\" is the name of a file (" + promised.format()
                        + "), and a folder is made; name a folder");
            }
            return path;
        }
    }

    /// A stream that is made: standard output, a Unix socket, or a file.
    static final class Stream implements ITypeConverter<Destination> {

        private static final String SOCKET = "unix:";

        @Override
        public Destination convert(String value) {
            if (value.equals(DASH)) {
                return new Destination.Standard();
            }
            return value.startsWith(SOCKET)
                    ? new Destination.Socket(path(value.substring(SOCKET.length())))
                    : new Destination.File(path(value));
        }
    }

    private static Path made(String value, Kind kind, String what, String named) {
        Path path = notDash(value, "a file");
        PromisedFormat promised = PromisedFormat.of(path);
        if (promised != null && promised.kind() != kind) {
            throw new TypeConversionException(
                    "\"" + value + "\" promises " + promised.format() + ", and what is written is "
                            + what + "; name a file that ends in " + named);
        }
        return path;
    }

    private static Path notDash(String value, String what) {
        if (value.equals(DASH)) {
            throw new TypeConversionException(
                    "\"-\" is not taken for standard output: files appear whole or not at all,"
                            + " which a stream cannot; name " + what + " (one of that name is ./-)");
        }
        return path(value);
    }

    private static Path path(String value) {
        if (value.isEmpty()) {
            throw new TypeConversionException("the name is empty");
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("no file can have this name: " + e.getReason());
        }
    }

    /// Checks that a table is not called TSV without having tabs between its cells. What is called CSV may have anything there. A
    /// result has the delimiter of the table it is made from; one that is called as that table is called is as right as that.
    ///
    /// @param made      the table that is made
    /// @param from      the table it is made from, or null
    /// @param delimiter what its cells have between them
    /// @throws IllegalArgumentException if it is
    static void requireDelimiter(Path made, @Nullable Path from, char delimiter) {
        if (isTsv(made) && delimiter != '\t' && (from == null || !isTsv(from))) {
            throw new IllegalArgumentException("\"" + made + "\" promises tabs between cells, and what is written has '"
                    + delimiter + "' there; name a file that ends in .csv");
        }
    }

    private static boolean isTsv(Path file) {
        PromisedFormat promised = PromisedFormat.of(file);
        return promised != null && promised.format().equals("TSV");
    }

    /// Finds out what a file of batches is to be written as.
    ///
    /// @param file   the file
    /// @param chosen what was asked for, or null to go by the name of the file
    /// @throws IllegalArgumentException if its name promises something else
    static BatchFormat requireBatches(Path file, @Nullable BatchFormat chosen) {
        PromisedFormat promised = PromisedFormat.of(file);
        BatchFormat named = Arrays.stream(BatchFormat.values()).filter(format -> format.isNamedBy(file)).findFirst()
                .orElse(null);
        BatchFormat format = chosen != null ? chosen : named != null ? named : BatchFormat.ARROW;
        if (promised != null && named != format) {
            throw new IllegalArgumentException("\"" + file + "\" promises " + promised.format()
                    + ", and what is written is " + format.words() + "; name a file that ends in "
                    + format.extension());
        }
        return format;
    }
}
