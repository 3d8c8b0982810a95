package dev.ballast.samplers.batch;

import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.samplers.check.Fingerprint;
import dev.ballast.samplers.check.Populations;
import dev.ballast.samplers.classes.ClassRows;
import dev.ballast.samplers.draws.Draws;
import dev.ballast.samplers.order.LatestRound;
import dev.ballast.samplers.order.RandomOrder;

import java.util.Objects;

/// Batches of P different classes with K rows of each: for losses that compare rows of the same class and of others.
///
/// **Method.** All classes are put into random order and taken P at a time, as long as P are left; then comes another
/// random order. So every class is in as many batches as any other, on average, and never twice in a batch. In
/// the same way the rows of each class are put into random order and K of them belong to each order of the classes,
/// whether or not the class comes up in it. The rows that a batch has of a class are different rows, unless the class
/// has fewer than K; such classes are refused, or with [#repeating] gone through as often as needed.
///
/// **Order.** A batch is grouped by class, in the order drawn.
///
/// **Epoch.** As many batches as it takes to draw as many rows as there are; see [#count(long)].
///
/// **Cost.** 4 bytes a row; classes are shuffled like those of [BalancedBatchSampler]. **Randomness.**
/// `class-item-batch.classes.shuffle` or `.compact` at (0, epoch, order); `class-item-batch.rows.shuffle` or `.compact` at
/// (class, epoch, order).
///
/// Immutable and thread-safe.
public final class ClassItemBatchSampler implements BatchSampler {

    private static final RandomOrder CLASSES = RandomOrder.named("class-item-batch.classes");
    private static final RandomOrder ROWS = RandomOrder.named("class-item-batch.rows");

    private final ClassLabels labels;
    private final ClassRows classes;
    private final int classesPerBatch;
    private final int rowsPerClass;
    private final boolean repeating;
    private final String hash;
    private final long count;
    private final String fingerprint;

    private ClassItemBatchSampler(ClassLabels labels, ClassRows classes, int classesPerBatch, int rowsPerClass,
            boolean repeating, String hash, long count) {
        this.labels = labels;
        this.classes = classes;
        this.classesPerBatch = classesPerBatch;
        this.rowsPerClass = rowsPerClass;
        this.repeating = repeating;
        this.hash = hash;
        this.count = count;
        for (int rank = 0; rank < classes.classes() && !repeating; rank++) {
            if (classes.count(rank) < rowsPerClass) {
                throw new IllegalArgumentException("class \"" + ClassRows.name(labels, rank) + "\" has "
                        + classes.count(rank) + " rows and a batch shall have " + rowsPerClass
                        + " different ones; take fewer, or repeating(...) to repeat rows of small classes");
            }
        }
        this.fingerprint = text();
    }

    /// Returns batches of `classesPerBatch` classes with `rowsPerClass` different rows of each.
    ///
    /// @param labels          the class of every row
    /// @param classesPerBatch P, at least 1
    /// @param rowsPerClass    K, at least 1
    /// @return the batches
    /// @throws IllegalArgumentException if a number is below 1, there are fewer classes than P, or a class has fewer rows
    ///                                  than K
    public static ClassItemBatchSampler of(ClassLabels labels, int classesPerBatch, int rowsPerClass) {
        return of(labels, classesPerBatch, rowsPerClass, false);
    }

    /// Returns batches of `classesPerBatch` classes with `rowsPerClass` rows of each, some of them the same if the class
    /// has fewer.
    ///
    /// @param labels          the class of every row
    /// @param classesPerBatch P, at least 1
    /// @param rowsPerClass    K, at least 1
    /// @return the batches
    /// @throws IllegalArgumentException if a number is below 1, there are fewer classes than P, or a class has no rows
    public static ClassItemBatchSampler repeating(ClassLabels labels, int classesPerBatch, int rowsPerClass) {
        return of(labels, classesPerBatch, rowsPerClass, true);
    }

    private static ClassItemBatchSampler of(ClassLabels labels, int classesPerBatch, int rowsPerClass,
            boolean repeating) {
        ClassRows classes = ClassRows.ofAllPresent(labels);
        if (classesPerBatch < 1 || rowsPerClass < 1 || classesPerBatch > classes.classes()) {
            throw new IllegalArgumentException("a batch shall have " + classesPerBatch + " classes with "
                    + rowsPerClass + " rows each, and there are " + classes.classes()
                    + " classes; both numbers must be at least 1, and a class is in a batch once");
        }
        long size = (long) classesPerBatch * rowsPerClass;
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a batch of " + classesPerBatch + " classes with " + rowsPerClass
                    + " rows each has " + size + " rows; it can have " + Integer.MAX_VALUE + " at most");
        }
        return new ClassItemBatchSampler(labels, classes, classesPerBatch, rowsPerClass, repeating,
                new Fingerprint().add(labels).toString(), Math.ceilDiv(labels.size(), size));
    }

    /// Returns these batches with another number of them in an epoch.
    ///
    /// @param batches how many, at least 0
    /// @return the batches
    /// @throws IllegalArgumentException if the number is negative
    public ClassItemBatchSampler count(long batches) {
        return new ClassItemBatchSampler(labels, classes, classesPerBatch, rowsPerClass, repeating, hash,
                Populations.requireLength(batches));
    }

    @Override
    public long population() {
        return labels.size();
    }

    @Override
    public int largestBatch() {
        return classesPerBatch * rowsPerClass;
    }

    @Override
    public long count(Seed seed, long epoch) {
        return count;
    }

    @Override
    public Batches batches(Seed seed, long epoch) {
        ClassStreams rows = new ClassStreams(classes, ROWS, seed, epoch);
        LatestRound<Draws> orders = new LatestRound<>(
                order -> CLASSES.of(seed, 0, epoch, order, classes.classes()));
        return new ClassesByItems(this, rows, orders);
    }

    private record ClassesByItems(ClassItemBatchSampler sampler, ClassStreams rows, LatestRound<Draws> orders)
            implements
                Batches {

        @Override
        public long count() {
            return sampler.count;
        }

        @Override
        public int size(long batch) {
            Objects.checkIndex(batch, sampler.count);
            return sampler.largestBatch();
        }

        @Override
        public int fill(long batch, int[] target, int offset) {
            int size = size(batch);
            Objects.checkFromIndexSize(offset, size, target.length);
            int batchesOfOrder = sampler.classes.classes() / sampler.classesPerBatch;
            long order = batch / batchesOfOrder;
            Draws ranks = orders.get(order);
            long first = batch % batchesOfOrder * sampler.classesPerBatch;
            for (int i = 0; i < sampler.classesPerBatch; i++) {
                sampler.fill(rows, (int) ranks.at(first + i), order, target, offset + i * sampler.rowsPerClass);
            }
            return size;
        }
    }

    private void fill(ClassStreams rows, int rank, long order, int[] target, int offset) {
        int members = classes.count(rank);
        int parts = members / rowsPerClass;
        // Parts that would reach over the end of an order of the rows are left out: their rows might be the same.
        long from = parts == 0 ? order * rowsPerClass : order / parts * members + order % parts * rowsPerClass;
        rows.fill(rank, from, target, offset, rowsPerClass);
    }

    /// Returns how often a row is in a batch of an epoch, on average over seeds: every class is in as many.
    @Override
    public double expectedCount(long epoch, long item) {
        int rank = ClassRows.rank(labels, (int) Objects.checkIndex(item, population()));
        return (double) count * classesPerBatch / classes.classes() * rowsPerClass / classes.count(rank);
    }

    private String text() {
        return "class-item-batches-1(rows=" + population() + ",count=" + count + ",classes=" + classesPerBatch
                + ",rows of each=" + rowsPerClass + (repeating ? ",repeating," : ",") + hash + ')';
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
