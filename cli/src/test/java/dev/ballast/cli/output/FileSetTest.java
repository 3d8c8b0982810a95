package dev.ballast.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.tables.message.Failure;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// Files of a set appear together, or not at all; with hard links and without.
class FileSetTest {

    @TempDir
    Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void name() {
        first = folder.resolve("first");
        second = folder.resolve("second");
    }

    private static FileSet set(boolean force, boolean links) {
        return new FileSet(force, RunId.THIS, links, () -> {
        });
    }

    private static void add(FileSet set, Path target, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        set.add(target).write(bytes, bytes.length);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void filesAppearWhenTheyAreCommitted(boolean links) throws IOException {
        try (FileSet set = set(false, links)) {
            add(set, first, "new");
            assertThat(first).doesNotExist();
            set.commit();
        }
        assertThat(first).hasContent("new");
        assertThat(names()).containsExactly("first");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void someAreReplacedSomeAreNewAndSomeGo(boolean links) throws IOException {
        Files.writeString(first, "old");
        Path other = Files.writeString(folder.resolve("other"), "goes");
        Path emptied = Files.createDirectory(folder.resolve("emptied"));
        Path filled = Files.createDirectory(folder.resolve("filled"));
        Files.writeString(filled.resolve("mine"), "stays");
        try (FileSet set = set(true, links)) {
            add(set, first, "new");
            add(set, second, "new too");
            set.remove(other);
            set.removeIfEmpty(emptied);
            set.removeIfEmpty(filled);
            set.commit();
        }
        assertThat(first).hasContent("new");
        assertThat(second).hasContent("new too");
        assertThat(names()).containsExactly("filled", "first", "second");
    }

    @Test
    void aSetThatIsNotCommittedLeavesNothing() throws IOException {
        try (FileSet set = set(false, true)) {
            set.makeFolder(folder.resolve("a/b"));
            add(set, folder.resolve("a/b/c"), "new");
            add(set, first, "new");
        }
        assertThat(names()).isEmpty();
    }

    /// The system refuses a move whose file has vanished, whoever asks.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ifOneCannotBePutInPlaceTheOthersAreTakenBack(boolean links) throws IOException {
        Files.writeString(first, "old");
        Path third = folder.resolve("third");
        Path[] last = new Path[1];
        try (FileSet set = new FileSet(true, RunId.THIS, links, () -> {
            if (Files.exists(third)) {
                Ending.deleteQuietly(last[0]);
            }
        })) {
            add(set, first, "new");
            add(set, third, "new");
            last[0] = set.add(second).staged();
            assertThatThrownBy(set::commit).isInstanceOf(Failure.class)
                    .hasMessageContaining("second: cannot be put in place: no such file");
        }
        assertThat(first).hasContent("old");
        assertThat(names()).containsExactly("first");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFolderThatAppearsInThePlaceIsKept(boolean links) throws IOException {
        Files.writeString(first, "old");
        try (FileSet set = set(true, links)) {
            add(set, first, "new");
            add(set, second, "new");
            Files.createDirectory(second);
            assertThatThrownBy(set::commit).isInstanceOf(Failure.class)
                    .hasMessageContaining("second: became something else than a file");
        }
        assertThat(first).hasContent("old");
        assertThat(second).isDirectory();
        assertThat(names()).containsExactly("first", "second");
    }

    /// The file that comes between may be empty, as those are that keep a place free without hard links.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatHasAppearedMeanwhileIsKept(boolean links) throws IOException {
        boolean[] appeared = new boolean[1];
        FileSet[] sets = new FileSet[1];
        sets[0] = new FileSet(false, RunId.THIS, links, () -> {
            if (Files.exists(first) && !appeared[0]) {
                appeared[0] = true;
                try {
                    Files.createFile(second);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        try (FileSet set = sets[0]) {
            add(set, first, "new");
            add(set, second, "new");
            assertThatThrownBy(set::commit).isInstanceOf(Failure.class)
                    .hasMessageContaining("second: appeared while it was being made, and is kept");
        }
        assertThat(appeared[0]).isTrue();
        assertThat(second).isEmptyFile();
        assertThat(names()).containsExactly("second");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofTwoThatWantOnePlaceOneIsRefused(boolean links) throws IOException {
        try (FileSet one = set(false, links); FileSet two = set(false, links)) {
            add(one, first, "one");
            add(two, first, "two");
            one.commit();
            assertThatThrownBy(two::commit).isInstanceOf(Failure.class).hasMessageContaining("first: appeared");
        }
        assertThat(first).hasContent("one");
        assertThat(names()).containsExactly("first");
    }

    @Test
    void permissionsOfTheOldFileAreKept() throws IOException {
        Files.writeString(first, "old");
        Files.setPosixFilePermissions(first, PosixFilePermissions.fromString("rw-------"));
        try (FileSet set = set(true, true)) {
            add(set, first, "new");
            add(set, second, "new");
            set.commit();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first))).isEqualTo("rw-------");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamedOnceWithTheReason() throws IOException {
        Files.writeString(first, "a file");
        try (FileSet set = set(true, true)) {
            assertThatThrownBy(() -> set.add(first.resolve("x"))).isInstanceOf(Failure.class)
                    .hasMessage(first.resolve("x") + ": cannot be written: Not a directory");
            assertThatThrownBy(() -> set.makeFolder(first.resolve("x"))).isInstanceOf(Failure.class)
                    .hasMessage(first + ": is a file; name a folder");
        }
    }
}
