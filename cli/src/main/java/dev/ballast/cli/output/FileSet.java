package dev.ballast.cli.output;

import dev.ballast.cli.output.RunId.Kind;
import dev.ballast.tables.message.Failure;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The files that a run makes, replaces and removes, as one thing: all of it is done, or nothing.
///
/// Files are written beside their places, under hidden names. [#commit] puts them in place. One file that replaces another, or
/// is linked into a free place, takes one step, which the system does whole. Else a journal is written first that says how to
/// take everything back; once the last file is in place it is renamed, and that is the moment at which the set is new. If the
/// run fails it takes back itself what it did; a signal that lets Java end waits for it; if it is killed, the next command that
/// looks there ([Leftovers]) takes it back, or clears up.
///
/// Closed without [#commit], a set leaves nothing behind. A symbolic link is followed: the file it points to is replaced, not the
/// link.
public final class FileSet implements AutoCloseable {

    private final boolean force;
    private final RunId run;
    private final boolean mayLink;
    private final Runnable step;
    private final List<StagedFile> files = new ArrayList<>();
    private final List<Path> removed = new ArrayList<>();
    private final List<Path> emptied = new ArrayList<>();
    private final List<Path> madeForFiles = new ArrayList<>();
    private final Map<Path, Boolean> linksIn = new HashMap<>();
    private boolean committed;
    private boolean stuck;

    /// Starts a set.
    ///
    /// @param force whether files that are there may be replaced
    public FileSet(boolean force) {
        this(force, RunId.THIS, true, () -> {
        });
    }

    /// A set of a run that may be another one, whose steps are watched.
    ///
    /// @param mayLink whether hard links are made where the file system has them
    FileSet(boolean force, RunId run, boolean mayLink, Runnable step) {
        this.force = force;
        this.run = run;
        this.mayLink = mayLink;
        this.step = step;
    }

    /// Starts a file of the set.
    ///
    /// @param target where it shall be
    /// @return the file, empty and beside its place
    /// @throws Failure if the place is taken or cannot be written to
    public StagedFile add(Path target) {
        OutputPlace.requireFree(target, force);
        try {
            Path real = OutputPlace.real(target);
            return begin(target, real, OutputPlace.folderOf(real));
        } catch (IOException e) {
            throw cannotBeWritten(target, e);
        }
    }

    /// Starts a file that is written in a folder above its own, which is made when the set is complete.
    ///
    /// @param folder the folder above
    /// @param name   where it shall be, seen from there
    /// @return the file
    /// @throws Failure if the place is taken or cannot be written to
    public StagedFile add(Path folder, Path name) {
        Path target = folder.resolve(name);
        OutputPlace.requireFree(target, force);
        if (Files.isSymbolicLink(target)) {
            throw new Failure(target + ": is a link; remove it or name another folder");
        }
        try {
            Path real = folder.toRealPath();
            Path parent = OutputPlace.folderOf(target);
            if (Files.exists(parent) && !Files.isDirectory(parent)) {
                throw new Failure(parent + ": is a file; name a folder");
            }
            if (Files.exists(parent) && !Files.getFileStore(parent).equals(Files.getFileStore(real))) {
                throw new Failure(parent + ": is on another file system than the folder above; name another folder");
            }
            return begin(target, real.resolve(name), real);
        } catch (IOException e) {
            throw cannotBeWritten(target, e);
        }
    }

    private static Failure cannotBeWritten(Path target, IOException e) {
        Path folder = target.toAbsolutePath().getParent();
        return new Failure(target + ": cannot be written: " + (folder != null && !Files.exists(folder)
                ? "its folder does not exist; make it first"
                : Failure.reason(e)), e);
    }

    private StagedFile begin(Path shown, Path real, Path folder) throws IOException {
        StagedFile file = StagedFile.create(shown, real, run.place(folder, Kind.PART));
        files.add(file);
        if (!linksIn.containsKey(folder)) {
            linksIn.put(folder, mayLink && hasLinks(file.staged(), run.place(folder, Kind.PART)));
        }
        return file;
    }

    /// Whether hard links can be made in a folder that files of the set are written in.
    private boolean hasLinks(Path folder) {
        return Boolean.TRUE.equals(linksIn.get(folder));
    }

    /// FAT, many network and many user file systems have no hard links; trying is the only way to know.
    private static boolean hasLinks(Path file, Path link) throws IOException {
        try {
            Files.createLink(link, file);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
        Files.delete(link);
        return true;
    }

    /// Makes a folder for files of the set, and those above it; without [#commit] they go again.
    ///
    /// @param folder the folder; null is where the run is, which is there
    /// @throws Failure if it cannot be made
    public void makeFolder(@Nullable Path folder) {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        if (Files.exists(folder)) {
            throw new Failure(folder + ": is a file; name a folder");
        }
        makeFolder(folder.getParent());
        try {
            Ending.hold(() -> {
                Files.createDirectory(folder);
                Ending.remember(folder.toAbsolutePath());
            });
            madeForFiles.add(folder.toAbsolutePath());
        } catch (IOException e) {
            throw new Failure(folder + ": cannot be made: " + Failure.reason(e), e);
        }
    }

    /// Removes a file with the set; it must be in or below the folder of the first file.
    ///
    /// @param target the file
    public void remove(Path target) {
        removed.add(target);
    }

    /// Removes a folder with the set if it is empty then.
    ///
    /// @param folder the folder
    public void removeIfEmpty(Path folder) {
        emptied.add(folder);
    }

    /// Puts all files in their places, and removes those that are to go: all, or none.
    ///
    /// @throws Failure if that cannot be done; then every place is as it was before
    public void commit() {
        if (files.isEmpty() && removed.isEmpty()) {
            return;
        }
        try {
            Ending.hold(() -> {
                if (files.size() == 1 && removed.isEmpty() && commitInOneStep(files.getFirst())) {
                    forgetAll();
                } else {
                    commitByJournal();
                }
            });
        } catch (IOException e) {
            throw new Failure(files.getFirst().shown() + ": cannot be put in place: " + Failure.reason(e), e);
        }
    }

    private void forgetAll() {
        committed = true;
        files.forEach(file -> Ending.forget(file.staged()));
        madeForFiles.forEach(Ending::forget);
    }

    private boolean commitInOneStep(StagedFile file) throws IOException {
        Path target = file.target();
        if (!Files.isDirectory(OutputPlace.folderOf(target))) {
            return false;
        }
        if (Files.exists(target)) {
            requireReplaceable(file);
            // The old content is about to go: the new one must be on the disk, not only promised to it.
            file.force();
            Files.move(file.staged(), target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        }
        if (!hasLinks(OutputPlace.folderOf(file.staged()))) {
            return false;
        }
        try {
            Files.createLink(target, file.staged());
        } catch (FileAlreadyExistsException e) {
            throw appeared(file);
        }
        Ending.deleteQuietly(file.staged());
        return true;
    }

    private void requireReplaceable(StagedFile file) {
        if (!force) {
            throw appeared(file);
        }
        if (!Files.isRegularFile(file.target())) {
            throw new Failure(
                    file.shown() + ": became something else than a file while it was being made, and is kept");
        }
    }

    private static Failure appeared(StagedFile file) {
        return new Failure(file.shown() + ": appeared while it was being made, and is kept; use --force to replace it");
    }

    private void commitByJournal() throws IOException {
        files.forEach(StagedFile::force);
        Path folder = OutputPlace.folderOf(files.getFirst().staged());
        Commit commit = new Commit(journal(folder), run.place(folder, Kind.JOURNAL), step);
        try {
            commit.run(this::forgetAll);
        } catch (IOException e) {
            throw named(e);
        } finally {
            stuck = commit.isStuck();
        }
    }

    private Journal journal(Path folder) throws IOException {
        List<Journal.Put> puts = new ArrayList<>();
        Set<Path> made = new LinkedHashSet<>();
        for (StagedFile file : files) {
            Path beside = OutputPlace.folderOf(file.staged());
            boolean replaces = Files.exists(file.target());
            if (replaces) {
                requireReplaceable(file);
            }
            puts.add(new Journal.Put(file.staged(), file.target(), replaces ? run.place(beside, Kind.OLD) : null,
                    hasLinks(beside), Files.size(file.staged()),
                    Files.getLastModifiedTime(file.staged()).toMillis()));
            addMissing(OutputPlace.folderOf(file.target()), made);
        }
        List<Journal.Removal> removals = removed.stream().filter(Files::exists)
                .map(target -> new Journal.Removal(target, run.place(folder, Kind.OLD))).toList();
        List<Path> pointers = folders().stream().filter(other -> !other.equals(folder))
                .map(other -> run.place(other, Kind.SEE)).toList();
        return new Journal(puts, removals, List.copyOf(made), emptied, pointers);
    }

    private static void addMissing(@Nullable Path folder, Set<Path> made) {
        if (folder != null && !Files.isDirectory(folder)) {
            addMissing(folder.getParent(), made);
            made.add(folder);
        }
    }

    /// The folders in which files of the set are written.
    private Set<Path> folders() {
        Set<Path> folders = new LinkedHashSet<>();
        files.forEach(file -> folders.add(file.staged().getParent()));
        return folders;
    }

    /// The failure about the file as the user calls it.
    private RuntimeException named(IOException e) {
        String about = e instanceof FileSystemException of ? of.getFile() : null;
        for (StagedFile file : files) {
            if (file.target().toString().equals(about)) {
                return e instanceof FileAlreadyExistsException
                        ? appeared(file)
                        : new Failure(file.shown() + ": cannot be put in place: " + Failure.reason(e), e);
            }
        }
        return new Failure((about == null ? files.getFirst().shown() : about) + ": cannot be moved: "
                + Failure.reason(e), e);
    }

    @Override
    public void close() {
        if (stuck) {
            // What the journal names must stay for whoever takes it back.
            files.forEach(file -> Ending.forget(file.staged()));
            return;
        }
        files.forEach(StagedFile::abandon);
        if (!committed) {
            madeForFiles.reversed().forEach(folder -> {
                Ending.deleteQuietly(folder);
                Ending.forget(folder);
            });
        }
    }
}
