package dev.ballast.tables.check;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// Formats that are no delimited text, known by the first bytes of a file.
///
/// @param name   what the file is
/// @param remedy what to do
public record ForeignFormat(String name, String remedy) {

    /// So many bytes are enough to know a format.
    private static final int LOOKED_AT = 4096;
    private static final int FEWEST_KINDS = 4;
    private static final int TAR_MARK = 257;

    private static final String UNPACK = "unpack it first, for example with ";
    private static final String EXPORT = "save the sheet as CSV in the program that it was made with";
    private static final String PANDAS = "write it as CSV first, for example by pandas: ";
    private static final ForeignFormat ZIP = new ForeignFormat("a zip archive", UNPACK + "unzip");
    private static final ForeignFormat BINARY = new ForeignFormat("binary",
            "tables are text, CSV or TSV: write it in one of these");

    /// A format and the bytes it begins with. Those that a text could begin with count only if control characters follow.
    private record Beginning(String bytes, boolean couldBeText, ForeignFormat format) {

        static Beginning of(String bytes, String name, String remedy) {
            return new Beginning(bytes, false, new ForeignFormat(name, remedy));
        }

        static Beginning text(String bytes, String name, String remedy) {
            return new Beginning(bytes, true, new ForeignFormat(name, remedy));
        }
    }

    private static final List<Beginning> BEGINNINGS = List.of(
            Beginning.of("\u001f\u008b", "compressed by gzip", UNPACK + "gunzip"),
            Beginning.of("(\u00b5/\u00fd", "compressed by zstd", UNPACK + "unzstd"),
            Beginning.of("\u00fd7zXZ\0", "compressed by xz", UNPACK + "unxz"),
            Beginning.of("]\0\0", "compressed by lzma", UNPACK + "unlzma"),
            Beginning.of("\u0004\"M\u0018", "compressed by lz4", UNPACK + "unlz4"),
            Beginning.of("\u00ff\u0006\0\0sNaPpY", "compressed by snappy", "unpack it first"),
            Beginning.of("\u001f\u009d", "compressed by compress", UNPACK + "uncompress"),
            Beginning.text("BZh", "compressed by bzip2", UNPACK + "bunzip2"),
            Beginning.of("7z\u00bc\u00af'\u001c", "a 7-Zip archive", UNPACK + "7z x"),
            Beginning.of("Rar!\u001a\u0007", "a RAR archive", UNPACK + "unrar"),
            Beginning.of("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "an old Office document, such as .xls",
                    EXPORT),
            Beginning.of("\u0009\u0008\u0010\0\0\u0006", "an old Excel sheet", EXPORT),
            Beginning.text("PAR1", "a Parquet file", PANDAS + "read_parquet(...).to_csv(..., index=False)"),
            Beginning.text("PARE", "an encrypted Parquet file", "decrypt it, and write it as CSV"),
            Beginning.text("ARROW1", "an Arrow (Feather) file", PANDAS + "read_feather(...).to_csv(..., index=False)"),
            Beginning.text("FEA1", "a Feather file", PANDAS + "read_feather(...).to_csv(..., index=False)"),
            Beginning.of("\u00ff\u00ff\u00ff\u00ff", "an Arrow stream", "write it as CSV first"),
            Beginning.text("ORC", "an ORC file", PANDAS + "read_orc(...).to_csv(..., index=False)"),
            Beginning.of("Obj\u0001", "an Avro file", "write it as CSV first"),
            Beginning.of("\u0093NUMPY", "a NumPy array",
                    "write it as CSV first: numpy.savetxt(..., numpy.load(...), delimiter=\",\")"),
            Beginning.of("\u0089HDF\r\n\u001a\n", "an HDF5 file", PANDAS + "read_hdf(...).to_csv(..., index=False)"),
            Beginning.of("CDF\u0001", "a NetCDF file", "write it as CSV first"),
            Beginning.of("CDF\u0002", "a NetCDF file", "write it as CSV first"),
            Beginning.text("MATLAB 5.0 MAT-file", "a MATLAB file", "write it as CSV first: writetable"),
            Beginning.of("SQLite format 3\0", "an SQLite database",
                    "write one of its tables as CSV first: sqlite3 -header -csv FILE \"select * from TABLE\""),
            Beginning.of("%PDF-", "a PDF document", "a table in it has to be taken out by another program"),
            Beginning.text("RDX", "an R data file", "write it as CSV first: write.csv(..., row.names = FALSE)"),
            Beginning.text("$FL", "an SPSS file", PANDAS + "read_spss(...).to_csv(..., index=False)"),
            Beginning.text("<stata_dta>", "a Stata file", PANDAS + "read_stata(...).to_csv(..., index=False)"),
            Beginning.of("\0\0\0\0\0\0\0\0\0\0\0\0\u00c2\u00ea\u0081`", "a SAS file",
                    PANDAS + "read_sas(...).to_csv(..., index=False)"),
            Beginning.of("\u0080\u0002", "a Python pickle", PANDAS + "read_pickle(...).to_csv(..., index=False)"),
            Beginning.of("\u0080\u0003", "a Python pickle", PANDAS + "read_pickle(...).to_csv(..., index=False)"),
            Beginning.of("\u0080\u0004\u0095", "a Python pickle", PANDAS + "read_pickle(...).to_csv(..., index=False)"),
            Beginning.of("\u0080\u0005\u0095", "a Python pickle", PANDAS + "read_pickle(...).to_csv(..., index=False)"),
            Beginning.of("\u0089PNG\r\n\u001a\n", "a picture (PNG)", "it holds no table"),
            Beginning.of("\u00ff\u00d8\u00ff", "a picture (JPEG)", "it holds no table"),
            Beginning.of("\u007fELF", "a program", "it holds no table"));

    /// Recognizes a file.
    ///
    /// @param start     the first bytes of the file, one character each
    /// @param delimiter a control character that does stand in this text; any other if there is none
    /// @return what it is; null if nothing speaks against text
    public static @Nullable ForeignFormat of(String start, char delimiter) {
        String head = start.substring(0, Math.min(LOOKED_AT, start.length()));
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")
                || head.startsWith("PK\u0007\u0008")) {
            return zipped(start);
        }
        for (Beginning beginning : BEGINNINGS) {
            if (head.startsWith(beginning.bytes()) && (!beginning.couldBeText() || controlKinds(head, delimiter) > 0)) {
                return beginning.format();
            }
        }
        if (head.startsWith("ustar", TAR_MARK)) {
            return new ForeignFormat("a tar archive", UNPACK + "tar -xf");
        }
        ForeignFormat encoding = encoding(head);
        if (encoding != null) {
            return encoding;
        }
        return isBinary(head, delimiter) ? BINARY : markup(head);
    }

    /// A zip archive says by the names of its first files what it is more closely.
    private static ForeignFormat zipped(String start) {
        if (start.contains("xl/workbook") || start.contains("xl/worksheets") || start.contains("[Content_Types].xml")) {
            return new ForeignFormat("an Excel workbook (.xlsx) or another Office document", EXPORT);
        }
        if (start.contains("application/vnd.oasis.opendocument")) {
            return new ForeignFormat("an OpenDocument file", EXPORT);
        }
        return start.contains(".npy")
                ? new ForeignFormat("a NumPy archive (.npz)",
                        "write it as CSV first: numpy.savetxt(..., numpy.load(...)[\"NAME\"], delimiter=\",\")")
                : ZIP;
    }

    private static @Nullable ForeignFormat encoding(String head) {
        String name = head.startsWith("\u00ff\u00fe\0\0")
                ? "UTF-32LE"
                : head.startsWith("\0\0\u00fe\u00ff")
                        ? "UTF-32BE"
                        : head.startsWith("\u00ff\u00fe")
                                ? "UTF-16LE"
                                : head.startsWith("\u00fe\u00ff") ? "UTF-16BE" : unmarked(head);
        return name == null
                ? null
                : new ForeignFormat("in " + name, "convert it to UTF-8 first: iconv -f " + name
                        + " -t UTF-8, or save it as CSV UTF-8");
    }

    /// Wide characters without a mark. Cells, delimiters and line ends are mostly ASCII, whose other bytes are zero; zeros
    /// then stand at the same places of all characters.
    private static @Nullable String unmarked(String head) {
        int fours = head.length() / 4;
        int[] zeros = new int[4];
        int little = 0;
        int big = 0;
        for (int four = 0; four < fours; four++) {
            boolean[] zero = new boolean[4];
            for (int i = 0; i < 4; i++) {
                zero[i] = head.charAt(4 * four + i) == 0;
            }
            little += zero[2] && zero[3] && !zero[0] ? 1 : 0;
            big += zero[0] && zero[1] && !zero[3] ? 1 : 0;
        }
        if (fours > 0 && 10 * little >= 9 * fours) {
            return "UTF-32LE";
        }
        if (fours > 0 && 10 * big >= 9 * fours) {
            return "UTF-32BE";
        }
        int pairs = head.length() / 2;
        for (int i = 0; i < 2 * pairs; i++) {
            zeros[i % 2] += head.charAt(i) == 0 ? 1 : 0;
        }
        if (isWide(zeros[1], zeros[0], pairs, head, "\n\0")) {
            return "UTF-16LE";
        }
        return isWide(zeros[0], zeros[1], pairs, head, "\0\n") ? "UTF-16BE" : null;
    }

    /// Half of the characters are ASCII, or fewer with a line end among them, as in other scripts than Latin.
    private static boolean isWide(int zeros, int others, int pairs, String head, String lineEnd) {
        boolean ends = false;
        for (int at = head.indexOf(lineEnd); at >= 0; at = head.indexOf(lineEnd, at + 1)) {
            ends |= at % 2 == 0;
        }
        return zeros > 1 && 8 * others <= zeros && (2 * zeros >= pairs || (ends && 8 * zeros >= pairs));
    }

    /// Text has a stray control character at most, or one kind of them as its delimiter.
    private static boolean isBinary(String head, char delimiter) {
        long controls = head.chars().filter(c -> isControl(c) && c != delimiter).count();
        long zeros = head.chars().filter(c -> c == 0).count();
        return 10 * zeros > 3L * head.length()
                || (controlKinds(head, delimiter) >= FEWEST_KINDS && 50 * controls > head.length());
    }

    private static long controlKinds(String head, char delimiter) {
        return head.chars().filter(c -> isControl(c) && c != delimiter).distinct().count();
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    }

    private static @Nullable ForeignFormat markup(String head) {
        String text = (head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head).stripLeading();
        String lower = text.substring(0, Math.min(16, text.length())).toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return new ForeignFormat("a web page (HTML)", "download the file that it shows or leads to");
        }
        if (lower.startsWith("<?xml")) {
            return new ForeignFormat("an XML document", "write its table as CSV first");
        }
        return isJson(text)
                ? new ForeignFormat("JSON", PANDAS + "read_json(...).to_csv(..., index=False)")
                : null;
    }

    /// Whether the first line is one object, or begins one. A row of a table may begin like that, but not end so too.
    private static boolean isJson(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        if (!line.startsWith("{") && !line.startsWith("[")) {
            return false;
        }
        String inside = line.substring(1).stripLeading();
        boolean opens = inside.isEmpty() || inside.startsWith("{\"") || inside.equals("{");
        boolean closes = line.endsWith("}") || line.endsWith("},") || line.endsWith("]") || text.indexOf('\n') < 0;
        return opens || (inside.startsWith("\"") && closes);
    }

    /// {@return what is wrong and what to do, after the name of the file}
    public String message() {
        return "is " + name + "; " + remedy;
    }
}
