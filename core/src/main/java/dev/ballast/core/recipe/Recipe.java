package dev.ballast.core.recipe;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;

import java.util.List;
import java.util.Optional;

/// How one row of a result is made from rows of the source: parents and coefficients, never values. With the source, a
/// recipe fixes its row to the last bit.
///
/// There are three kinds, and there will be no more: a row that is kept, a row that is copied, and a row that is made.
/// What a method does differently from others is in the coefficients.
public sealed interface Recipe {

    /// {@return the source row that this row is, copies, or starts from}
    long base();

    /// A row of the source, kept.
    ///
    /// @param base its number in the source
    record Original(long base) implements Recipe {}

    /// A repetition of a row of the source.
    ///
    /// @param base its number in the source
    record Copy(long base) implements Recipe {}

    /// A row made from others. Its numbers are
    ///
    ///     value = start + weight 0 * (parent 0 - start) + weight 1 * (parent 1 - start) + ... + scale * spread * normal
    ///
    /// each operation in `double`, in this order, without fused multiply-add; then what [Mix] says for the column (whole
    /// numbers are rounded, categories are voted on, carried columns are those of the start); then rounded once to the
    /// storage type. Where a difference of two finite parents overflows, it is taken apart; see [Cook]. A point, which is no
    /// row itself, is not rounded at all.
    ///
    /// Start and parents are rows of the source, or made rows themselves: what a chain of methods makes from the rows that
    /// an earlier one made, and the mean of a class toward which many rows go.
    ///
    /// @param start        where the row starts from: a row of the source or a made row
    /// @param toward       the parents it goes toward, or away from, and how far
    /// @param displacement random noise added to the numbers
    /// @param vote         the rows that vote on columns that cannot be mixed
    /// @param targetWeight how far a numeric target goes from the start's toward that of the first parent
    /// @param isRow        whether it is a row, or else a point that only other rows are made from
    record Made(Recipe start, List<Toward> toward, Optional<Displacement> displacement, Optional<Vote> vote,
            double targetWeight, boolean isRow) implements Recipe {

        /// Copies the list.
        public Made {
            toward = List.copyOf(toward);
        }

        /// Makes the recipe of a row.
        ///
        /// @param start        where the row starts from
        /// @param toward       the parents it goes toward
        /// @param displacement random noise added to the numbers
        /// @param vote         the rows that vote on columns that cannot be mixed
        /// @param targetWeight how far a numeric target goes toward that of the first parent
        public Made(Recipe start, List<Toward> toward, Optional<Displacement> displacement, Optional<Vote> vote,
                double targetWeight) {
            this(start, toward, displacement, vote, targetWeight, true);
        }

        /// Returns the recipe of a row on the line through two rows of the source.
        ///
        /// @param base     where the line begins
        /// @param neighbor the other row
        /// @param gap      how far along: 0 is the base, 1 the neighbor
        /// @return the recipe
        public static Made between(long base, long neighbor, double gap) {
            return new Made(new Original(base), List.of(new Toward(new Original(neighbor), gap)), Optional.empty(),
                    Optional.empty(), gap);
        }

        @Override
        public long base() {
            return start.base();
        }

        /// {@return the source row that the first parent is or starts from, or -1 without parents}
        public long neighbor() {
            return toward.isEmpty() ? -1 : toward.getFirst().parent().base();
        }

        /// {@return the weight of the first parent, or 0 without parents}
        public double gap() {
            return toward.isEmpty() ? 0 : toward.getFirst().weight();
        }
    }

    /// A parent and how far a row goes toward it.
    ///
    /// @param parent a row of the source or a made row
    /// @param weight the share of the way; below 0 away from it, above 1 beyond it
    record Toward(Recipe parent, double weight) {}

    /// Random noise, kept as what fixes it: column j is moved by scale * spread j * normal(ticket, j). A vector that
    /// has one factor more than there are columns moves a numeric target too.
    ///
    /// @param scale  a factor for all columns
    /// @param spread which vector of [Plan#spread(int, int)] has the factor of each column
    /// @param ticket keys the stream of the standard normal numbers
    record Displacement(double scale, int spread, long ticket) {

        private static final Purpose NOISE = Purpose.of("recipe.noise");

        /// Returns the normal number of a column: that of stream `recipe.noise` at (column, 0, 0) of the seed that is the
        /// ticket. Methods whose weights depend on the noise ask for it here.
        ///
        /// @param ticket keys the stream
        /// @param column from 0; the number of columns for a numeric target
        /// @return a number of the normal distribution with mean 0 and standard deviation 1
        public static double normal(long ticket, int column) {
            return Seed.of(ticket).stream(NOISE, column, 0, 0).nextGaussian();
        }
    }

    /// Rows that vote on a category; ties are decided by a keyed stream.
    ///
    /// @param rows   rows of the source, or the bases of made rows
    /// @param ticket keys the stream that decides ties
    record Vote(List<Recipe> rows, long ticket) {

        /// Copies the list.
        public Vote {
            rows = List.copyOf(rows);
        }
    }
}
