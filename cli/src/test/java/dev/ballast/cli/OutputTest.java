package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.cli.output.Destination;
import dev.ballast.cli.table.TableFormats;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Names of files, and standard output that cannot be written to.
class OutputTest {

    @TempDir
    Path folder;

    private Path table;

    @BeforeEach
    void makeTable() throws IOException {
        table = folder.resolve("table.csv");
        Files.writeString(table, "x,class\n1,a\n2,a\n3,a\n4,b\n5,b\n");
    }

    private void assertRefused(String message, Object... args) throws IOException {
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.err()).as(Arrays.toString(args)).startsWith("ballast: ").contains(message);
        assertThat(run.exitCode()).isEqualTo(Ballast.WRONG_USAGE);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(table);
        }
    }

    @ParameterizedTest
    @CsvSource({"out.npz,NumPy", "out.NPY,NumPy", "out.parquet,Parquet", "out.csv.gz,gzip", "out.xlsx,Excel",
            "out.json,JSON", "out.html,HTML", "out.zip,zip", "out.feather,Arrow", "out.tar.bz2,bzip2"})
    void aNameThatPromisesAnotherFormatIsRefused(String name, String format) throws IOException {
        Path out = folder.resolve(name);
        String message = name + "\" promises " + format
                + ", and what is written is delimited text; name a file that ends"
                + " in .csv or .tsv";
        if (TableFormats.named(out) == null) {
            String notWritten = name + "\" promises " + format
                    + ", which is not written; name a file that ends in one of";
            assertRefused(notWritten, "resample", table, "-l", "class", "-m", "random-over", "-o", out);
            assertRefused(notWritten, "sample", table, "-n", 1, "-o", out);
        }
        assertRefused(message, "resample", table, "-l", "class", "-m", "random-over", "-o", folder.resolve("o.csv"),
                "--provenance", out);
        assertRefused(message, "generate", "-o", out);
        assertRefused("is the name of a file (" + format + "), and a folder is made", "split", table, "-l", "class",
                "--test", 0.5, "-o", out);
        assertRefused("is the name of a file (" + format + "), and a folder is made", "demo", "--dir", out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.csv", "page.pdf", "page.json", "page.png"})
    void aPageIsNotCalledAfterAnotherFormat(String name) throws IOException {
        Path page = folder.resolve(name);
        assertRefused("and what is written is a page (HTML)", "resample", table, "-l", "class", "-m", "random-over",
                "-o", folder.resolve("o.csv"), "--report", page);
        assertRefused("and what is written is a page (HTML)", "evaluate", table, "-l", "class", "--score", "x",
                "--threshold", 3, "--report", page);
    }

    @Test
    void partsAreNotCalledAfterAnotherFormat() throws IOException {
        Files.move(table, folder.resolve("table.xlsx"));
        table = folder.resolve("table.xlsx");
        assertRefused("parts are called as the table is, and \"table.xlsx\" promises Excel", "split", table, "-l",
                "class", "--test", 0.5, "-o", folder.resolve("parts"));
    }

    @Test
    void whatIsCalledTsvHasTabs() throws IOException {
        Path tsv = folder.resolve("out.tsv");
        String message = "out.tsv\" promises tabs between cells, and what is written has ',' there; name a file that ends"
                + " in .csv";
        assertRefused(message, "generate", "-o", tsv);
        assertRefused(message, "resample", table, "-l", "class", "-m", "random-over", "-o", folder.resolve("o.csv"),
                "--provenance", tsv);
        Files.writeString(table, "x\tclass\n1\ta\n2\tb\n");
        assertThat(CommandLineRun.of("sample", table, "--delimiter", "tab", "-n", 1, "-o", tsv).exitCode()).isZero();
        Files.writeString(table, "x,class\n\"1,5\",a\na\tb,b\n");
        assertThat(CommandLineRun.of("sample", table, "-n", 2, "-o", tsv, "--force").exitCode()).isZero();
        assertThat(tsv).hasContent("x\tclass\n\"1,5\"\ta\n\"a\tb\"\tb\n");
    }

    @Test
    void aDashIsNoFile() throws IOException {
        assertRefused("\"-\" is not taken for standard output", "generate", "-o", "-");
        assertRefused("\"-\" is not taken for standard output", "demo", "--dir", "-");
        assertRefused("the name is empty", "generate", "-o", "");
    }

    @Test
    void aPipeIsNoTable() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        for (Object[] args : new Object[][]{{"resample", pipe, "-l", "class", "-m", "random-over", "-o", "out.csv"},
                {"sample", pipe, "-n", 1, "-o", "out.csv"}, {"info", pipe, "-l", "class"},
                {"split", pipe, "-l", "class", "--test", 0.5, "-o", folder.resolve("parts")}}) {
            CommandLineRun run = CommandLineRun.of(args);
            assertThat(run.err()).isEqualTo("ballast: " + pipe
                    + ": is not a regular file; tables are read twice, so save it to a file first\n");
            assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        }
    }

    /// So no option that names a file can be forgotten.
    @Test
    void everyOptionThatNamesAFileLooksAtItsName() {
        List<String> looked = new ArrayList<>();
        for (CommandLine command : Ballast
                .commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()),
                        Channels.newChannel(OutputStream.nullOutputStream()))
                .getSubcommands()
                .values()) {
            for (ArgSpec arg : command.getCommandSpec().args()) {
                if (arg.type() == Path.class || arg.type() == Destination.class) {
                    assertThat(arg.converters()).as("%s %s", command.getCommandName(), arg).hasSize(1);
                    assertThat(arg.converters()[0].getClass().getEnclosingClass()).isEqualTo(FileName.class);
                    looked.add(command.getCommandName() + " " + arg.paramLabel());
                }
            }
        }
        assertThat(looked).hasSize(18);
    }

    @Test
    void aResultIsWholeIfItsSummaryCannotBePrinted() throws IOException, InterruptedException {
        Path out = folder.resolve("out.csv");
        String said = ChildProcess.bash("\"$0\" \"$@\" > /dev/full", "resample", table, "-l", "class", "-m",
                "random-over", "-o", out);
        assertThat(said.strip().lines()).hasSize(2);
        assertThat(said).startsWith("ballast: standard output cannot be written to: ")
                .endsWith("files that were asked for are complete\n" + Ballast.NOT_PRINTED);
        assertThat(Files.readAllLines(out)).hasSize(7);
    }

    @Test
    void nothingIsSaidIfNobodyReadsOn() throws IOException, InterruptedException {
        Path out = folder.resolve("out.csv");
        String said = ChildProcess.bash("set -o pipefail; \"$0\" \"$@\" | true", "resample", table, "-l", "class", "-m",
                "random-over", "-o", out);
        assertThat(said).isEqualTo(Integer.toString(Ballast.NO_READER));
        assertThat(Files.readAllLines(out)).hasSize(7);
    }
}
