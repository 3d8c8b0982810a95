package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// Files that are cut, damaged or lie are refused by one line that names them; nothing is left behind, and nothing is taken for a
/// defect of the program.
class HostileFilesTest {

    private static final Path FOREIGN = Path.of("src/test/resources/foreign");

    @TempDir
    Path folder;

    /// Refused, or read: what was changed may be a value.
    private void assertServed(Path file, String label, String how) throws IOException {
        Path out = folder.resolve("out.csv");
        CommandLineRun run = CommandLineRun.of("convert", file, out, "-l", label, "-q", "--force");
        assertThat(run.exitCode()).as(how + ": " + run.err().replace("%", "%%")).isIn(0, 1);
        assertThat(run.err()).as(how).doesNotContain("defect of ballast");
        if (run.exitCode() == 1) {
            assertThat(run.err()).as(how).startsWith("ballast: ").hasLineCount(1);
            assertThat(run.err()).as(how).contains(file.getFileName().toString());
            assertThat(out).doesNotExist();
        } else {
            Files.deleteIfExists(out);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as(how).allMatch(path -> path.equals(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pyarrow-snappy.parquet", "pyarrow-zstd.parquet", "polars.parquet", "pyarrow-lz4.feather",
            "polars-uncompressed.arrow", "polars-zstd.arrow", "pyarrow.arrows", "numpy.npz", "numpy-packed.npz",
            "numpy.npy",
            "sklearn.svm", "weka.arff", "polars.csv"})
    void filesThatAreCutOrDamagedAreRefusedOrRead(String name) throws IOException {
        byte[] whole = Files.readAllBytes(FOREIGN.resolve(name));
        String label = name.startsWith("sklearn") ? "label" : name.startsWith("weka") ? "class" : "y";
        Path file = folder.resolve(name);
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            int length = random.nextInt(whole.length);
            Files.write(file, Arrays.copyOf(whole, length));
            assertServed(file, label, name + " cut at " + length);
        }
        for (int i = 0; i < 160; i++) {
            byte[] damaged = whole.clone();
            int changes = 1 + random.nextInt(4);
            StringBuilder how = new StringBuilder(name);
            for (int change = 0; change < changes; change++) {
                // Half of the changes near the end, where several formats say what the file is.
                int at = random.nextBoolean()
                        ? random.nextInt(damaged.length)
                        : damaged.length - 1 - random.nextInt(Math.min(600, damaged.length));
                damaged[at] = (byte) random.nextInt(256);
                how.append(", ").append(at).append(" is ").append(damaged[at]);
            }
            Files.write(file, damaged);
            assertServed(file, label, how.toString());
        }
    }

    private void assertRefused(String name, byte[] bytes, String message, Object... more) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        Object[] args = {"info", file, "-l", "y"};
        Object[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        CommandLineRun run = CommandLineRun.of(all);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("ballast: " + file).contains(message).hasLineCount(1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] npy(String header) {
        byte[] text = ascii(header);
        byte[] all = Arrays.copyOf(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0},
                10 + text.length);
        System.arraycopy(text, 0, all, 10, text.length);
        return all;
    }

    @Test
    void aShapeThatCannotBeIsNotBelieved() throws IOException {
        assertRefused("a.npy", npy("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999, 99999999), }"),
                "which takes more than can be counted, and has 0; it is cut or damaged");
        assertRefused("b.npy", npy("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999, 9), }"),
                "has a shape of [99999999999, 9], which takes 7199999999928 bytes, and has 0; it is cut or damaged");
        assertRefused("c.npy", npy("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }"), "objects of Python");
        assertRefused("d.npy", npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2, 2), }"),
                "a shape of [2, 2, 2]; a table has one direction or two");
        assertRefused("e.npy", npy("__import__('os').system('true')"), "has a header that is not understood");
    }

    @Test
    void aParquetFileThatLiesIsFound() throws IOException {
        byte[] whole = Files.readAllBytes(FOREIGN.resolve("pyarrow-none.parquet"));
        byte[] longer = whole.clone();
        Arrays.fill(longer, longer.length - 8, longer.length - 5, (byte) 0xff);
        assertRefused("a.parquet", longer, "its end says that it takes 16777215 bytes");
        assertRefused("b.parquet", ascii("PAR1 PAR1"), "is no Parquet file");
        assertRefused("c.parquet", Arrays.copyOf(whole, whole.length - 3), "is it cut?");
        assertRefused("d.parquet", ascii("x,y\n1,a\n2,b\n3,c\n4,d\n"), "is no whole Parquet file");
    }

    @Test
    void anArffFileWithAMillionLevelsIsRefusedByLine() throws IOException {
        StringBuilder text = new StringBuilder("@relation r\n@attribute y {");
        for (int i = 0; i < 1_000_000; i++) {
            text.append(i).append(',');
        }
        assertRefused("a.arff", ascii(text.append("x}\n@data\n1\n").toString()),
                ":2: attribute y lists more than 100000 levels");
        assertRefused("b.arff", ascii("@relation r\n@attribute y {a,b}\n@data\na\nc\n"),
                ":5: value \"c\" is none of the levels of attribute y");
        assertRefused("c.arff", ascii("@relation r\n@attribute y {a,b}\n@attribute z numeric\n@data\na\n"),
                ":5: row has 1 values, and there are 2 attributes");
        assertRefused("d.arff", ascii("@relation r\n@attribute y {a,b}\n@data\n{1 a}\n"),
                ":4: has index 1, and there are 1");
    }

    @Test
    void sparseRowsThatAreNoneAreRefusedByLine() throws IOException {
        assertRefused("a.svm", ascii("1 1:2 3:4\n0 5:1 3:2\n"),
                ":2: has index 3 after 5; indices of a row must ascend");
        assertRefused("b.svm", ascii("1 1:2\n\n0 x:1\n"), ":3: has index \"x\"");
        assertRefused("c.svm", ascii("1 1:2\n0 2:1..5\n"), ":2: has value \"1..5\" at index 2");
        assertRefused("d.svm", ascii("1:2 3:4\n"), ":1: begins with \"1:2\" where its label should be");
        assertRefused("e.svm", ascii("1 999999999:1\n0 1:1\n"), "has indices up to 999999999; as columns");
        assertRefused("f.svm", ascii("1 9999999999:1\n"), "at most 9 digits");
    }

    @Test
    void aBombIsRefusedBeforeItBursts() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 512; i++) {
                out.write(zeros);
            }
        }
        assertThat(bomb.size()).isLessThan(1 << 20);
        assertRefused("bomb.csv.gz", bomb.toByteArray(), "what is packed in it is binary");
    }

    @Test
    void arrowFilesThatAreNoneAreRefused() throws IOException {
        assertRefused("a.arrow", ascii("ARROW1\0\0ARROW1\0\0ARROW1"), "its end says that it takes");
        assertRefused("b.arrows", ascii("x,y\n1,a\n"), "is no Arrow file or stream");
        assertRefused("c.arrow", ascii("FEA1........"), "is a Feather file of version 1");
    }
}
