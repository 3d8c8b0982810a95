package dev.ballast.cli.output;

import dev.ballast.cli.output.Journal.Put;
import dev.ballast.cli.output.Journal.Removal;
import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Does what a journal says, one step of the file system after the other, each of which can be told and taken back by what is
/// there afterwards.
final class Moves {

    /// File systems keep the time of a change to two seconds at worst.
    private static final long TIME_GRAIN_MILLIS = 2000;

    private final Journal journal;
    private final Runnable step;
    /// How many of the files may have been touched.
    private int touched;

    /// Prepares to do what a journal says.
    ///
    /// @param journal what is to be done
    /// @param step    told before each step
    Moves(Journal journal, Runnable step) {
        this.journal = journal;
        this.step = step;
    }

    /// Moves that a run that was killed had begun, nobody knows how far.
    static Moves begun(Journal journal, Runnable step) {
        Moves moves = new Moves(journal, step);
        moves.touched = journal.puts().size();
        return moves;
    }

    /// A file is not as the journal says it could be.
    static final class Changed extends FileSystemException {

        private static final long serialVersionUID = 1L;

        Changed(Path file) {
            super(file.toString(), null, "was changed since");
        }
    }

    /// Does it all.
    ///
    /// @throws FileSystemException about the place at which it stopped
    void carryOut() throws IOException {
        for (Path folder : journal.made()) {
            step.run();
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder);
            }
        }
        for (Removal removal : journal.removals()) {
            step.run();
            setAside(removal.target(), removal.old());
        }
        for (Put put : journal.puts()) {
            try {
                touched++;
                put(put);
            } catch (FileAlreadyExistsException e) {
                // What has appeared there is not ours to take back.
                touched--;
                throw new FileAlreadyExistsException(put.target().toString());
            } catch (IOException e) {
                throw new FileSystemException(put.target().toString(), null, Failure.reason(e));
            }
        }
        step.run();
    }

    private void put(Put put) throws IOException {
        step.run();
        if (put.old() == null) {
            putNew(put);
            return;
        }
        if (!put.links() || !isLinked(put.old(), put.target())) {
            setAside(put.target(), put.old());
        }
        step.run();
        Files.move(put.staged(), put.target(), StandardCopyOption.ATOMIC_MOVE);
    }

    /// With a second name for the old file, its place is never empty. A file of somebody else may be refused one.
    private static boolean isLinked(Path link, Path file) {
        try {
            Files.createLink(link, file);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /// A move would replace what has appeared meanwhile; a link and a file that must be new do not.
    private void putNew(Put put) throws IOException {
        if (put.links()) {
            Files.createLink(put.target(), put.staged());
            return;
        }
        Files.createFile(put.target());
        step.run();
        Files.move(put.staged(), put.target(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void setAside(Path target, Path old) throws IOException {
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Takes back what has been done; all that was there before is there again.
    ///
    /// @throws Changed if somebody has changed a file meanwhile; nothing of his is touched
    void undo() throws IOException {
        for (Put put : journal.puts().subList(0, touched).reversed()) {
            step.run();
            undo(put);
        }
        for (Removal removal : journal.removals().reversed()) {
            step.run();
            if (there(removal.old())) {
                if (there(removal.target())) {
                    throw new Changed(removal.target());
                }
                Files.move(removal.old(), removal.target(), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        for (Path folder : journal.made().reversed()) {
            deleteIfEmpty(folder);
        }
    }

    private static void undo(Put put) throws IOException {
        boolean kept = put.old() != null && there(put.old());
        if (there(put.staged())) {
            undoBeforeMove(put, kept);
            Files.delete(put.staged());
        } else if (kept) {
            // Moved into its place, or taken back up to here.
            if (there(put.target()) && !isOurs(put)) {
                throw new Changed(put.target());
            }
            Files.move(put.old(), put.target(), StandardCopyOption.ATOMIC_MOVE);
        } else if (put.old() == null && there(put.target()) && isOurs(put)) {
            Files.delete(put.target());
        }
    }

    private static void undoBeforeMove(Put put, boolean kept) throws IOException {
        boolean there = there(put.target());
        if (!kept) {
            boolean linked = there && Files.isSameFile(put.staged(), put.target());
            boolean reserved = there && put.old() == null && !put.links() && Files.size(put.target()) == 0;
            if (linked || reserved) {
                Files.delete(put.target());
            }
        } else if (!there) {
            Files.move(put.old(), put.target(), StandardCopyOption.ATOMIC_MOVE);
        } else if (Files.isSameFile(put.old(), put.target())) {
            Files.delete(put.old());
        } else {
            throw new Changed(put.target());
        }
    }

    private static boolean isOurs(Put put) throws IOException {
        return Files.size(put.target()) == put.size() && Math.abs(
                Files.getLastModifiedTime(put.target()).toMillis() - put.modified()) <= TIME_GRAIN_MILLIS;
    }

    /// Removes what is no longer needed after all is in place.
    void finish() throws IOException {
        for (Put put : journal.puts()) {
            step.run();
            Files.deleteIfExists(put.staged());
            if (put.old() != null) {
                Files.deleteIfExists(put.old());
            }
        }
        for (Removal removal : journal.removals()) {
            step.run();
            Files.deleteIfExists(removal.old());
        }
        for (Path folder : journal.emptied()) {
            deleteIfEmpty(folder);
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Something else is in it, and stays.
            return;
        }
    }

    private static boolean there(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /// Puts the names in a folder on the disk, where the system can.
    static void forceNames(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system opens folders.
            return;
        }
    }
}
