package dev.ballast.samplers.batch;

import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.weight.ClassWeights;
import dev.ballast.samplers.Progress;
import dev.ballast.samplers.RandomSampler;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.SequentialSampler;
import dev.ballast.samplers.Shard;

import java.util.Objects;

/// Batches of rows and labels from a fitted resampling method: originals, copies and synthetic rows mixed, synthetic rows
/// other ones each epoch, nothing stored.
///
/// ```java
/// RowBatches plan = RowBatches.of(Smote.withNeighbors(5).fit(data)).size(256).shuffled().asFloats();
/// try (RowCursor batches = plan.start(Seed.of(42))) {
///     for (int epoch = 0; epoch < 10; epoch++, batches.nextEpoch()) {
///         while (batches.next()) {
///             model.step(batches.features(), batches.labels());
///         }
///     }
/// }
/// ```
///
/// The rows of epoch e are those of `fitted.resampling(seed, e)`, batch b a pure function of (fitted, this plan, seed, e, b). A
/// method that does not say beforehand how many rows it leaves is drawn once: [#of(Resampling)].
/// They come in the result's order (originals first), unless [#shuffled()], [#balanced()] or [#sampledBy(Sampler)] says
/// otherwise. States, shards and resuming are those of [BatchSampler].
///
/// **Numbers** are those of the data: rows of `float` data are `float`, rows of `double` data `double`, unless [#asDoubles()]
/// or [#asFloats()] says otherwise. They come in arrays of the cursor's, or go into memory of the caller's ([RowStorage]).
///
/// **Cost.** A row of 32 columns about a tenth of a microsecond, from its draw to the array. The first batch of an epoch
/// costs what drawing the resampling and its order costs; [#balanced()] groups all rows of the result by
/// class then, at 4 bytes a row, and shuffles them, at 4 more.
///
/// Immutable and thread-safe.
public final class RowBatches {

    private final EpochRows source;
    private final String method;
    private final long rows;
    private final int size;
    private final RowOrder order;
    private final boolean dropping;
    private final Shard shard;
    private final RowForm form;
    private final boolean prefetched;

    private RowBatches(EpochRows source, String method, int size, RowOrder order, boolean dropping, Shard shard,
            RowForm form, boolean prefetched) {
        this.source = source;
        this.method = method;
        this.rows = source.counts().total();
        this.size = size;
        this.order = order;
        this.dropping = dropping;
        this.shard = shard;
        this.form = form;
        this.prefetched = prefetched;
    }

    /// Returns batches of 256 rows in the order of the result.
    ///
    /// @param fitted makes the rows
    /// @return the plan
    /// @throws IllegalArgumentException if it does not say beforehand how many rows an epoch has, as cleaning does not
    /// @throws ArithmeticException      if the result has more than 2^31 - 1 rows
    public static RowBatches of(FittedResampler fitted) {
        return of(new EpochRows.Drawn(fitted));
    }

    /// Returns batches of 256 rows in the order of a result that is drawn already: the same rows in every epoch. Its rows are made
    /// each time they are asked for, and not stored either.
    ///
    /// @param drawn the rows
    /// @return the plan
    /// @throws ArithmeticException if there are more than 2^31 - 1 rows
    public static RowBatches of(Resampling drawn) {
        return of(new EpochRows.Fixed(drawn));
    }

    private static RowBatches of(EpochRows source) {
        long size = source.counts().total();
        if (size > Integer.MAX_VALUE) {
            throw new ArithmeticException("the result has " + size + " rows; batches can be made of "
                    + Integer.MAX_VALUE + " at most");
        }
        int rows = (int) size;
        return new RowBatches(source, source.fingerprint(), 256,
                new RowOrder.Sampled(SequentialSampler.of(rows)), false,
                Shard.ALL, RowForm.of(source.data()), false);
    }

    /// Returns this plan with another size of batches.
    ///
    /// @param newSize rows of a batch, at least 1; the last of an epoch has what is left
    /// @return the plan
    /// @throws IllegalArgumentException if the size is below 1, or for [#balanced()] below the number of classes
    public RowBatches size(int newSize) {
        order.check(PlainBatchSampler.requireSize(newSize), source.counts());
        return new RowBatches(source, method, newSize, order, dropping, shard, form, prefetched);
    }

    /// Returns this plan with all rows of the result in random order, each once an epoch.
    ///
    /// @return the plan
    public RowBatches shuffled() {
        return ordered(new RowOrder.Sampled(RandomSampler.of(rows)));
    }

    /// Returns this plan with batches that have as many rows of each class as of any other, up to one; see
    /// [BalancedBatchSampler]. An epoch has as many batches as it takes to draw as many rows as the result has.
    ///
    /// @return the plan
    /// @throws IllegalArgumentException if a class has no rows in the result, or a batch is smaller than the number of
    ///                                  classes
    public RowBatches balanced() {
        return ordered(new RowOrder.Balanced());
    }

    /// Returns this plan with rows of the result that a sampler draws.
    ///
    /// @param sampler draws numbers of rows of the result
    /// @return the plan
    /// @throws IllegalArgumentException if it is for another number of rows than the result has
    public RowBatches sampledBy(Sampler sampler) {
        if (sampler.population() != rows) {
            throw new IllegalArgumentException("the sampler is for " + sampler.population()
                    + " items and the result has " + rows + " rows");
        }
        return ordered(new RowOrder.Sampled(sampler));
    }

    private RowBatches ordered(RowOrder newOrder) {
        newOrder.check(size, source.counts());
        return new RowBatches(source, method, size, newOrder, dropping, shard, form, prefetched);
    }

    /// Returns this plan without a last batch that is not full. Balanced batches are always full.
    ///
    /// @return the plan
    public RowBatches dropLast() {
        return new RowBatches(source, method, size, order, true, shard, form, prefetched);
    }

    /// Returns this plan for one of several workers, who take whole batches.
    ///
    /// @param newShard which worker
    /// @return the plan
    public RowBatches shard(Shard newShard) {
        return new RowBatches(source, method, size, order, dropping, newShard, form, prefetched);
    }

    /// Returns this plan with rows as `double`, which hold the values of any data exactly.
    ///
    /// @return the plan
    public RowBatches asDoubles() {
        return new RowBatches(source, method, size, order, dropping, shard, form.asDoubles(), prefetched);
    }

    /// Returns this plan with rows as `float`. Of `double` data, values are rounded to the nearest; refused is what a `float`
    /// would turn into something else: finite values beyond the largest `float`, values other than 0 that would become 0,
    /// and whole numbers that would become others, beyond 2^24, in columns of whole numbers (of kind
    /// [dev.ballast.core.data.Column.Kind#WHOLE] or of codes, or with whole numbers up to 2^53 only). All data are looked at, in
    /// one pass; new whole numbers of columns of the first two kinds are when they are made, and refused by
    /// [RowCursor#next()].
    ///
    /// @return the plan
    /// @throws IllegalArgumentException if the data have a value that a `float` cannot hold, with its row, column and value
    public RowBatches asFloats() {
        return new RowBatches(source, method, size, order, dropping, shard, form.asFloats(), prefetched);
    }

    /// Returns this plan with the columns that are features only, in their order; else rows have all columns of the data.
    /// Say so before [#asFloats()], so that other columns need not fit into a `float`.
    ///
    /// @return the plan
    public RowBatches featuresOnly() {
        return new RowBatches(source, method, size, order, dropping, shard, form.featuresOnly(), prefetched);
    }

    /// Returns this plan with a weight for each row ([RowCursor#weights()]): that of its class, times its value of the column of role
    /// [dev.ballast.core.data.Column.Role#WEIGHT] if the data have one.
    ///
    /// @param weights a weight for every class of the labels
    /// @return the plan
    /// @throws IllegalArgumentException if they are for other classes
    public RowBatches weighted(ClassWeights weights) {
        return new RowBatches(source, method, size, order, dropping, shard, form.weighted(weights), prefetched);
    }

    /// Returns this plan with the next batch being made by a thread in the background while one is in use. The batches
    /// are the same.
    ///
    /// @return the plan
    public RowBatches prefetched() {
        return new RowBatches(source, method, size, order, dropping, shard, form, true);
    }

    /// Starts at the beginning of epoch 0.
    ///
    /// @param seed fixes all random choices: those of the method and those of the order
    /// @return a cursor over the batches; close it
    public RowCursor start(Seed seed) {
        return new RowCursor(this, Progress.start(fingerprint(), seed, shard, this::count));
    }

    /// Goes on where a training run was.
    ///
    /// @param state what [RowCursor#state()] gave; the same for all workers
    /// @return a cursor over the batches from there; close it
    /// @throws IllegalArgumentException if the state is of another plan, or beyond the epoch, or cannot be gone on with by
    ///                                  the plan's shard; see [Shard]
    public RowCursor resume(SamplerState state) {
        return new RowCursor(this,
                Progress.resume(fingerprint(), state, shard, this::count));
    }

    /// Returns how many batches an epoch has, for all workers together.
    ///
    /// @param epoch by custom counted from 0
    /// @return the number of batches
    public long count(long epoch) {
        return order.count(size, dropping, rows, epoch);
    }

    /// The rows of an epoch's result and the batches that are drawn from them.
    Epoch epoch(Seed seed, long epoch) {
        Resampling result = source.rows(seed, epoch);
        return new Epoch(result, order.batches(size, dropping, result, seed, epoch));
    }

    /// @param rows    what rows there are
    /// @param batches numbers of rows
    record Epoch(Resampling rows, Batches batches) {}

    void requireRoom(long features, long labels) {
        Objects.checkFromIndexSize(0, size, labels);
        Objects.checkFromIndexSize(0, RowBatch.values(size, form.columns()), features);
    }

    /// {@return the number of values of a row}
    public int columns() {
        return form.columns();
    }

    /// {@return whether rows are `double`, to be read by [RowCursor#doubleFeatures()], and not `float`}
    public boolean doubles() {
        return form.doubles();
    }

    /// Rows of a full batch.
    int size() {
        return size;
    }

    RowForm form() {
        return form;
    }

    boolean isPrefetched() {
        return prefetched;
    }

    /// {@return a short text that differs between plans that give other batches; the worker is no part of it}
    public String fingerprint() {
        return "row-batches-1(size=" + size + (dropping ? ",drop last," : ",") + order.name() + ",rows=" + rows
                + ",method=" + method + ')';
    }
}
