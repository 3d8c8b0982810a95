package dev.ballast.samplers.weighted;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.check.Partitions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Gatherer;

/// Draws a fixed number of items, without replacement, from a stream of unknown length, in one pass.
///
/// ```java
/// Reservoir<String> reservoir = Reservoir.weighted(100, Seed.of(42), partition);
/// lines.forEach(line -> reservoir.offer(line, weightOf(line)));
/// ```
///
/// Streams and iterators are drawn from in one line ([#gatherer(int, Seed)], [#offerAll(Iterator)]):
///
/// ```java
/// List<String> few = lines.gather(Reservoir.gatherer(100, Seed.of(42))).toList();
/// ```
///
/// A **uniform** reservoir holds every set of items with the same probability. A **weighted** one draws one by one by weights, as
/// [SuccessiveSampler] does, and holds the items in the order drawn. **Partitions** of a stream can have a reservoir each, which
/// are merged afterwards: the result has the law that one reservoir of the whole stream has. Merging in another order gives the
/// same items.
///
/// **Method.** Every item has a key -ln(U) / weight, and the smallest keys are kept. Keys are drawn only for items that are kept:
/// the sum of weights until the next one is exponentially distributed. Weighted, this is A-ExpJ of Efraimidis and
/// Spirakis 2006, doi:10.1016/j.ipl.2005.11.003, with keys -ln(u) for their u^(1/w); with equal weights it is algorithm L
/// of Li 1994, doi:10.1145/198429.198435, which keeps only the largest key: here all are kept, for merging.
///
/// **Cost.** O(1) an item that is not kept, without random numbers; O(log k) one that is, about k (1 + ln(n / k)) of n.
/// [#skip] passes over any number of items at once.
///
/// **Randomness.** `reservoir.uniform` or `reservoir.weighted` at (0, 0, partition): a word for the key of every item kept, and one
/// for the distance to the next once the reservoir is full, and after merging.
///
/// Not thread-safe.
///
/// @param <T> what is drawn
public final class Reservoir<T> {

    private static final Purpose UNIFORM = Purpose.of("reservoir.uniform");
    private static final Purpose WEIGHTED = Purpose.of("reservoir.weighted");
    private static final double LEAST = 1e-150;
    private static final double MOST = 1e150;

    private final int capacity;
    private final Purpose purpose;
    private final RandomStream random;
    private final SmallestKeys keys;
    private final List<T> items = new ArrayList<>();
    private final BitSet partitions = new BitSet();
    private long offered;
    /// The sum of weights until the next item that is kept, when full.
    private double distance;

    private Reservoir(int size, Purpose purpose, Seed seed, int partition) {
        requireSize(size);
        if (partition < 0) {
            throw new IllegalArgumentException("partition is " + partition + "; it must not be negative");
        }
        this.purpose = purpose;
        this.random = seed.stream(purpose, 0, 0, partition);
        this.keys = new SmallestKeys(size);
        this.capacity = size;
        partitions.set(partition);
    }

    private static void requireSize(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size is " + size + "; it must be at least 1");
        }
    }

    /// Returns an empty reservoir that draws all items with the same probability.
    ///
    /// @param size      how many items to draw, at least 1
    /// @param seed      fixes all random choices
    /// @param partition which part of a stream it is for; 0 if there is only one
    /// @param <T>       what is drawn
    /// @return the reservoir
    /// @throws IllegalArgumentException if the size is below 1 or the partition negative
    public static <T> Reservoir<T> uniform(int size, Seed seed, int partition) {
        return new Reservoir<>(size, UNIFORM, seed, partition);
    }

    /// Returns an empty reservoir that draws by weights.
    ///
    /// @param size      how many items to draw, at least 1
    /// @param seed      fixes all random choices
    /// @param partition which part of a stream it is for; 0 if there is only one
    /// @param <T>       what is drawn
    /// @return the reservoir
    /// @throws IllegalArgumentException if the size is below 1 or the partition negative
    public static <T> Reservoir<T> weighted(int size, Seed seed, int partition) {
        return new Reservoir<>(size, WEIGHTED, seed, partition);
    }

    /// Returns a step of a stream that lets through items drawn with the same probability, at the end of the stream. The step looks
    /// at items in the order of the stream, also if the stream is parallel; it draws what a reservoir of partition 0 does.
    ///
    /// @param size how many items to draw, at least 1; all, if there are not as many
    /// @param seed fixes all random choices
    /// @param <T>  what is drawn
    /// @return the step
    /// @throws IllegalArgumentException if the size is below 1
    public static <T> Gatherer<T, ?, T> gatherer(int size, Seed seed) {
        requireSize(size);
        return Gatherer.ofSequential(() -> Reservoir.<T>uniform(size, seed, 0),
                Gatherer.Integrator.ofGreedy((reservoir, item, _) -> {
                    reservoir.offer(item);
                    return true;
                }), (reservoir, next) -> reservoir.push(next));
    }

    /// Returns a step of a stream that lets through items drawn by weights, in the order drawn, at the end of the stream. The step
    /// looks at items in the order of the stream, also if the stream is parallel; it draws what a reservoir of partition 0 does.
    ///
    /// @param size   how many items to draw, at least 1; all of positive weight, if there are not as many
    /// @param seed   fixes all random choices
    /// @param weight the weight of an item; see [#offer(Object, double)]
    /// @param <T>    what is drawn
    /// @return the step
    /// @throws IllegalArgumentException if the size is below 1
    public static <T> Gatherer<T, ?, T> gatherer(int size, Seed seed, ToDoubleFunction<? super T> weight) {
        requireSize(size);
        return Gatherer.ofSequential(() -> Reservoir.<T>weighted(size, seed, 0),
                Gatherer.Integrator.ofGreedy((reservoir, item, _) -> {
                    reservoir.offer(item, weight.applyAsDouble(item));
                    return true;
                }), (reservoir, next) -> reservoir.push(next));
    }

    private void push(Gatherer.Downstream<? super T> next) {
        for (T item : items()) {
            if (!next.push(item)) {
                return;
            }
        }
    }

    /// Shows all that is left of an iterator to a uniform reservoir.
    ///
    /// @param rest the items
    /// @return this reservoir
    /// @throws IllegalStateException if the reservoir is weighted
    public Reservoir<T> offerAll(Iterator<? extends T> rest) {
        requireUniform(true);
        while (rest.hasNext()) {
            consider(rest.next(), 1);
        }
        return this;
    }

    /// Shows all that is left of an iterator to a weighted reservoir.
    ///
    /// @param rest   the items
    /// @param weight the weight of an item; see [#offer(Object, double)]
    /// @return this reservoir
    /// @throws IllegalArgumentException if a weight is out of range
    /// @throws IllegalStateException    if the reservoir is uniform
    public Reservoir<T> offerAll(Iterator<? extends T> rest, ToDoubleFunction<? super T> weight) {
        requireUniform(false);
        while (rest.hasNext()) {
            T item = rest.next();
            offer(item, weight.applyAsDouble(item));
        }
        return this;
    }

    /// Shows an item to a uniform reservoir.
    ///
    /// @param item may be kept
    /// @throws IllegalStateException if the reservoir is weighted
    public void offer(T item) {
        requireUniform(true);
        consider(item, 1);
    }

    /// Shows an item to a weighted reservoir.
    ///
    /// @param item   may be kept
    /// @param weight 0 for an item that is never kept, or 1e-150 to 1e150, so that neither keys nor sums leave the range of a
    ///               double
    /// @throws IllegalArgumentException if the weight is out of range; the number in the message is that of the item
    /// @throws IllegalStateException    if the reservoir is uniform
    public void offer(T item, double weight) {
        requireUniform(false);
        if (!(weight == 0 || (weight >= LEAST && weight <= MOST))) {
            throw new IllegalArgumentException("weight[" + offered + "] is " + weight + "; weights must be 0 or from "
                    + LEAST + " to " + MOST);
        }
        consider(item, weight);
    }

    private void consider(T item, double weight) {
        offered++;
        if (weight == 0) {
            return;
        }
        if (items.size() < capacity) {
            keys.offer(Exponentials.of(random.nextLong()) / weight, items.size());
            items.add(item);
            if (items.size() == capacity) {
                drawDistance();
            }
            return;
        }
        distance -= weight;
        if (distance <= 0) {
            // Exponential with rate `weight`, given that it is below the largest key.
            double largest = keys.largest();
            double below = StrictMath.expm1(-weight * largest);
            double key = -StrictMath.log1p(Exponentials.open(random.nextLong()) * below) / weight;
            int slot = keys.slotOfLargest();
            items.set(slot, item);
            keys.replaceLargest(Math.min(key, largest), slot);
            drawDistance();
        }
    }

    private void drawDistance() {
        distance = Exponentials.of(random.nextLong()) / keys.largest();
    }

    /// {@return how many of the next items will certainly not be kept, so that they need not be looked at}
    ///
    /// @throws IllegalStateException if the reservoir is weighted
    public long skippable() {
        requireUniform(true);
        return items.size() < capacity ? 0 : (long) Math.ceil(distance) - 1;
    }

    /// Passes over items, as if they had been offered.
    ///
    /// @param count 0 to [#skippable()]
    /// @throws IllegalArgumentException if it is out of range
    /// @throws IllegalStateException    if the reservoir is weighted
    public void skip(long count) {
        if (count < 0 || count > skippable()) {
            throw new IllegalArgumentException("count is " + count + "; it must be between 0 and " + skippable());
        }
        offered += count;
        distance -= count;
    }

    /// Adds what another reservoir, of another partition, has seen. The other is not changed.
    ///
    /// @param other of the same kind and size, of another partition
    /// @throws IllegalArgumentException if it is of another kind or size, or has a partition in common
    public void merge(Reservoir<? extends T> other) {
        if (!purpose.equals(other.purpose) || capacity != other.capacity) {
            throw new IllegalArgumentException("cannot merge " + other + " into " + this
                    + "; kind and size must be the same");
        }
        Partitions.join(partitions, other.partitions);
        for (int place = 0; place < other.keys.size(); place++) {
            double key = other.keys.key(place);
            T item = other.items.get(other.keys.slot(place));
            if (items.size() < capacity) {
                keys.offer(key, items.size());
                items.add(item);
            } else if (key < keys.largest()) {
                int slot = keys.slotOfLargest();
                items.set(slot, item);
                keys.replaceLargest(key, slot);
            }
        }
        offered += other.offered;
        if (items.size() == capacity) {
            // Distances have no memory, so that a new one is as good as the old one was; the largest key has changed.
            drawDistance();
        }
    }

    /// {@return the items held: weighted, in the order drawn; uniform, in random order}
    public List<T> items() {
        SmallestKeys sorted = new SmallestKeys(keys.size());
        for (int place = 0; place < keys.size(); place++) {
            sorted.offer(keys.key(place), keys.slot(place));
        }
        return Arrays.stream(sorted.drain()).mapToObj(items::get).toList();
    }

    /// {@return the number of items shown, to this and to those merged into it}
    public long offered() {
        return offered;
    }

    private void requireUniform(boolean uniform) {
        if (purpose.equals(UNIFORM) != uniform) {
            throw new IllegalStateException(uniform
                    ? "this reservoir is weighted; offer items with their weights, one by one"
                    : "this reservoir is uniform; offer items without weights");
        }
    }

    @Override
    public String toString() {
        return "Reservoir[" + (purpose.equals(UNIFORM) ? "uniform" : "weighted") + ", " + items.size() + " of "
                + capacity + " items]";
    }
}
