package dev.ballast.spark.table;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// What a task tells of the rows of a partition: how many there are, from which files, and of which classes.
final class PartitionCount implements Serializable {

    private static final long serialVersionUID = 1;

    /// Rows that stand one after another in one piece of a file, or in a partition.
    static final class Run implements Serializable {

        private static final long serialVersionUID = 1;

        final String file;
        final long start;
        long rows;
        long withoutLabel;
        /// Of the class of each rank of this run, in order of first appearance.
        final ArrayList<Object> classes = new ArrayList<>();
        final LongArrayList counts = new LongArrayList();
        /// For each of these the number, in the run, of its first row; of rows with ids, the smallest id.
        final LongArrayList firsts = new LongArrayList();
        final @Nullable IntArrayList codes;
        /// Of rows with ids.
        final @Nullable LongArrayList ids;
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        /// The sum of a hash of every id.
        long hashes;
        private final Object2IntOpenHashMap<Object> ranks = new Object2IntOpenHashMap<>();

        Run(String file, long start, boolean withCodes, boolean withIds) {
            this.file = file;
            this.start = start;
            this.codes = withCodes ? new IntArrayList() : null;
            this.ids = withCodes && withIds ? new LongArrayList() : null;
            ranks.defaultReturnValue(-1);
        }

        /// @param place the number of the row in the run, or its id
        void addClass(@Nullable Object label, long place) {
            if (label == null) {
                withoutLabel++;
                return;
            }
            int rank = ranks.getInt(label);
            if (rank < 0) {
                rank = classes.size();
                ranks.put(label, rank);
                classes.add(label);
                counts.add(0);
                firsts.add(place);
            }
            counts.set(rank, counts.getLong(rank) + 1);
            firsts.set(rank, Math.min(firsts.getLong(rank), place));
            if (codes != null) {
                codes.add(rank);
            }
        }

        void addId(long id) {
            least = Math.min(least, id);
            most = Math.max(most, id);
            hashes += RowNumbers.hash(id);
            if (ids != null) {
                ids.add(id);
            }
        }
    }

    final int partition;
    final ArrayList<Run> runs = new ArrayList<>();
    long withoutId;

    PartitionCount(int partition) {
        this.partition = partition;
    }

    List<Run> runs() {
        return runs;
    }
}
