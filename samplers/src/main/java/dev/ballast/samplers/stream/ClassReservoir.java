package dev.ballast.samplers.stream;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.weighted.Reservoir;
import dev.ballast.samplers.check.Partitions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Gatherer;

/// Draws a fixed number of items of every class, without replacement, from a stream of unknown length, in one pass. Classes need
/// not be known before.
///
/// ```java
/// List<String> even = lines.gather(ClassReservoir.gatherer(50, line -> classOf(line), Seed.of(42))).toList();
/// ```
///
/// Each class has a [Reservoir] of its own. A class of fewer items than wanted has all of them; [#offered()] tells how many there
/// were.
///
/// **Cost.** That of a reservoir, and one look-up an item. **Randomness.** Each reservoir's, with a seed of its own: the first word of
/// `class-reservoir.seed` at (class, 0, partition). Classes are numbered as they are first seen.
///
/// Not thread-safe.
///
/// @param <C> what a class is called; with `equals` and `hashCode`
/// @param <T> what is drawn
public final class ClassReservoir<C, T> {

    private static final Purpose SEED = Purpose.of("class-reservoir.seed");

    private final int size;
    private final Seed seed;
    private final int partition;
    private final boolean weighted;
    private final Map<C, Reservoir<T>> reservoirs = new LinkedHashMap<>();
    private final BitSet partitions = new BitSet();
    /// That of the next new class; made ahead, so that it says at once what is wrong with the numbers.
    private Reservoir<T> next;

    private ClassReservoir(int size, Seed seed, int partition, boolean weighted) {
        this.size = size;
        this.seed = seed;
        this.partition = partition;
        this.weighted = weighted;
        this.next = reservoir(0);
        partitions.set(partition);
    }

    private Reservoir<T> reservoir(int number) {
        Seed own = Seed.of(seed.stream(SEED, number, 0, partition).nextLong());
        return weighted ? Reservoir.weighted(size, own, partition) : Reservoir.uniform(size, own, partition);
    }

    /// Returns an empty reservoir that draws all items of a class with the same probability.
    ///
    /// @param size      how many items of a class to draw, at least 1
    /// @param seed      fixes all random choices
    /// @param partition which part of a stream it is for; 0 if there is only one
    /// @param <C>       what a class is called
    /// @param <T>       what is drawn
    /// @return the reservoir
    /// @throws IllegalArgumentException if the size is below 1 or the partition negative
    public static <C, T> ClassReservoir<C, T> uniform(int size, Seed seed, int partition) {
        return new ClassReservoir<>(size, seed, partition, false);
    }

    /// Returns an empty reservoir that draws the items of a class by weights.
    ///
    /// @param size      how many items of a class to draw, at least 1
    /// @param seed      fixes all random choices
    /// @param partition which part of a stream it is for; 0 if there is only one
    /// @param <C>       what a class is called
    /// @param <T>       what is drawn
    /// @return the reservoir
    /// @throws IllegalArgumentException if the size is below 1 or the partition negative
    public static <C, T> ClassReservoir<C, T> weighted(int size, Seed seed, int partition) {
        return new ClassReservoir<>(size, seed, partition, true);
    }

    /// Returns a step of a stream that lets through items of every class, drawn with the same probability, at the end of the stream:
    /// class by class, in the order in which classes were first seen. The step looks at items in the order of the stream, also if the
    /// stream is parallel.
    ///
    /// @param size    how many items of a class to draw, at least 1; all, if there are not as many
    /// @param classOf the class of an item
    /// @param seed    fixes all random choices
    /// @param <T>     what is drawn
    /// @return the step
    /// @throws IllegalArgumentException if the size is below 1
    public static <T> Gatherer<T, ?, T> gatherer(int size, Function<? super T, ?> classOf, Seed seed) {
        int checked = uniform(size, seed, 0).size;
        return Gatherer.ofSequential(() -> ClassReservoir.<Object, T>uniform(checked, seed, 0),
                Gatherer.Integrator.ofGreedy((reservoir, item, _) -> {
                    reservoir.offer(item, classOf.apply(item));
                    return true;
                }), (reservoir, next) -> reservoir.push(next));
    }

    private void push(Gatherer.Downstream<? super T> next) {
        for (List<T> items : items().values()) {
            for (T item : items) {
                if (!next.push(item)) {
                    return;
                }
            }
        }
    }

    private Reservoir<T> of(C itsClass) {
        Reservoir<T> reservoir = reservoirs.get(itsClass);
        if (reservoir == null) {
            reservoir = next;
            reservoirs.put(itsClass, reservoir);
            next = reservoir(reservoirs.size());
        }
        return reservoir;
    }

    /// Shows an item to a uniform reservoir.
    ///
    /// @param item     may be kept
    /// @param itsClass its class
    /// @throws IllegalStateException if the reservoir is weighted
    public void offer(T item, C itsClass) {
        of(itsClass).offer(item);
    }

    /// Shows an item to a weighted reservoir.
    ///
    /// @param item     may be kept
    /// @param itsClass its class
    /// @param weight   0 for an item that is never kept, or 1e-150 to 1e150
    /// @throws IllegalArgumentException if the weight is out of range; the number in the message is that of the item in its class
    /// @throws IllegalStateException    if the reservoir is uniform
    public void offer(T item, C itsClass, double weight) {
        of(itsClass).offer(item, weight);
    }

    /// Shows all that is left of an iterator to a uniform reservoir.
    ///
    /// @param rest    the items
    /// @param classOf the class of an item
    /// @return this reservoir
    /// @throws IllegalStateException if the reservoir is weighted
    public ClassReservoir<C, T> offerAll(Iterator<? extends T> rest, Function<? super T, ? extends C> classOf) {
        while (rest.hasNext()) {
            T item = rest.next();
            offer(item, classOf.apply(item));
        }
        return this;
    }

    /// Adds what another reservoir, of another partition, has seen. The other must not be used any more. Classes come in the order in
    /// which the two have seen them, those of the other last.
    ///
    /// @param other of the same kind and size, of another partition
    /// @throws IllegalArgumentException if it is of another kind or size, or has a partition in common
    public void merge(ClassReservoir<C, T> other) {
        if (weighted != other.weighted || size != other.size) {
            throw new IllegalArgumentException("cannot merge " + other + " into " + this
                    + "; kind and size must be the same");
        }
        Partitions.join(partitions, other.partitions);
        other.reservoirs.forEach((itsClass, reservoir) -> {
            Reservoir<T> own = reservoirs.putIfAbsent(itsClass, reservoir);
            if (own != null) {
                own.merge(reservoir);
            }
        });
    }

    /// {@return the items held, by class, in the order in which classes were first seen; weighted, those of a class are in the order
    /// drawn; uniform, in random order}
    public Map<C, List<T>> items() {
        Map<C, List<T>> items = new LinkedHashMap<>();
        reservoirs.forEach((itsClass, reservoir) -> items.put(itsClass, new ArrayList<>(reservoir.items())));
        return items;
    }

    /// {@return the number of items of each class that were shown, to this and to those merged into it}
    public Map<C, Long> offered() {
        Map<C, Long> offered = new LinkedHashMap<>();
        reservoirs.forEach((itsClass, reservoir) -> offered.put(itsClass, reservoir.offered()));
        return offered;
    }

    @Override
    public String toString() {
        return "ClassReservoir[" + (weighted ? "weighted" : "uniform") + ", up to " + size + " of each of "
                + reservoirs.size() + " classes]";
    }
}
