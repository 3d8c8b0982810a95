package dev.ballast.cli.table;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What the name of a file promises to be in it.
///
/// @param format what it is called
/// @param kind   what it is
public record PromisedFormat(String format, Kind kind) {

    /// What a file may be.
    public enum Kind {
        /// Delimited text.
        TABLE,
        /// A page for a browser.
        PAGE,
        /// What this program does not write.
        OTHER
    }

    private static final Map<String, PromisedFormat> BY_EXTENSION = new TreeMap<>();

    static {
        put(Kind.TABLE, "CSV", "csv");
        put(Kind.TABLE, "TSV", "tsv", "tab");
        put(Kind.PAGE, "HTML", "html", "htm");
        put(Kind.OTHER, "gzip", "gz", "tgz");
        put(Kind.OTHER, "bzip2", "bz2");
        put(Kind.OTHER, "xz", "xz", "lzma");
        put(Kind.OTHER, "Zstandard", "zst", "zstd");
        put(Kind.OTHER, "LZ4", "lz4");
        put(Kind.OTHER, "Brotli", "br");
        put(Kind.OTHER, "Snappy", "snappy", "sz");
        put(Kind.OTHER, "compress", "z");
        put(Kind.OTHER, "zip", "zip");
        put(Kind.OTHER, "7-Zip", "7z");
        put(Kind.OTHER, "tar", "tar");
        put(Kind.OTHER, "NumPy", "npy", "npz");
        put(Kind.OTHER, "Parquet", "parquet", "parq", "pq");
        put(Kind.OTHER, "Arrow", "arrow", "arrows", "feather", "ipc");
        put(Kind.OTHER, "ORC", "orc");
        put(Kind.OTHER, "Avro", "avro");
        put(Kind.OTHER, "HDF5", "h5", "hdf5", "hdf");
        put(Kind.OTHER, "NetCDF", "nc");
        put(Kind.OTHER, "Excel", "xlsx", "xls", "xlsm", "xlsb");
        put(Kind.OTHER, "OpenDocument", "ods");
        put(Kind.OTHER, "JSON", "json", "jsonl", "ndjson");
        put(Kind.OTHER, "XML", "xml");
        put(Kind.OTHER, "YAML", "yaml", "yml");
        put(Kind.OTHER, "Markdown", "md");
        put(Kind.OTHER, "LaTeX", "tex");
        put(Kind.OTHER, "PDF", "pdf");
        put(Kind.OTHER, "an image", "png", "jpg", "jpeg", "gif", "svg", "webp");
        put(Kind.OTHER, "Word", "doc", "docx");
        put(Kind.OTHER, "pickle", "pkl", "pickle", "joblib");
        put(Kind.OTHER, "SQLite", "sqlite", "sqlite3", "db");
        put(Kind.OTHER, "DuckDB", "duckdb");
        put(Kind.OTHER, "SQL", "sql");
        put(Kind.OTHER, "ARFF", "arff");
        put(Kind.OTHER, "LIBSVM", "libsvm", "svm", "svmlight");
        put(Kind.OTHER, "R", "rds", "rda", "rdata");
        put(Kind.OTHER, "SPSS", "sav", "por");
        put(Kind.OTHER, "Stata", "dta");
        put(Kind.OTHER, "SAS", "sas7bdat", "xpt");
        put(Kind.OTHER, "MATLAB", "mat");
        put(Kind.OTHER, "PyTorch", "pt", "pth");
        put(Kind.OTHER, "safetensors", "safetensors");
        put(Kind.OTHER, "TFRecord", "tfrecord", "tfrecords");
        put(Kind.OTHER, "Protocol Buffers", "pb");
    }

    private static void put(Kind kind, String format, String... extensions) {
        for (String extension : extensions) {
            BY_EXTENSION.put(extension, new PromisedFormat(format, kind));
        }
    }

    /// What a name promises.
    ///
    /// @param file a file
    /// @return the format; null if the name promises nothing
    public static @Nullable PromisedFormat of(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? null : BY_EXTENSION.get(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
