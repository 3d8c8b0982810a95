package dev.ballast.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A folder as it is at a moment: what somebody finds after a run was killed then.
final class Snapshot {

    private Snapshot() {
    }

    /// Copies a folder; hard links among its files stay links, and times of changes are kept.
    static void copy(Path from, Path to) {
        Map<Object, Path> copied = new HashMap<>();
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.sorted().toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                    continue;
                }
                Object key = Files.readAttributes(file, "unix:ino").get("ino");
                Path first = copied.putIfAbsent(key, target);
                if (first != null) {
                    Files.createLink(target, first);
                } else {
                    Files.copy(file, target);
                    Files.setLastModifiedTime(target, Files.getLastModifiedTime(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files in a folder with what is in them, hidden ones left out; folders end in a slash.
    static Map<String, String> visible(Path folder) {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.toList()) {
                if (file.equals(folder) || file.getFileName().toString().startsWith(".ballast-")) {
                    continue;
                }
                String name = folder.relativize(file).toString();
                if (Files.isDirectory(file)) {
                    found.put(name + "/", "");
                } else {
                    found.put(name, Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /// How many hidden files are in a folder and below.
    static long hidden(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith(".ballast-")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
