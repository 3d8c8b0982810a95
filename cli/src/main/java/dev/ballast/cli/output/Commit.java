package dev.ballast.cli.output;

import dev.ballast.cli.output.RunId.Kind;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// Puts a set of files in place: writes the journal, does what it says, and renames it, which is the moment at which the set is
/// new. What fails before that is taken back.
final class Commit {

    private final Journal journal;
    private final Path file;
    private final Path done;
    private final Runnable step;
    private final Moves moves;
    private boolean stuck;

    /// Prepares it.
    ///
    /// @param journal what is to be done
    /// @param file    where the journal goes
    /// @param step    told before each step
    Commit(Journal journal, Path file, Runnable step) {
        this.journal = journal;
        this.file = file;
        this.done = RunId.as(Kind.DONE, file);
        this.step = step;
        this.moves = new Moves(journal, step);
    }

    /// Does it.
    ///
    /// @param whenNew called as soon as the set is new
    /// @throws IOException if it cannot be done; then all is as it was, unless [#isStuck]
    void run(Runnable whenNew) throws IOException {
        // The lock on the journal tells others that this run goes on; it ends with the channel.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Claim.hold(channel);
            try {
                write(channel, journal.text(OutputPlace.folderOf(file)));
                Moves.forceNames(OutputPlace.folderOf(file));
                writePointers();
                moves.carryOut();
                journal.puts().stream().map(put -> put.target().getParent()).distinct().forEach(Moves::forceNames);
                Files.move(file, done, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException | RuntimeException | Error e) {
                takeBack();
                throw e;
            }
            whenNew.run();
            Moves.forceNames(OutputPlace.folderOf(file));
            step.run();
            finish();
        }
    }

    private void writePointers() throws IOException {
        for (Path pointer : journal.pointers()) {
            step.run();
            Path seen = Journal.seenFrom(OutputPlace.folderOf(pointer), file);
            try (FileChannel channel = FileChannel.open(pointer, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE)) {
                write(channel, JsonText.of(Map.of("journal", seen.toString())));
            }
        }
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        channel.force(true);
    }

    private void takeBack() {
        try {
            moves.undo();
            journal.delete(file);
        } catch (IOException e) {
            stuck = true;
            System.err.println("ballast: could not put back what was there before: " + e.getMessage()
                    + "; the next command on these files tries again (" + file + ")");
        }
    }

    /// Whether something that was done could not be taken back, so that the journal and what it names must stay.
    boolean isStuck() {
        return stuck;
    }

    private void finish() {
        try {
            moves.finish();
            journal.delete(done);
        } catch (IOException e) {
            System.err.println("ballast: note: could not remove what was replaced: " + e.getMessage()
                    + "; the next command on these files tries again");
        }
    }
}
