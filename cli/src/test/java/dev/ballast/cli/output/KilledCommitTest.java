package dev.ballast.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.tables.message.Failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A run may be killed at any moment. Its folders are copied before every step of a commit, and each copy is what the next
/// command finds: it must make all of it old, or find all of it new.
class KilledCommitTest {

    private static final RunId KILLED = new RunId(RunId.THIS.host(), RunId.THIS.process(), "0");

    @TempDir
    Path folder;

    private final List<Path> snapshots = new ArrayList<>();

    private void snapshot(Path of) {
        Path copy = folder.resolve("snapshot-" + snapshots.size());
        Snapshot.copy(of, copy);
        snapshots.add(copy);
    }

    private static void add(StagedFile file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        file.write(bytes, bytes.length);
    }

    private static Path world(Path world) throws IOException {
        Files.createDirectories(world.resolve("a/fold-4"));
        Files.createDirectories(world.resolve("b"));
        Files.writeString(world.resolve("a/result.csv"), "old result");
        Files.writeString(world.resolve("a/fold-4/train.csv"), "old fold");
        Files.writeString(world.resolve("a/fold-4/test.csv"), "old fold's test");
        Files.writeString(world.resolve("b/from.csv"), "old provenance");
        return world;
    }

    /// A set over two folders, with a file in a folder that is not there yet, and files and a folder that go.
    private void commit(Path world, boolean links) throws IOException {
        try (FileSet set = new FileSet(true, KILLED, links, () -> snapshot(world))) {
            Path a = world.resolve("a").toRealPath();
            add(set.add(a.resolve("result.csv")), "new result");
            add(set.add(world.resolve("b/from.csv")), "new provenance, which is longer");
            add(set.add(world.resolve("b/report.html")), "new report");
            add(set.add(a, Path.of("fold-1/train.csv")), "new fold");
            set.remove(a.resolve("fold-4/train.csv"));
            set.remove(a.resolve("fold-4/test.csv"));
            set.removeIfEmpty(a.resolve("fold-4"));
            snapshot(world);
            set.commit();
        }
        snapshot(world);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whateverTheMomentAllIsOldOrAllIsNew(boolean links) throws IOException {
        Path world = world(folder.resolve("world"));
        Map<String, String> old = Snapshot.visible(world);
        commit(world, links);
        Map<String, String> after = Snapshot.visible(world);
        assertThat(after).containsOnlyKeys("a/", "a/result.csv", "a/fold-1/", "a/fold-1/train.csv", "b/", "b/from.csv",
                "b/report.html").doesNotContainValue("old result").doesNotContainValue("old provenance");

        int mixed = 0;
        boolean isNew = false;
        for (Path snapshot : snapshots) {
            Map<String, String> found = Snapshot.visible(snapshot);
            mixed += found.equals(old) || found.equals(after) ? 0 : 1;
            for (String look : List.of("a/result.csv", "b/from.csv", "a/fold-1/train.csv")) {
                Path copy = folder.resolve("copy");
                Snapshot.copy(snapshot, copy);
                settle(copy, look);
                Map<String, String> settled = Snapshot.visible(copy);
                assertThat(settled).as("%s, looked at from %s", snapshot, look)
                        .isEqualTo(settled.equals(after) ? after : old);
                assertThat(settled.equals(after)).as("a set that is new stays new: %s", snapshot).isIn(isNew, true);
                settle(copy, "a/result.csv");
                settle(copy, "b/from.csv");
                assertThat(Snapshot.hidden(copy)).as("hidden files of %s", snapshot).isZero();
                isNew |= "a/fold-1/train.csv".equals(look) && settled.equals(after);
                delete(copy);
            }
        }
        assertThat(isNew).isTrue();
        // Or there would have been nothing to settle.
        assertThat(mixed).isGreaterThan(5);
    }

    /// Taking back may be killed too.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takingBackCanBeTakenUpAgain(boolean links) throws IOException {
        Path world = world(folder.resolve("world"));
        Map<String, String> old = Snapshot.visible(world);
        commit(world, links);
        List<Path> halves = snapshots.stream().filter(snapshot -> journal(snapshot) != null).toList();
        assertThat(halves).hasSizeGreaterThan(8);
        for (Path half : halves) {
            snapshots.clear();
            Moves.begun(Journal.read(journal(half)), () -> {
                Path copy = folder.resolve("again-" + snapshots.size());
                Snapshot.copy(half, copy);
                snapshots.add(copy);
            }).undo();
            for (Path again : snapshots) {
                settle(again, "a/result.csv");
                assertThat(Snapshot.visible(again)).as("%s of %s", again, half).isEqualTo(old);
                delete(again);
            }
        }
    }

    private static Path journal(Path world) {
        try (Stream<Path> all = Files.list(world.resolve("a"))) {
            return all.filter(file -> RunId.is(RunId.Kind.JOURNAL, file)).findFirst().orElse(null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void settle(Path world, String look) {
        Leftovers.settle(List.of(world.resolve(look)), _ -> {
        });
    }

    private static void delete(Path world) throws IOException {
        try (Stream<Path> all = Files.walk(world)) {
            for (Path file : all.sorted().toList().reversed()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void aFileThatWasChangedAfterTheKillIsNotLost() throws IOException {
        Path world = world(folder.resolve("world"));
        commit(world, true);
        Path half = snapshots.stream()
                .filter(snapshot -> journal(snapshot) != null
                        && "new result".equals(Snapshot.visible(snapshot).get("a/result.csv")))
                .findFirst().orElseThrow();
        Path result = half.resolve("a/result.csv");
        Files.writeString(result, "changed by hand");
        for (int twice = 0; twice < 2; twice++) {
            assertThatThrownBy(() -> settle(half, "a/result.csv")).isInstanceOf(Failure.class)
                    .hasMessageContaining(
                            "result.csv: is one of 6 files of which a run that was killed has put only some")
                    .hasMessageContaining("result.csv: was changed since");
            assertThat(result).hasContent("changed by hand");
        }
        Files.delete(result);
        settle(half, "a/result.csv");
        assertThat(result).hasContent("old result");
    }

    @Test
    void whatARunningProcessIsPuttingInPlaceIsNotRead() throws IOException {
        Path world = world(folder.resolve("world"));
        commit(world, true);
        Path half = snapshots.stream().filter(snapshot -> journal(snapshot) != null).toList().getLast();
        Map<String, String> found = Snapshot.visible(half);
        try (FileChannel channel = FileChannel.open(journal(half), StandardOpenOption.WRITE)) {
            channel.lock();
            for (String look : List.of("a/result.csv", "b/from.csv", "a", "a/fold-4/train.csv")) {
                assertThatThrownBy(() -> settle(half, look)).isInstanceOf(Failure.class)
                        .hasMessageContaining("are being put in place by process")
                        .hasMessageContaining("run again when it has ended");
            }
            settle(half, "a/other.csv");
        }
        assertThat(Snapshot.visible(half)).isEqualTo(found);
        settle(half, "a/result.csv");
        assertThat(Snapshot.hidden(half)).isZero();
    }

    /// As one in an archive that somebody has sent.
    @Test
    void aJournalThatNamesFilesElsewhereIsNotFollowed() throws IOException {
        Path world = world(folder.resolve("world"));
        Path outside = Files.writeString(folder.resolve("outside.csv"), "precious");
        Files.createSymbolicLink(world.resolve("a/way-out"), folder);
        Path a = world.resolve("a").toRealPath();
        long modified = Files.getLastModifiedTime(outside).toMillis();
        Path part = KILLED.place(a, RunId.Kind.PART);
        Path old = KILLED.place(a, RunId.Kind.OLD);
        Files.writeString(old, "evil");
        for (Path target : List.of(outside.toRealPath(), a.resolve("way-out/outside.csv"))) {
            List<Journal> journals = List.of(
                    new Journal(List.of(new Journal.Put(part, target, null, true, 8, modified)), List.of(), List.of(),
                            List.of(), List.of()),
                    new Journal(List.of(new Journal.Put(part, target, old, true, 8, modified)), List.of(), List.of(),
                            List.of(), List.of()),
                    new Journal(List.of(new Journal.Put(target, part, null, true, 8, modified)), List.of(), List.of(),
                            List.of(), List.of()),
                    new Journal(List.of(), List.of(new Journal.Removal(a.resolve("x"), target)), List.of(), List.of(),
                            List.of()),
                    new Journal(List.of(), List.of(), List.of(), List.of(), List.of(target)));
            for (Journal journal : journals) {
                for (RunId.Kind kind : List.of(RunId.Kind.JOURNAL, RunId.Kind.DONE)) {
                    Path file = Files.write(KILLED.place(a, kind), journal.text(a));
                    List<String> notes = new ArrayList<>();
                    Leftovers.settle(List.of(a.resolve("result.csv")), notes::add);
                    assertThat(notes).anyMatch(note -> note.contains("it is not followed"));
                    assertThat(outside).hasContent("precious");
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void unfinishedFilesGoIfTheirRunIsGone() throws IOException {
        RunId elsewhere = new RunId("1", 1, "0");
        Path dead = Files.createFile(KILLED.place(folder, RunId.Kind.PART));
        Path running = Files.createFile(KILLED.place(folder, RunId.Kind.PART));
        Path away = Files.createFile(elsewhere.place(folder, RunId.Kind.PART));
        Path own = Files.createFile(RunId.THIS.place(folder, RunId.Kind.PART));
        Path unknown = Files.createFile(folder.resolve(".ballast-123-abc.part"));
        List<String> notes = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(running, StandardOpenOption.WRITE)) {
            channel.lock();
            Leftovers.settle(List.of(folder.resolve("table.csv")), notes::add);
        }
        assertThat(dead).doesNotExist();
        assertThat(List.of(running, away, own, unknown)).allMatch(Files::exists);
        assertThat(notes).hasSize(2);
        assertThat(notes.getFirst()).endsWith("removed 1 unfinished file of a run that was killed");
        assertThat(notes.getLast()).contains("has 1 hidden file", ".ballast-123-abc.part");
    }
}
