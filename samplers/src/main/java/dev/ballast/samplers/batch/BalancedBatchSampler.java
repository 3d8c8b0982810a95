package dev.ballast.samplers.batch;

import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.check.Fingerprint;
import dev.ballast.samplers.check.Populations;
import dev.ballast.samplers.classes.ClassRows;
import dev.ballast.samplers.order.RandomOrder;

import java.util.Objects;

/// Batches that all have the same classes in the same numbers.
///
/// ```java
/// BatchSampler half = BalancedBatchSampler.of(data.labels(), 256);               // of two classes 128 each, always
/// BatchSampler tenth = BalancedBatchSampler.ofQuotas(data.labels(), 26, 230);    // by class code
/// ```
///
/// **Method.** Every class is gone through in random order; when all its rows have been drawn, in another random order.
/// So of two rows of a class neither is drawn more than once more often than the other, and a row comes again only after all
/// others of its class (a class with fewer rows than its quota is therefore more than once in a batch). If the size is
/// not a multiple of the number of classes, the places over go round: every batch has the floor or the ceiling of
/// size / classes of each class, and every K batches in a row have the same of all.
///
/// **Order.** A batch is grouped by class, in the order of the classes' first rows.
///
/// **Epoch.** As many batches as it takes to draw as many rows as there are; see [#count(long)].
///
/// **Cost.** 4 bytes a row; and for each class of up to 2^20 rows 4 bytes a row in an epoch's batches, and about 5
/// nanoseconds a row to shuffle it each time it is gone through. Reading from several threads at places far apart
/// shuffles each time. **Randomness.** `balanced-batch.rows.shuffle` or `.compact` at (class, epoch, times the class was
/// gone through).
///
/// Immutable and thread-safe.
public final class BalancedBatchSampler implements BatchSampler {

    private static final RandomOrder ROWS = RandomOrder.named("balanced-batch.rows");

    private final ClassLabels labels;
    private final ClassRows classes;
    private final ClassQuotas quotas;
    private final String hash;
    private final long count;
    private final String fingerprint;

    private BalancedBatchSampler(ClassLabels labels, ClassRows classes, ClassQuotas quotas, String hash, long count) {
        this.labels = labels;
        this.classes = classes;
        this.quotas = quotas;
        this.hash = hash;
        this.count = count;
        this.fingerprint = text();
    }

    private static BalancedBatchSampler of(ClassLabels labels, ClassRows classes, ClassQuotas quotas) {
        return new BalancedBatchSampler(labels, classes, quotas, new Fingerprint().add(labels).toString(),
                Math.ceilDiv(labels.size(), quotas.size()));
    }

    /// Returns batches with as many rows of every class, up to one.
    ///
    /// @param labels the class of every row
    /// @param size   rows of a batch, at least as many as there are classes
    /// @return the batches
    /// @throws IllegalArgumentException if a class has no rows, or a batch is smaller than the number of classes
    public static BalancedBatchSampler of(ClassLabels labels, int size) {
        ClassRows classes = ClassRows.ofAllPresent(labels);
        return of(labels, classes, ClassQuotas.equal(size, classes.classes()));
    }

    /// Returns batches with given numbers of rows of the classes.
    ///
    /// @param labels the class of every row
    /// @param quotas for every class, in code order, its rows in every batch, at least 0; copied
    /// @return the batches
    /// @throws IllegalArgumentException if there are not as many quotas as classes, a quota is negative, all are 0, or a
    ///                                  class with a quota has no rows
    public static BalancedBatchSampler ofQuotas(ClassLabels labels, int... quotas) {
        ClassRows classes = ClassRows.of(labels);
        if (quotas.length != classes.classes()) {
            throw new IllegalArgumentException("there are " + quotas.length + " quotas and " + classes.classes()
                    + " classes; every class needs one");
        }
        int[] byRank = new int[quotas.length];
        for (int code = 0; code < quotas.length; code++) {
            int rank = (int) labels.streamKey(code);
            if (quotas[code] < 0 || (quotas[code] > 0 && classes.count(rank) == 0)) {
                throw new IllegalArgumentException("the quota of class \"" + labels.names().get(code) + "\" is "
                        + quotas[code] + " and the class has " + classes.count(rank)
                        + " rows; quotas must be at least 0, and 0 for a class without rows");
            }
            byRank[rank] = quotas[code];
        }
        return of(labels, classes, ClassQuotas.of(byRank));
    }

    /// Returns these batches with another number of them in an epoch.
    ///
    /// @param batches how many, at least 0
    /// @return the batches
    /// @throws IllegalArgumentException if the number is negative
    public BalancedBatchSampler count(long batches) {
        return new BalancedBatchSampler(labels, classes, quotas, hash, Populations.requireLength(batches));
    }

    @Override
    public long population() {
        return labels.size();
    }

    @Override
    public int largestBatch() {
        return quotas.size();
    }

    @Override
    public long count(Seed seed, long epoch) {
        return count;
    }

    @Override
    public Batches batches(Seed seed, long epoch) {
        return batches(classes, quotas, seed, epoch, count);
    }

    /// Batches over rows that the caller has grouped.
    static Batches batches(ClassRows classes, ClassQuotas quotas, Seed seed, long epoch, long count) {
        return new Balanced(new ClassStreams(classes, ROWS, seed, epoch), quotas, count);
    }

    private record Balanced(ClassStreams streams, ClassQuotas quotas, long count) implements Batches {

        @Override
        public int size(long batch) {
            Objects.checkIndex(batch, count);
            return quotas.size();
        }

        @Override
        public int fill(long batch, int[] target, int offset) {
            Objects.checkIndex(batch, count);
            Objects.checkFromIndexSize(offset, quotas.size(), target.length);
            int place = offset;
            for (int rank = 0; rank < quotas.classes(); rank++) {
                long from = quotas.before(batch, rank);
                int rows = (int) (quotas.before(batch + 1, rank) - from);
                if (rows > 0) {
                    streams.fill(rank, from, target, place, rows);
                    place += rows;
                }
            }
            return quotas.size();
        }
    }

    @Override
    public double expectedCount(long epoch, long item) {
        int rank = ClassRows.rank(labels, (int) Objects.checkIndex(item, population()));
        return (double) quotas.before(count, rank) / classes.count(rank);
    }

    private String text() {
        return "balanced-batches-1(rows=" + population() + ",count=" + count + ',' + quotas + ',' + hash + ')';
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return fingerprint;
    }
}
