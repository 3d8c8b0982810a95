package dev.ballast.cli.output;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// What is about to be done to the files of a set, written down before the first is touched, so that whoever finds it can take
/// all of it back. Paths are written as seen from the journal's folder, which may be moved.
///
/// @param puts     the files that get into their places, in this order
/// @param removals the files that go
/// @param made     folders that are made before, the outermost first
/// @param emptied  folders that go at the end if they are empty then
/// @param pointers files that say in other folders where the journal is
record Journal(List<Put> puts, List<Removal> removals, List<Path> made, List<Path> emptied, List<Path> pointers) {

    private static final int VERSION = 1;

    /// A file that gets into its place.
    ///
    /// @param staged   where it is
    /// @param target   its place
    /// @param old      where the file goes that is in the place; null if there is none
    /// @param links    whether the file system has hard links
    /// @param size     its bytes
    /// @param modified when it was changed last, in milliseconds
    record Put(Path staged, Path target, @Nullable Path old, boolean links, long size, long modified) {}

    /// A file that goes.
    ///
    /// @param target its place
    /// @param old    where it goes
    record Removal(Path target, Path old) {}

    /// How many files are concerned.
    int size() {
        return puts.size() + removals.size();
    }

    /// Removes the journal when it is no longer needed, and what points to it.
    ///
    /// @param file where it is
    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        for (Path pointer : pointers) {
            Files.deleteIfExists(pointer);
        }
    }

    /// The text of the journal in a folder.
    byte[] text(Path folder) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("ballast_journal", VERSION);
        Function<Path, Object> seen = path -> path == null ? null : seenFrom(folder, path).toString();
        text.put("puts", puts.stream().map(put -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("staged", seen.apply(put.staged()));
            one.put("target", seen.apply(put.target()));
            one.put("old", seen.apply(put.old()));
            one.put("links", put.links());
            one.put("size", put.size());
            one.put("modified", put.modified());
            return one;
        }).toList());
        text.put("removals", removals.stream().map(removal -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("target", seen.apply(removal.target()));
            one.put("old", seen.apply(removal.old()));
            return one;
        }).toList());
        text.put("made", made.stream().map(seen).toList());
        text.put("emptied", emptied.stream().map(seen).toList());
        text.put("pointers", pointers.stream().map(seen).toList());
        return JsonText.of(text);
    }

    /// A path as seen from a folder, or as it is if they have no root in common.
    static Path seenFrom(Path folder, Path path) {
        return Objects.equals(folder.getRoot(), path.getRoot()) ? folder.relativize(path) : path;
    }

    /// Reads a journal.
    ///
    /// @param file where it is
    /// @throws IllegalArgumentException if it is not complete; then nothing has been done
    static Journal read(Path file) throws IOException {
        Path folder = OutputPlace.folderOf(file);
        JsonObject text = JsonObject.parse(Files.readAllBytes(file), "is not a journal");
        if (!Objects.equals(text.members().get("ballast_journal"), (long) VERSION)) {
            throw new IllegalArgumentException("is of another version");
        }
        List<Put> puts = new ArrayList<>();
        for (JsonObject one : text.objects("puts")) {
            Path old = one.textIfAny("old").map(seen -> path(folder, seen)).orElse(null);
            puts.add(new Put(path(folder, one.text("staged")), path(folder, one.text("target")), old,
                    one.truth("links"), one.whole("size"), one.whole("modified")));
        }
        List<Removal> removals = new ArrayList<>();
        for (JsonObject one : text.objects("removals")) {
            removals.add(new Removal(path(folder, one.text("target")), path(folder, one.text("old"))));
        }
        return new Journal(puts, removals, paths(folder, text.texts("made")), paths(folder, text.texts("emptied")),
                paths(folder, text.texts("pointers")));
    }

    private static List<Path> paths(Path folder, List<String> texts) {
        return texts.stream().map(text -> path(folder, text)).toList();
    }

    private static Path path(Path folder, String text) {
        return folder.resolve(text).normalize();
    }
}
