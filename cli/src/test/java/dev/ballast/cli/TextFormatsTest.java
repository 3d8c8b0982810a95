package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Text that is packed, and text from and to pipes: the same rows as from and to files.
class TextFormatsTest {

    @TempDir
    Path folder;

    private Path table;

    @BeforeEach
    void makeTable() {
        table = folder.resolve("table.csv");
        assertThat(CommandLineRun.of("generate", "-o", table, "--rows", 300, "--columns", 4, "--categories", 1,
                "--classes", "ok=0.9,rare=0.1").exitCode()).isZero();
    }

    private static byte[] packed(String how, byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = how.equals("gz") ? new GZIPOutputStream(bytes) : new ZstdOutputStream(bytes)) {
            out.write(text);
        }
        return bytes.toByteArray();
    }

    private static byte[] unpacked(String how, byte[] packed) throws IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(packed);
        try (InputStream in = how.equals("gz") ? new GZIPInputStream(bytes) : new ZstdInputStream(bytes)) {
            return in.readAllBytes();
        }
    }

    private byte[] resampled(Object in, Path out) throws IOException {
        CommandLineRun run = CommandLineRun.of("resample", in, "-l", "class", "-m", "smote-nc", "-o", out, "--seed", 3);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return Files.readAllBytes(out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zst"})
    void rowsInPackedFilesAreThoseOfPlainOnes(String how) throws IOException {
        byte[] plain = resampled(table, folder.resolve("plain.csv"));
        Path in = folder.resolve("in.csv." + how);
        Files.write(in, packed(how, Files.readAllBytes(table)));
        assertThat(resampled(in, folder.resolve("from-packed.csv"))).isEqualTo(plain);
        byte[] out = resampled(table, folder.resolve("to-packed.csv." + how));
        assertThat(unpacked(how, out)).isEqualTo(plain);
        assertThat(resampled(in, folder.resolve("again.csv." + how))).isEqualTo(out);
    }

    @Test
    void severalMembersAreOneTable() throws IOException {
        String text = Files.readString(table);
        int half = text.indexOf('\n', text.length() / 2) + 1;
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(packed("gz", text.substring(0, half).getBytes(StandardCharsets.UTF_8)));
        both.write(packed("gz", text.substring(half).getBytes(StandardCharsets.UTF_8)));
        Path in = folder.resolve("in.csv.gz");
        Files.write(in, both.toByteArray());
        assertThat(resampled(in, folder.resolve("a.csv"))).isEqualTo(resampled(table, folder.resolve("b.csv")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zst"})
    void partsOfAPackedTableArePackedAndCalledAsItIs(String how) throws IOException {
        Path in = folder.resolve("in.csv." + how);
        Files.write(in, packed(how, Files.readAllBytes(table)));
        assertThat(CommandLineRun.of("split", in, "-l", "class", "--test", 0.2, "-o", folder.resolve("packed"))
                .exitCode()).isZero();
        assertThat(CommandLineRun.of("split", table, "-l", "class", "--test", 0.2, "-o", folder.resolve("plain"))
                .exitCode()).isZero();
        for (String part : new String[]{"train", "test"}) {
            assertThat(unpacked(how, Files.readAllBytes(folder.resolve("packed/" + part + ".csv." + how))))
                    .isEqualTo(Files.readAllBytes(folder.resolve("plain/" + part + ".csv")));
        }
    }

    @Test
    void aCutOrFalseFileIsRefusedAndNothingIsLeft() throws IOException {
        byte[] gz = packed("gz", Files.readAllBytes(table));
        Path in = folder.resolve("in.csv.gz");
        Path out = folder.resolve("out.csv");
        Files.write(in, java.util.Arrays.copyOf(gz, gz.length / 2));
        CommandLineRun cut = CommandLineRun.of("resample", in, "-l", "class", "-m", "smote", "-o", out);
        assertThat(cut.err()).startsWith("ballast: " + in + ": cannot be read: ").hasLineCount(1);
        Files.copy(table, in, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        CommandLineRun plain = CommandLineRun.of("resample", in, "-l", "class", "-m", "smote", "-o", out);
        assertThat(plain.err()).startsWith("ballast: " + in + ": is not what its name says, packed by gzip");
        Files.write(in, packed("gz", gz));
        CommandLineRun twice = CommandLineRun.of("resample", in, "-l", "class", "-m", "smote", "-o", out);
        assertThat(twice.err()).startsWith("ballast: " + in + ": what is packed in it is compressed by gzip");
        assertThat(out).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**.ballast-*");
    }

    private CommandLineRun piped(byte[] standardInput, Object... args) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(standardInput));
        try {
            return CommandLineRun.of(args);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void fromPipeToPipeOnlyTheTableIsPrinted() throws IOException {
        byte[] plain = resampled(table, folder.resolve("plain.csv"));
        CommandLineRun run = piped(Files.readAllBytes(table), "resample", "-", "-l", "class", "-m", "smote-nc", "-o",
                "-",
                "--seed", 3);
        assertThat(run.exitCode()).isZero();
        assertThat(run.bytes()).isEqualTo(plain);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("standard output: ", " rows, ");
        CommandLineRun info = piped(Files.readAllBytes(table), "info", "-", "-l", "class");
        assertThat(info.out()).startsWith("standard input: 300 rows");
        CommandLineRun packed = piped(packed("gz", Files.readAllBytes(table)), "sample", "-", "--format", "csv.gz",
                "-n",
                300, "-o", "-", "--out-format", "csv.zst", "-q");
        assertThat(unpacked("zst", packed.bytes())).isEqualTo(Files.readAllBytes(table));
    }

    @Test
    void aRunThatFailsPrintsNoPartOfATable() throws IOException {
        CommandLineRun run = piped("x,class\n1,a\n2,b\n?,b\n3,a\n4,a\n".getBytes(StandardCharsets.UTF_8), "resample",
                "-", "-l", "class", "-m", "smote", "-k", 1, "-o", "-");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("ballast: standard input:4: column \"x\" is missing");
        assertThat(run.bytes()).isEmpty();
    }

    @Test
    void textIsConvertedBetweenDelimiters() throws IOException {
        Path tsv = folder.resolve("all.tsv.gz");
        assertThat(CommandLineRun.of("sample", table, "-n", 300, "-o", tsv).exitCode()).isZero();
        assertThat(new String(unpacked("gz", Files.readAllBytes(tsv)), StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(table).replace(',', '\t'));
    }
}
