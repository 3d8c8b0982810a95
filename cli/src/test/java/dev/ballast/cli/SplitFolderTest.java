package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// A folder holds one split, and its manifest says which.
class SplitFolderTest {

    @TempDir
    Path folder;

    private Path table;
    private Path parts;

    @BeforeEach
    void makeTable() {
        table = folder.resolve("table.csv");
        parts = folder.resolve("parts");
        assertThat(CommandLineRun.of("generate", "-o", table, "--rows", 60, "--columns", 2, "--classes", "a=2,b=1")
                .exitCode()).isZero();
    }

    private CommandLineRun split(Object... more) {
        List<Object> args = new ArrayList<>(List.of("split", table, "-l", "class", "-o", parts));
        args.addAll(Arrays.asList(more));
        return CommandLineRun.of(args.toArray());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(parts)) {
            return files.filter(file -> !file.equals(parts)).map(file -> parts.relativize(file).toString()).sorted()
                    .toList();
        }
    }

    private void assertRefused(CommandLineRun run, String message) {
        assertThat(run.err()).startsWith("ballast: ").contains(message);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
    }

    @Test
    void theManifestSaysWhichSplitItIs() throws IOException, NoSuchAlgorithmException {
        assertThat(split("--test", 0.2, "--validation", 0.1, "--seed", 9).out()).contains("split.json: which split");
        String manifest = Files.readString(parts.resolve("split.json"));
        assertThat(manifest).contains("\"command\" : \"ballast split " + table, "--validation 0.1", "--seed 9",
                "\"seed\" : 9", "\"test\" : 0.2", "\"label\" : \"class\"", "\"ballast\" : \"ballast ");
        for (String part : List.of("test.csv", "train.csv", "validation.csv")) {
            byte[] bytes = Files.readAllBytes(parts.resolve(part));
            long rows = new String(bytes, StandardCharsets.UTF_8).lines().count() - 1;
            String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            assertThat(manifest.replaceAll("\\s", "")).contains(
                    "{\"name\":\"" + part + "\",\"rows\":" + rows + ",\"sha256\":\"" + hash + "\"}");
        }
        assertThat(split("--test", 0.2, "--validation", 0.1, "--seed", 9, "--force").exitCode()).isZero();
        assertThat(parts.resolve("split.json")).hasContent(manifest);
    }

    @Test
    void fewerFoldsLeaveNoneOfTheOlderOnes() throws IOException {
        assertThat(split("--folds", 5).exitCode()).isZero();
        List<String> before = names();
        assertRefused(split("--folds", 3), "parts: holds a split already (ballast split ");
        assertRefused(split("--test", 0.2), "parts: holds a split already (ballast split ");
        assertThat(names()).isEqualTo(before);

        assertThat(split("--folds", 3, "--force").exitCode()).isZero();
        assertThat(names()).containsExactly("fold-1", "fold-1/test.csv", "fold-1/train.csv", "fold-2",
                "fold-2/test.csv", "fold-2/train.csv", "fold-3", "fold-3/test.csv", "fold-3/train.csv", "split.json");
        List<String> held = new ArrayList<>();
        for (int fold = 1; fold <= 3; fold++) {
            List<String> lines = Files.readAllLines(parts.resolve("fold-" + fold + "/test.csv"));
            held.addAll(lines.subList(1, lines.size()));
        }
        List<String> all = Files.readAllLines(table);
        assertThat(held).containsExactlyInAnyOrderElementsOf(all.subList(1, all.size()));

        assertThat(split("--test", 0.2, "--validation", 0.2, "--force").exitCode()).isZero();
        assertThat(split("--test", 0.2, "--force").exitCode()).isZero();
        assertThat(names()).containsExactly("split.json", "test.csv", "train.csv");
    }

    @Test
    void onlyWhatTheManifestNamesGoes() throws IOException {
        assertThat(split("--folds", 3).exitCode()).isZero();
        Files.writeString(parts.resolve("notes.txt"), "mine");
        Files.writeString(parts.resolve("train.py"), "mine");
        Files.writeString(parts.resolve("fold-3/model.bin"), "mine");
        assertThat(split("--folds", 2, "--force").exitCode()).isZero();
        assertThat(names()).contains("notes.txt", "train.py", "fold-3/model.bin").doesNotContain("fold-3/train.csv");
    }

    @Test
    void aPartThatWasChangedIsKept() throws IOException {
        assertThat(split("--folds", 3).exitCode()).isZero();
        Path changed = parts.resolve("fold-3/train.csv");
        Files.writeString(changed, "x1,x2,class\n1,2,a\n");
        List<String> before = names();
        assertRefused(split("--folds", 2, "--force"), "fold-3/train.csv: was changed since the split");
        assertThat(names()).isEqualTo(before);
        assertThat(changed).hasContent("x1,x2,class\n1,2,a\n");
        Files.delete(changed);
        assertThat(split("--folds", 2, "--force").exitCode()).isZero();
        assertThat(names()).doesNotContain("fold-3");
    }

    @Test
    void partsWithoutAManifestAreRefused() throws IOException {
        Files.createDirectories(parts.resolve("fold-4"));
        Files.writeString(parts.resolve("fold-4/train.csv"), "mine");
        for (String force : List.of("-q", "--force")) {
            assertRefused(split("--folds", 3, force), "fold-4/train.csv: is called as a part of a split is, and no"
                    + " split.json names it");
            assertThat(names()).containsExactly("fold-4", "fold-4/train.csv");
        }
        assertRefused(split("--folds", 4), "fold-4/train.csv: exists already; use --force");
        assertThat(split("--folds", 4, "--force").exitCode()).isZero();
    }

    @Test
    void aManifestThatIsNoneIsKept() throws IOException {
        Files.createDirectory(parts);
        Path outside = Files.writeString(folder.resolve("precious.csv"), "mine");
        for (String text : List.of("{}", "", "[1", "{\"ballast_split\":1,\"command\":\"x\",\"files\":[{\"name\":"
                + "\"../precious.csv\",\"rows\":1,\"sha256\":\"0\"}]}")) {
            Files.writeString(parts.resolve("split.json"), text);
            assertRefused(split("--test", 0.2, "--force"), "split.json: is there, and ");
            assertThat(parts.resolve("split.json")).hasContent(text);
        }
        assertThat(outside).hasContent("mine");
    }

    @Test
    void theInputIsNotReplacedByItsParts() throws IOException {
        assertThat(split("--folds", 3).exitCode()).isZero();
        table = parts.resolve("fold-3/train.csv");
        List<String> before = names();
        assertRefused(split("--folds", 2, "--force"), "the input and a file of the split that would be replaced");
        assertThat(names()).isEqualTo(before);
    }
}
