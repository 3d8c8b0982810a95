package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.cli.output.Stages;
import dev.ballast.cli.sample.SampleRequest;
import dev.ballast.cli.sample.SampleRun;
import dev.ballast.cli.split.SplitRequest;
import dev.ballast.cli.split.SplitRun;
import dev.ballast.cli.table.TableFormats;
import dev.ballast.core.random.Seed;
import dev.ballast.core.split.SmallClass;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableScanner;
import dev.ballast.tables.text.StatedFormat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/// A table that is changed between the passes is named, and nothing is made from it.
class ChangedInputTest {

    private static final String ROWS = "x,class\n1,a\n2,a\n3,a\n4,b\n5,b\n6,b\n";

    @TempDir
    Path folder;

    private Path table;

    enum Change {
        SHRINKS, SHRINKS_WITHIN_A_ROW, GROWS, OTHER_CLASSES, REPLACED, GONE;

        void make(Path table) throws IOException {
            switch (this) {
                case SHRINKS -> cut(table, 12);
                case SHRINKS_WITHIN_A_ROW -> cut(table, 14);
                case GROWS -> Files.writeString(table, "7,a\n", StandardOpenOption.APPEND);
                case OTHER_CLASSES -> Files.writeString(table, ROWS.replace("b", "c") + "8,d\n");
                case REPLACED -> {
                    Path other = table.resolveSibling("other.csv");
                    Files.writeString(other, ROWS.replace('1', '9'));
                    Files.setLastModifiedTime(other, Files.getLastModifiedTime(table));
                    Files.move(other, table, StandardCopyOption.REPLACE_EXISTING);
                }
                case GONE -> Files.delete(table);
            }
        }

        private static void cut(Path table, long size) throws IOException {
            try (FileChannel channel = FileChannel.open(table, StandardOpenOption.WRITE)) {
                channel.truncate(size);
            }
        }
    }

    @BeforeEach
    void makeTable() throws IOException {
        table = folder.resolve("table.csv");
        Files.writeString(table, ROWS);
    }

    private Stages changing(Change change) {
        return (name, _, _) -> {
            if (name.equals("copying")) {
                try {
                    change.make(table);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return new Stages.Stage() {

                @Override
                public void at(long done) {
                    // Nothing is shown.
                }

                @Override
                public void close() {
                    // Nothing is shown.
                }
            };
        };
    }

    private TableScanner scanner() {
        return new TableScanner(table, new StatedFormat(',', true));
    }

    private void assertRefused(Change change, Runnable run) throws IOException {
        assertThatThrownBy(run::run).isInstanceOf(Failure.class).hasMessage(table + (change == Change.GONE
                ? ": was removed while it was read"
                : ": was changed while it was read; run again when it is at rest"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> !file.equals(table))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void bySplit(Change change) throws IOException {
        SplitRequest request = new SplitRequest(scanner(), new CellSyntax(CellSyntax.DEFAULT_MARKERS), "class", false,
                null,
                new SplitRequest.Parts(0.34, 0, 0), SmallClass.REFUSE, Seed.of(1), folder.resolve("parts"),
                TableFormats.csv(), false,
                new SplitRequest.Origin("ballast", "ballast split"));
        assertRefused(change, () -> new SplitRun(request, changing(change), _ -> {
        }).run());
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void bySample(Change change) throws IOException {
        SampleRequest request = new SampleRequest(scanner(), new CellSyntax(CellSyntax.DEFAULT_MARKERS), "class", false,
                null,
                new SampleRequest.Size.PerClass(2), false, Seed.of(1), folder.resolve("out.csv"), TableFormats.csv(),
                false);
        assertRefused(change, () -> new SampleRun(request, Channels.newChannel(OutputStream.nullOutputStream()),
                changing(change), _ -> {
                }).run());
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void bySampleByWeights(Change change) throws IOException {
        SampleRequest request = new SampleRequest(scanner(), new CellSyntax(CellSyntax.DEFAULT_MARKERS), null, false,
                "x",
                new SampleRequest.Size.Rows(4), true, Seed.of(1), folder.resolve("out.csv"), TableFormats.csv(), false);
        assertRefused(change, () -> new SampleRun(request, Channels.newChannel(OutputStream.nullOutputStream()),
                changing(change), _ -> {
                }).run());
    }
}
