package dev.ballast.cli.batches;

import dev.ballast.cli.output.Destination;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Shard;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.schema.Declarations;

/// What is asked of `ballast batches`.
///
/// @param table       the table and how it is written
/// @param syntax      what means missing
/// @param label       the column of the class, as the user calls it
/// @param manyClasses whether a label is served that does not look like one
/// @param declared    what the user says of columns
/// @param drawing     how rows are drawn
/// @param size        rows of a batch
/// @param epochs      how many epochs
/// @param shuffle     whether rows that have an order are put into a random one
/// @param dropLast    whether a last batch of an epoch that is not full is left out
/// @param seed        fixes all random choices
/// @param shard       which worker's batches
/// @param fromStep    how many of them are left out
/// @param format      what they are written as
/// @param version     what writes them
/// @param prefix      what the names of columns begin with that batches have beside features
/// @param out         where they go
/// @param force       whether a file that is there may be replaced
/// @param threads     how many threads fit a method
/// @param memory      the most bytes that a search may take
public record BatchesRequest(TableSource table, CellSyntax syntax, String label, boolean manyClasses,
        Declarations declared, Drawing drawing, int size, long epochs, boolean shuffle, boolean dropLast, Seed seed,
        Shard shard, long fromStep, BatchFormat format, String version, String prefix, Destination out, boolean force,
        int threads, long memory) {

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if one is out of range
    public BatchesRequest {
        requireAtLeast("--batch", size, 1);
        requireAtLeast("--epochs", epochs, 1);
        requireAtLeast("--from-step", fromStep, 0);
        requireAtLeast("--threads", threads, 1);
    }

    private static void requireAtLeast(String option, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(option + " is " + value + "; it must be at least " + least);
        }
    }
}
