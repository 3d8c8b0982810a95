package dev.ballast.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.cli.table.Failure;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class StagedFileTest {

    @TempDir
    Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void name() {
        first = folder.resolve("first");
        second = folder.resolve("second");
    }

    private static StagedFile written(Path target, boolean force, String text) {
        StagedFile file = StagedFile.create(target, force);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        file.write(bytes, bytes.length);
        return file;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void filesAppearWhenTheyAreCommitted() throws IOException {
        try (StagedFile file = written(first, false, "new")) {
            assertThat(first).doesNotExist();
            StagedFile.commitAll(List.of(file));
        }
        assertThat(first).hasContent("new");
        assertThat(names()).containsExactly("first");
    }

    @Test
    void aFileThatIsNotCommittedLeavesNothing() throws IOException {
        written(first, false, "new").close();
        assertThat(names()).isEmpty();
    }

    @Test
    void ifOneCannotBeMovedTheOthersAreTakenBack() throws IOException {
        Files.writeString(first, "old");
        try (StagedFile one = written(first, true, "new"); StagedFile two = written(second, false, "new")) {
            Files.writeString(second, "came between");
            assertThatThrownBy(() -> StagedFile.commitAll(List.of(one, two))).isInstanceOf(Failure.class)
                    .hasMessageContaining("second: appeared while it was being made");
        }
        assertThat(first).hasContent("old");
        assertThat(second).hasContent("came between");
        assertThat(names()).containsExactly("first", "second");
    }

    @Test
    void aNewFileIsTakenBackToo() throws IOException {
        try (StagedFile one = written(first, false, "new"); StagedFile two = written(second, false, "new")) {
            Files.writeString(second, "came between");
            assertThatThrownBy(() -> StagedFile.commitAll(List.of(one, two))).isInstanceOf(Failure.class);
        }
        assertThat(names()).containsExactly("second");
    }

    @Test
    void ofTwoThatWantOnePlaceOneIsRefused() throws IOException {
        try (StagedFile one = written(first, false, "one"); StagedFile two = written(first, false, "two")) {
            StagedFile.commitAll(List.of(one));
            assertThatThrownBy(() -> StagedFile.commitAll(List.of(two))).isInstanceOf(Failure.class);
        }
        assertThat(first).hasContent("one");
        assertThat(names()).containsExactly("first");
    }
}
