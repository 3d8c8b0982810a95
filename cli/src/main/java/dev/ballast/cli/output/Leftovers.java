package dev.ballast.cli.output;

import dev.ballast.cli.output.RunId.Kind;
import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What runs that were killed have left in the folders of files that are about to be read or written: sets of files that are
/// half in place, which are taken back, and files that never got so far, which are removed. What belongs to a run that goes on
/// is left alone, and so is what belongs to a run on another machine, since only that machine can tell.
public final class Leftovers {

    private static final long QUIET_MILLIS = 3_600_000;

    private final Consumer<String> notes;
    /// Places of sets that are not settled, and why.
    private final Map<Path, String> open = new HashMap<>();
    /// Runs whose hidden files are needed for that.
    private final Set<RunId> needed = new HashSet<>();

    private Leftovers(Consumer<String> notes) {
        this.notes = notes;
    }

    /// Settles what is left in the folders of some files.
    ///
    /// @param named files and folders
    /// @param notes told what was done
    /// @throws Failure if one of the files belongs to a set that is half in place and stays so
    public static void settle(Collection<Path> named, Consumer<String> notes) {
        Leftovers leftovers = new Leftovers(notes);
        Set<Path> folders = new LinkedHashSet<>();
        named.forEach(path -> addFolders(path, folders));
        folders.forEach(leftovers::look);
        for (Path path : named) {
            leftovers.requireSettled(path);
        }
    }

    /// Files of folds are written by what lies in the folder of the split, the one above.
    private static void addFolders(Path path, Set<Path> folders) {
        try {
            Path real = OutputPlace.real(path);
            if (Files.isDirectory(real)) {
                folders.add(real);
            }
            Path parent = real.getParent();
            if (parent == null) {
                return;
            }
            folders.add(parent);
            if (parent.getParent() != null && String.valueOf(parent.getFileName()).startsWith("fold-")) {
                folders.add(parent.getParent());
            }
        } catch (IOException e) {
            // A folder that is not there has nothing in it.
            return;
        }
    }

    private void look(Path folder) {
        List<Path> hidden = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, ".ballast-*.{part,old,journal,done,see}")) {
            all.forEach(hidden::add);
        } catch (IOException e) {
            // Whoever wants something there says so.
            return;
        }
        hidden.sort(null);
        for (Path file : hidden) {
            if (RunId.is(Kind.JOURNAL, file) || RunId.is(Kind.DONE, file)) {
                settle(file);
            } else if (RunId.is(Kind.SEE, file)) {
                follow(file);
            }
        }
        removeParts(folder, hidden);
    }

    private void follow(Path pointer) {
        RunId run = RunId.of(pointer).orElse(null);
        Path journal;
        try {
            JsonObject text = JsonObject.parse(Files.readAllBytes(pointer), "is not a pointer");
            journal = pointer.resolveSibling(text.text("journal")).normalize();
        } catch (IOException | IllegalArgumentException e) {
            // Not written to its end: then no file has been touched yet, and the journal says what else there is to say.
            journal = null;
        }
        if (journal != null) {
            Path folder = journal.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                needed.add(run);
                notes.accept(pointer + ": names a folder that is not there; what was to be put in place here is kept");
                return;
            }
            settle(journal);
            settle(RunId.as(Kind.DONE, journal));
        }
        if (run != null && !needed.contains(run)) {
            deleteOf(run, pointer);
        }
    }

    private static boolean deleteOf(RunId run, Path file) {
        try (Claim claim = Claim.of(file, run)) {
            return claim.isHeld() && Files.deleteIfExists(file);
        } catch (IOException e) {
            // It stays, and the next command tries again.
            return false;
        }
    }

    private void settle(Path file) {
        RunId run = RunId.of(file).orElse(null);
        if (run == null || !Files.exists(file)) {
            return;
        }
        try (Claim claim = Claim.of(file, run)) {
            // Another command may have settled it while this one waited.
            if (!Files.exists(file)) {
                return;
            }
            Journal journal;
            try {
                journal = Journal.read(file);
            } catch (IllegalArgumentException e) {
                if (claim.isHeld()) {
                    // Not written to its end: nothing has been touched.
                    Files.deleteIfExists(file);
                }
                return;
            }
            JournalCheck check = new JournalCheck(file, journal, run);
            String objection = check.objection();
            if (objection != null) {
                needed.add(run);
                notes.accept(file + ": " + objection + "; it is not followed: look at it, and remove it");
                return;
            }
            if (!claim.isHeld()) {
                keepOpen(run, journal, "is one of " + journal.size() + " files that are being put in place by "
                        + claim.whyNot() + "; run again when it has ended");
                return;
            }
            if (check.hasPointers()) {
                settle(file, run, journal);
            } else if (!RunId.is(Kind.DONE, file)) {
                // Pointers come before the first file is touched.
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // Settled by its own run just now.
            return;
        } catch (IOException e) {
            notes.accept(file + ": cannot be read: " + Failure.reason(e));
        }
    }

    private void settle(Path file, RunId run, Journal journal) {
        Moves moves = Moves.begun(journal, () -> {
        });
        boolean done = RunId.is(Kind.DONE, file);
        try {
            if (done) {
                moves.finish();
            } else {
                moves.undo();
            }
            journal.delete(file);
        } catch (IOException e) {
            String where = e instanceof Moves.Changed ? e.getMessage() : Failure.reason(e);
            keepOpen(run, journal, done
                    ? "is in place, but what it replaced cannot be removed: " + where
                    : "is one of " + journal.size()
                            + " files of which a run that was killed has put only some in place,"
                            + " and that cannot be taken back: " + where + "; move that file away, or remove " + file
                            + " to keep all as it is");
            return;
        }
        notes.accept(file.getParent() + ": a run was killed " + (done
                ? "after its " + journal.size() + " files were in place; they are whole, and its leftovers are removed"
                : "while it put " + journal.size() + " files in place; all is as it was before it"));
    }

    private void keepOpen(RunId run, Journal journal, String why) {
        needed.add(run);
        journal.puts().forEach(put -> open.put(put.target(), why));
        journal.removals().forEach(removal -> open.put(removal.target(), why));
    }

    private void removeParts(Path folder, List<Path> hidden) {
        int gone = 0;
        List<Path> kept = new ArrayList<>();
        for (Path file : hidden) {
            Optional<RunId> run = RunId.of(file);
            if (run.isEmpty()) {
                kept.add(file);
            } else if (RunId.is(Kind.PART, file) && !needed.contains(run.get())) {
                if (deleteOf(run.get(), file)) {
                    gone++;
                } else if (isStale(file, run.get())) {
                    kept.add(file);
                }
            } else if (RunId.is(Kind.OLD, file) && !needed.contains(run.get()) && isStale(file, run.get())) {
                kept.add(file);
            }
        }
        if (gone > 0) {
            notes.accept(folder + ": removed " + gone + (gone == 1 ? " unfinished file" : " unfinished files")
                    + " of a run that was killed");
        }
        if (!kept.isEmpty()) {
            notes.accept(folder + ": has " + kept.size() + (kept.size() == 1 ? " hidden file" : " hidden files")
                    + " of which this run cannot tell whether they are still needed (" + kept.getFirst().getFileName()
                    + "); remove them if no ballast is at work there, on any machine");
        }
    }

    /// Whether a file that could not be removed has been at rest for long, and not because its run goes on.
    private static boolean isStale(Path file, RunId run) {
        try (Claim claim = Claim.of(file, run)) {
            return !claim.isRunning() && Files.exists(file)
                    && System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis() > QUIET_MILLIS;
        } catch (IOException e) {
            return false;
        }
    }

    private void requireSettled(Path path) {
        try {
            Path real = OutputPlace.real(path);
            for (Map.Entry<Path, String> each : open.entrySet()) {
                if (each.getKey().startsWith(real)) {
                    throw new Failure((each.getKey().equals(real) ? path : each.getKey()) + ": " + each.getValue());
                }
            }
        } catch (IOException e) {
            // A file whose folder is not there is in no set.
            return;
        }
    }
}
