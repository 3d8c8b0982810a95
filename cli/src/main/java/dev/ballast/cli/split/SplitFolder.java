package dev.ballast.cli.split;

import dev.ballast.cli.output.FileSet;
import dev.ballast.cli.output.OutputPlace;
import dev.ballast.tables.message.Failure;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The folder that a split goes to, which holds one split: what is in it before, and what of that goes.
///
/// A split that is there is replaced by force only, and only if all its files are as its manifest says. A file that is called as
/// a part is, and is in no manifest, would seem to belong to the new split; it is refused, unless the new split, by force,
/// replaces it.
final class SplitFolder {

    /// What tables are called; a train.py is no part.
    private static final Set<String> TABLES = Set.of("csv", "tsv", "tab", "txt", "data", "dat");

    private final Path folder;
    private final Path input;
    private final byte @Nullable [] manifest;
    private final List<SplitManifest.Part> old;

    private SplitFolder(Path folder, Path input, byte @Nullable [] manifest, List<SplitManifest.Part> old) {
        this.folder = folder;
        this.input = input;
        this.manifest = manifest;
        this.old = old;
    }

    /// Looks into a folder.
    ///
    /// @param request   the new split
    /// @param parts     its files, seen from the folder
    /// @param extension of its files, with the dot
    /// @throws Failure if the split cannot go there
    static SplitFolder look(SplitRequest request, List<Path> parts, String extension) {
        Path folder = request.folder();
        byte[] manifest = manifest(folder);
        List<SplitManifest.Part> old = manifest == null ? List.of() : old(folder, manifest, request.force());
        SplitFolder looked = new SplitFolder(folder, request.table().file(), manifest, old);
        looked.requireNoOtherParts(new HashSet<>(parts), extension, request.force());
        for (SplitManifest.Part part : old) {
            looked.requireAsItWas(part);
        }
        return looked;
    }

    private static byte @Nullable [] manifest(Path folder) {
        Path file = folder.resolve(SplitManifest.NAME);
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : null;
        } catch (IOException e) {
            throw Failure.reading(file, e);
        }
    }

    private static List<SplitManifest.Part> old(Path folder, byte[] manifest, boolean force) {
        SplitManifest there;
        try {
            there = SplitManifest.parse(manifest);
        } catch (IllegalArgumentException e) {
            throw new Failure(folder.resolve(SplitManifest.NAME) + ": is there, and " + e.getMessage()
                    + "; it is kept: name another folder", e);
        }
        if (!force) {
            throw new Failure(folder + ": holds a split already (" + there.command()
                    + "); use --force to replace it, or name another folder");
        }
        return there.parts();
    }

    private void requireAsItWas(SplitManifest.Part part) {
        Path file = folder.resolve(part.name());
        if (!Files.exists(file)) {
            return;
        }
        OutputPlace.requireDifferent(input, file, "the input and a file of the split that would be replaced");
        if (Files.isSymbolicLink(file) || !Files.isRegularFile(file) || !SplitManifest.hash(file)
                .equals(part.sha256())) {
            throw new Failure(file + ": was changed since the split that " + SplitManifest.NAME
                    + " describes, and is kept; move it away or remove it, or name another folder");
        }
    }

    private void requireNoOtherParts(Set<Path> parts, String extension, boolean force) {
        Set<Path> known = new HashSet<>();
        old.forEach(part -> known.add(part.name()));
        for (Path name : partsIn(extension)) {
            if (known.contains(name) || isInput(folder.resolve(name))) {
                continue;
            }
            if (!parts.contains(name)) {
                throw new Failure(folder.resolve(name) + ": is called as a part of a split is, and no "
                        + SplitManifest.NAME + " names it; it would seem to belong to the new split: move it away, or"
                        + " name another folder");
            }
            if (!force) {
                throw new Failure(folder.resolve(name)
                        + ": exists already; use --force to replace it, or name another folder");
            }
        }
    }

    private boolean isInput(Path file) {
        try {
            return Files.isSameFile(file, input);
        } catch (IOException e) {
            // One of them is not there, and whoever opens it says so.
            return false;
        }
    }

    /// The files in the folder that are called as parts are.
    private List<Path> partsIn(String extension) {
        List<Path> found = new ArrayList<>();
        addParts(folder, extension, found);
        for (Path fold : list(folder)) {
            if (fold.getFileName().toString().matches("fold-[1-9][0-9]*") && Files.isDirectory(fold)) {
                addParts(fold, extension, found);
            }
        }
        return found;
    }

    private void addParts(Path in, String extension, List<Path> found) {
        for (Path file : list(in)) {
            String name = file.getFileName().toString();
            int dot = name.indexOf('.');
            boolean table = dot < 0 || name.endsWith(extension)
                    || TABLES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
            Path seen = folder.relativize(file);
            if (table && SplitManifest.isPartName(seen) && !Files.isDirectory(file)) {
                found.add(seen);
            }
        }
    }

    private static List<Path> list(Path folder) {
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                files.forEach(all::add);
            } catch (IOException e) {
                throw new Failure(folder + ": cannot be looked into: " + Failure.reason(e), e);
            }
        }
        all.sort(null);
        return all;
    }

    /// Lets the files of the old split that the new one does not have go with the set.
    ///
    /// @param parts the files of the new split, seen from the folder
    /// @param set   the set of the new split
    void removeOldBy(FileSet set, List<Path> parts) throws IOException {
        if (!Arrays.equals(manifest, manifest(folder))) {
            throw new Failure(folder + ": another split was put there meanwhile; it is kept");
        }
        Path real = folder.toRealPath();
        Set<Path> folders = new LinkedHashSet<>();
        for (SplitManifest.Part part : old) {
            if (!parts.contains(part.name())) {
                set.remove(real.resolve(part.name()));
                if (part.name().getParent() != null) {
                    folders.add(real.resolve(part.name().getParent()));
                }
            }
        }
        parts.forEach(part -> folders.remove(real.resolve(part).getParent()));
        folders.forEach(set::removeIfEmpty);
    }
}
