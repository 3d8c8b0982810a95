package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A file that is no table is named for what it is, by every command that reads one; what it holds is never printed raw.
class ForeignFileTest {

    private static final String GOOD = "x,class\n1,a\n2,a\n3,a\n4,b\n5,b\n";

    @TempDir
    Path folder;

    static Stream<Arguments> foreign() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(GOOD.getBytes(StandardCharsets.US_ASCII));
        }
        byte[] random = new byte[5000];
        new Random(1).nextBytes(random);
        return Stream.of(Arguments.of(gzip.toByteArray(), "is compressed by gzip; unpack it first"),
                Arguments.of(zip("table.csv"), "is a zip archive"),
                Arguments.of(zip("[Content_Types].xml", "xl/workbook.xml"), "is an Excel workbook"),
                Arguments.of(zip("x.npy"), "is a NumPy archive"),
                bytes("PAR1\u0015\u0004\u0015\u0010", "is a Parquet file"),
                bytes("(\u00b5/\u00fd\u0004\u0000x", "is compressed by zstd"),
                bytes("BZh91AY&SY\u0001\u0002", "is compressed by bzip2"),
                bytes("\u00fd7zXZ\u0000\u0000\u0004", "is compressed by xz"),
                bytes("\u0093NUMPY\u0001\u0000v\u0000{}", "is a NumPy array"),
                bytes("ARROW1\u0000\u0000\u00ff\u00ff", "is an Arrow (Feather) file"),
                bytes("FEA1\u0000\u0000", "is a Feather file"), bytes("ORC\u0001\u0002", "is an ORC file"),
                bytes("Obj\u0001\u0004", "is an Avro file"),
                bytes("SQLite format 3\u0000\u0010\u0000", "is an SQLite database"),
                bytes("%PDF-1.7\n%\u00e2\u00e3", "is a PDF document"),
                bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1\u0000",
                        "is an old Office document, such as .xls"),
                bytes("\u0089HDF\r\n\u001a\n\u0000", "is an HDF5 file"),
                bytes("\u0080\u0004\u0095\u0001", "is a Python pickle"),
                bytes("{\"x\":1,\"class\":\"a\"}\n{\"x\":2,\"class\":\"b\"}\n", "is JSON"),
                bytes("[\n {\"x\": 1}\n]\n", "is JSON"),
                bytes("<!DOCTYPE html>\n<html>", "is a web page (HTML)"),
                Arguments.of(random, "is binary"), Arguments.of(new byte[3000], "is binary"));
    }

    private static Arguments bytes(String bytes, String message) {
        return Arguments.of(bytes.getBytes(StandardCharsets.ISO_8859_1), message);
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(GOOD.getBytes(StandardCharsets.US_ASCII));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void aFormatThatIsNoTextIsNamedByEveryCommand(byte[] content, String message) throws IOException {
        Path table = Files.write(folder.resolve("table.csv"), content);
        for (List<Object> command : List.<List<Object>>of(List.of("info", table, "-l", "class"),
                List.of("resample", table, "-l", "class", "-m", "random-over", "-o", folder.resolve("out.csv")),
                List.of("split", table, "-l", "class", "--test", "0.5", "-o", folder.resolve("parts")),
                List.of("sample", table, "-n", "1", "-o", folder.resolve("out.csv")),
                List.of("weights", table, "-l", "class"),
                List.of("evaluate", table, "-l", "class", "--score", "x"))) {
            CommandLineRun run = CommandLineRun.of(command.toArray());
            assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
            assertThat(run.err()).startsWith("ballast: " + table + ": " + message);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.out()).isEmpty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(table);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void wideEncodingsAreNamedWithAndWithoutAMark(String encoding) throws IOException {
        String russian = "\u0438\u043c\u044f,\u043a\u043b\u0430\u0441\u0441\n1,\u0434\u0430\n2,\u043d\u0435\u0442\n";
        for (String text : List.of(GOOD, "\ufeff" + GOOD, russian)) {
            Path table = Files.write(folder.resolve("table.csv"), text.getBytes(Charset.forName(encoding)));
            CommandLineRun run = CommandLineRun.of("info", table, "-l", "class");
            assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
            assertThat(run.err()).contains("is in " + encoding + "; convert it to UTF-8 first: iconv -f " + encoding);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORC", "PAR1", "BZh", "FEA1", "ARROW1", "RDX"})
    void aColumnMayBeCalledAsAFormatBegins(String name) throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), GOOD.replace("x", name));
        assertThat(CommandLineRun.of("info", table, "-l", "class").exitCode()).isZero();
    }

    @Test
    void aStrayZeroByteIsTextAndNoNumber() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), GOOD.replace("2,", "2\u0000,"));
        Path out = folder.resolve("out.csv");
        assertThat(CommandLineRun.of("resample", table, "-l", "class", "-m", "random-over", "-o", out).exitCode())
                .isZero();
        assertThat(Files.readString(out)).startsWith(Files.readString(table));
        assertThat(CommandLineRun.of("resample", table, "-l", "class", "-m", "smote", "-k", 1, "-o", out, "-f").err())
                .contains("table.csv:3: column \"x\": \"2\\u0000\" is not a number");
    }

    @Test
    void namesAndCellsAreShownWithoutControlCharacters() throws IOException {
        String label = "c\u001b]0;t\u0007";
        Path table = Files.writeString(folder.resolve("ta\u001b[31mb\nle.csv"),
                GOOD.replace("class", label).replace("x", "x\u202e").replace("b\n", "\"b\u001b[2J\nc\u200b\"\n"));
        Path page = folder.resolve("page.html");
        Path scores = Files.writeString(folder.resolve("scores.csv"),
                "y,g\na,a\n\"b\n\u009b1\",a\n\"b\n\u009b1\",\"b\n\u009b1\"\n");
        for (List<Object> command : List.<List<Object>>of(List.of("info", table, "-l", "last"),
                List.of("info", table, "-l", "no\u001b[1m"), List.of("info", table, "-l", "1"),
                List.of("resample", table, "-l", label, "-m", "smote", "-k", 1, "-o", folder.resolve("o\u001b\n1.csv"),
                        "--report", page, "--provenance", folder.resolve("p\u0007")),
                List.of("resample", table, "-l", label, "-m", "smote", "-k", 9, "-o", folder.resolve("o2.csv")),
                List.of("resample", table, "-l", label, "-m", "random-over", "-s", "\u001b=3", "-o",
                        folder.resolve("o3.csv")),
                List.of("split", table, "-l", label, "--test", "0.5", "-o", folder.resolve("parts\u001b")),
                List.of("sample", table, "-n", 2, "-o", folder.resolve("s\u001b\n")),
                List.of("weights", table, "-l", label),
                List.of("evaluate", scores, "-l", "y", "--predicted", "g", "--json"),
                List.of("evaluate", scores, "-l", "y", "--predicted", "g", "--positive", "b\n\u009b1"),
                List.of("info", table, "-l", "1", "--delimiter", "\u001b\u001b"))) {
            CommandLineRun run = CommandLineRun.of(command.toArray());
            assertThat(run.out() + run.err()).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n]]");
            assertThat(run.err().lines().filter(line -> line.startsWith("ballast: "))).hasSizeLessThan(2);
        }
        assertThat(Files.readString(page)).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n]]").contains("x\\u202e")
                .contains("$'");
        assertThat(CommandLineRun.of("info", table, "-l", "last").out()).contains("\"b\\u001b[2J\\nc\\u200b\"  ")
                .contains("ta\\u001b[31mb\\nle.csv: 5 rows");
        assertThat(CommandLineRun.of("evaluate", scores, "-l", "y", "--predicted", "g", "--json").out())
                .contains("\"b\\n\\u009b1\"");
    }
}
