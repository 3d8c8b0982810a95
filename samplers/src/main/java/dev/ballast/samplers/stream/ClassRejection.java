package dev.ballast.samplers.stream;

import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassPrior;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Gatherer;

/// Lets items of a stream through, or not, so that classes have wanted shares of what comes out. Items come out as they come in, one
/// by one; nothing is kept.
///
/// ```java
/// ClassRejection half = ClassRejection.to(ClassPrior.uniform(List.of("fraud", "ok"))).estimating();
/// lines.gather(half.gatherer(line -> classOf(line), Seed.of(42))).forEach(line -> model.step(line));
/// ```
///
/// **Rule.** An item of class c is let through with probability (t_c / p_c) / max_k (t_k / p_k), t being wanted shares and p those of
/// the stream. So the class that falls short the most is let through always. With a stream of these shares in random order, what
/// comes out has the wanted shares on average, and 1 / max_k (t_k / p_k) of the stream come out.
///
/// **Shares of the stream** are known ([#from]), or estimated while it runs ([#estimating(ClassPrior, double)]): after n items, n_c
/// of class c, the present one counted, p_c = (worth * guess_c + n_c) / (worth + n). A guess counts as `worth` items; without one it
/// is equal shares, worth one item of each class. Estimates are off by about 1 / sqrt(n p_c) of themselves, so the first items are
/// let through in other shares; and if the stream's shares drift, those of all that has been seen are what counts.
///
/// **Cost.** O(1) an item; O(K) of K classes for items of the class that falls short the most, if shares are estimated.
/// **Randomness.** `class-rejection.keep` at (0, 0, 0), one number an item, whatever its class.
///
/// Immutable and thread-safe.
public final class ClassRejection {

    private final ClassPrior target;
    /// Known or guessed, in the order of the target; null until said.
    private final double @Nullable [] shares;
    /// How many items the guess counts for; infinite for known shares.
    private final double worth;

    private ClassRejection(ClassPrior target, double @Nullable [] shares, double worth) {
        this.target = target;
        this.shares = shares;
        this.worth = worth;
    }

    /// Begins with the wanted shares; say by [#from] or [#estimating()] what the stream is like.
    ///
    /// @param target the wanted share of every class that can come; with 0, none of it is let through
    /// @return the beginning of a rejection
    public static ClassRejection to(ClassPrior target) {
        return new ClassRejection(target, null, Double.NaN);
    }

    /// Returns this rejection for a stream of known shares.
    ///
    /// @param source the share of every class in the stream
    /// @return the rejection
    /// @throws IllegalArgumentException if the classes are others than those of the target, or a class that is wanted has share 0
    public ClassRejection from(ClassPrior source) {
        return new ClassRejection(target, inOrder(source, "the stream's share"), Double.POSITIVE_INFINITY);
    }

    /// Returns this rejection with shares that are estimated while it runs, from a guess of equal shares worth one item of each class.
    ///
    /// @return the rejection
    public ClassRejection estimating() {
        return estimating(ClassPrior.uniform(target.names()), target.classes());
    }

    /// Returns this rejection with shares that are estimated while it runs, from a guess.
    ///
    /// @param guess the likely share of every class in the stream
    /// @param worth how many items the guess counts for, finite and above 0
    /// @return the rejection
    /// @throws IllegalArgumentException if the classes are others than those of the target, a class that is wanted has share 0, or the
    ///                                  worth is not in range
    public ClassRejection estimating(ClassPrior guess, double worth) {
        if (!(worth > 0 && worth < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the guess is worth " + worth + " items; it must be above 0 and finite");
        }
        return new ClassRejection(target, inOrder(guess, "the guessed share"), worth);
    }

    private double[] inOrder(ClassPrior source, String what) {
        if (!new HashSet<>(source.names()).equals(new HashSet<>(target.names()))) {
            throw new IllegalArgumentException("shares are of classes " + source.names()
                    + ", and wanted are shares of " + target.names() + "; they must be the same classes");
        }
        List<String> names = source.names();
        double[] ordered = new double[names.size()];
        for (int code = 0; code < ordered.length; code++) {
            ordered[code] = source.share(names.indexOf(target.names().get(code)));
            if (ordered[code] == 0 && target.share(code) > 0) {
                throw new IllegalArgumentException(what + " of class \"" + target.names().get(code)
                        + "\" is 0, and a share of " + target.share(code) + " of it is wanted; it must be above 0");
            }
        }
        return ordered;
    }

    /// Starts at the beginning of a stream.
    ///
    /// @param seed fixes all random choices
    /// @return what decides, item by item
    /// @throws IllegalStateException if nothing was said about the shares of the stream
    public RejectionRun start(Seed seed) {
        return new RejectionRun(target, shares(), worth, seed);
    }

    private double[] shares() {
        if (shares == null) {
            throw new IllegalStateException("nothing is known about the stream; say from(shares) or estimating()");
        }
        return shares;
    }

    /// Returns a step of a stream. It looks at items in the order of the stream, also if the stream is parallel.
    ///
    /// @param classOf the class of an item; its text is one of the target's names
    /// @param seed    fixes all random choices
    /// @param <T>     what an item is
    /// @return the step, which throws what [RejectionRun#keeps(Object)] throws
    /// @throws IllegalStateException if nothing was said about the shares of the stream
    public <T> Gatherer<T, ?, T> gatherer(Function<? super T, ?> classOf, Seed seed) {
        double[] source = shares();
        return Gatherer.ofSequential(() -> new RejectionRun(target, source, worth, seed), Gatherer.Integrator.ofGreedy(
                (run, item, next) -> !run.keeps(classOf.apply(item)) || next.push(item)));
    }

    /// Returns what is let through of an iterator.
    ///
    /// @param items   the items
    /// @param classOf the class of an item; its text is one of the target's names
    /// @param seed    fixes all random choices
    /// @param <T>     what an item is
    /// @return those let through, which throws what [RejectionRun#keeps(Object)] throws
    /// @throws IllegalStateException if nothing was said about the shares of the stream
    public <T> Iterator<T> filter(Iterator<? extends T> items, Function<? super T, ?> classOf, Seed seed) {
        RejectionRun run = start(seed);
        return new Iterator<>() {

            private @Nullable T found;

            @Override
            public boolean hasNext() {
                while (found == null && items.hasNext()) {
                    T item = items.next();
                    if (run.keeps(classOf.apply(item))) {
                        found = item;
                    }
                }
                return found != null;
            }

            @Override
            public T next() {
                if (!hasNext() || found == null) {
                    throw new NoSuchElementException("the stream is at its end");
                }
                T item = found;
                found = null;
                return item;
            }
        };
    }

    @Override
    public String toString() {
        return "ClassRejection[to " + target + (shares == null
                ? ""
                : (Double.isInfinite(worth) ? " from " : " guessing ") + Arrays.toString(shares)
                        + (Double.isInfinite(worth) ? "" : " worth " + worth))
                + ']';
    }
}
