package dev.ballast.spark.file;

import dev.ballast.tables.message.Failure;
import dev.ballast.tables.text.DelimitedFormat;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// A table as it was read from files.
///
/// @param shown   what the user calls it
/// @param rows    its rows
/// @param isText  whether all cells are texts, as in CSV
/// @param markers cells that mean missing
public record InputTable(String shown, Dataset<Row> rows, boolean isText, List<String> markers) {

    private static final String PARQUET = "parquet";
    private static final String CSV = "csv";

    /// Copies the list.
    public InputTable {
        markers = List.copyOf(markers);
    }

    /// Opens a table.
    ///
    /// @param session   the session
    /// @param input     a file, or a folder of files: Parquet or CSV, by their names
    /// @param delimiter between cells of CSV; null for a comma, or a tab if names end in `.tsv` or `.tab`
    /// @param header    whether the first line of CSV names the columns
    /// @param markers   cells that mean missing
    /// @return the table
    /// @throws Failure if it is not there, or files are of neither kind or of both
    public static InputTable open(SparkSession session, String input, @Nullable Character delimiter, boolean header,
            List<String> markers) {
        List<String> names = files(session, input);
        Set<String> formats = new TreeSet<>();
        names.forEach(name -> formats.add(format(name)));
        if (formats.size() != 1 || formats.contains("")) {
            throw new Failure(input + ": holds " + (names.isEmpty() ? "no files" : "files such as " + names.getFirst())
                    + "; tables are files or folders of Parquet (.parquet) or of CSV (.csv, .tsv, .tab, also .gz)"
                    + (formats.size() > 1 ? ", not of both" : ""));
        }
        if (formats.contains(PARQUET)) {
            return new InputTable(input, session.read().parquet(input), false, markers);
        }
        char between = delimiter != null
                ? delimiter
                : DelimitedFormat.delimiterOf(java.nio.file.Path.of(plain(names.getFirst())));
        Dataset<Row> rows = session.read().option("header", header).option("sep", String.valueOf(between))
                .option("escape", "\"").option("multiLine", true).option("mode", "FAILFAST")
                .option("inferSchema", false)
                .option("encoding", "UTF-8").option("maxCharsPerColumn", -1).option("maxColumns", 1 << 20).csv(input);
        if (!header) {
            List<String> numbered = new ArrayList<>();
            for (int column = 1; column <= rows.columns().length; column++) {
                numbered.add("c" + column);
            }
            rows = rows.toDF(numbered.toArray(String[]::new));
        }
        return new InputTable(input, rows, true, markers);
    }

    private static List<String> files(SparkSession session, String input) {
        Path path = new Path(input);
        try {
            FileSystem system = path.getFileSystem(session.sparkContext().hadoopConfiguration());
            if (!system.getFileStatus(path).isDirectory()) {
                return List.of(path.getName());
            }
            return Arrays.stream(system.listStatus(path)).filter(FileStatus::isFile)
                    .map(file -> file.getPath().getName())
                    .filter(name -> !name.startsWith("_") && !name.startsWith(".")).toList();
        } catch (FileNotFoundException e) {
            throw new Failure(input + ": there is no such file", e);
        } catch (IOException e) {
            throw new Failure(input + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /// Refuses a place where something is.
    ///
    /// @param session the session
    /// @param out     a folder to be made
    /// @throws Failure if there is something of this name
    public static void requireFree(SparkSession session, String out) {
        Path path = new Path(out);
        try {
            if (path.getFileSystem(session.sparkContext().hadoopConfiguration()).exists(path)) {
                throw new Failure(out + ": is there already; --force replaces it");
            }
        } catch (IOException e) {
            throw new Failure(out + ": cannot be looked at: " + e.getMessage(), e);
        }
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
    }

    private static String format(String name) {
        String plain = plain(name);
        return plain.endsWith(".parquet")
                ? PARQUET
                : plain.endsWith(".csv") || plain.endsWith(".tsv") || plain.endsWith(".tab") ? CSV : "";
    }
}
