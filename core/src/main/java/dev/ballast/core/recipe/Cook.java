package dev.ballast.core.recipe;

import dev.ballast.core.data.Column;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongFunction;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;

/// Turns recipes into rows. The only place where the formulas of [Recipe] and the rules of [Mix] are computed, for arrays,
/// batches, files and clusters alike.
///
/// **Numbers.** As [Recipe.Made] says. Where the difference of two finite values is beyond the range of a `double`, a point
/// between two rows is start * (1 - weight) + parent * weight, which lies between them; in all other cases half of the difference
/// is added twice. Whole numbers are rounded with ties to even, and
/// a zero is never negative. If the source stores `float`, made values are rounded to `float` last, also when they are
/// read as `double`.
///
/// **Missing values.** Under [Column.Missing#PRESENT] a parent without a value is left out: the formula starts from the
/// base, or from the first parent with a value if the base has none. Under [Column.Missing#BASE] a value that would be
/// missing is the base's. Under either, such values have no vote.
///
/// **Randomness.** `recipe.noise` at (column, 0, 0) and `recipe.vote` at (column, 0, 0) of the seed that is the recipe's
/// ticket: a row can be made again without the seed of the run.
///
/// Immutable and thread-safe.
public final class Cook {

    private static final Purpose VOTE = Purpose.of("recipe.vote");

    private final Plan plan;
    private final boolean floats;
    /// One for every mixing of the plan.
    private final Rules[] rules;

    /// Returns the cook of a plan.
    ///
    /// @param plan   whose recipes are cooked
    /// @param floats whether the source stores `float`
    public Cook(Plan plan, boolean floats) {
        this.plan = plan;
        this.floats = floats;
        this.rules = plan.mixings().stream().map(Rules::of).toArray(Rules[]::new);
    }

    /// A mixing, sorted by what is to be done.
    ///
    /// @param linear the columns of the formula; null if it is for all of them
    private record Rules(List<Column> columns, Mix[] mixes, int @Nullable [] linear, int[] rounded, int[] special,
            int[] mayMiss) {

        static Rules of(Mixing mixing) {
            List<Column> columns = mixing.columns();
            Mix[] mixes = mixing.mixes().toArray(Mix[]::new);
            int[] formula = where(mixes, column -> mixes[column].isLinear());
            return new Rules(columns, mixes, formula.length == mixes.length ? null : formula,
                    where(mixes, column -> mixes[column] == Mix.WHOLE || mixes[column] == Mix.LEVELS),
                    where(mixes, column -> !mixes[column].isLinear() && mixes[column] != Mix.BASE),
                    where(mixes, column -> mixes[column].isLinear()
                            && (columns.get(column).missing() == Column.Missing.PRESENT
                                    || columns.get(column).missing() == Column.Missing.BASE)));
        }

        private static int[] where(Mix[] mixes, IntPredicate condition) {
            return IntStream.range(0, mixes.length).filter(condition).toArray();
        }

        double rounded(int column, double value) {
            // Adding zero turns a negative zero into zero.
            double whole = Math.rint(value) + 0.0;
            int levels = columns.get(column).levels().size();
            return mixes[column] == Mix.LEVELS && levels > 0 ? Math.clamp(whole, 0, levels - 1) : whole;
        }

        void toFloat(double[] into, int offset) {
            if (linear == null) {
                for (int column = 0; column < mixes.length; column++) {
                    into[offset + column] = (float) into[offset + column];
                }
            } else {
                for (int column : linear) {
                    into[offset + column] = (float) into[offset + column];
                }
            }
        }
    }

    /// Makes a row.
    ///
    /// @param recipe  how; it also lends room to work in
    /// @param parents the rows of the source
    /// @param into    takes the values
    /// @param offset  where they begin
    public void cook(RecipeSlot recipe, ParentRows parents, double[] into, int offset) {
        cook(recipe, parents, into, offset, true);
    }

    private void cook(RecipeSlot recipe, ParentRows parents, double[] into, int offset, boolean isRow) {
        read(recipe.base(), recipe, parents, into, offset);
        if (!recipe.isMade()) {
            return;
        }
        Rules rule = rules[recipe.mixing()];
        if (recipe.parents() > 0) {
            mixNumbers(rule, recipe, parents, into, offset);
        }
        if (recipe.isDisplaced()) {
            displace(rule, recipe, into, offset);
        }
        if (rule.mayMiss.length > 0) {
            fillMissing(rule, recipe, parents, into, offset);
        }
        if (isRow) {
            for (int column : rule.rounded) {
                into[offset + column] = rule.rounded(column, into[offset + column]);
            }
            if (floats) {
                rule.toFloat(into, offset);
            }
        }
        for (int column : rule.special) {
            into[offset + column] = specially(rule, column, recipe, parents, into[offset + column]);
        }
    }

    /// Works out the number to be predicted of a row.
    ///
    /// @param recipe how the row is made; it also lends room to work in
    /// @param target the number of a row of the source
    /// @return start + target weight * (first parent - start), and noise if the vector of factors has one more for it
    double number(RecipeSlot recipe, LongToDoubleFunction target) {
        double value = numberOf(recipe.base(), recipe, target);
        if (!recipe.isMade()) {
            return value;
        }
        if (recipe.parents() > 0) {
            value = toward(value, value, numberOf(recipe.parent(0), recipe, target), recipe.targetWeight());
        }
        int columns = rules[recipe.mixing()].mixes.length;
        return recipe.isDisplaced() && plan.spreadFactors(recipe.spread()) > columns
                ? displaced(value, columns, recipe)
                : value;
    }

    private double numberOf(long row, RecipeSlot recipe, LongToDoubleFunction target) {
        if (row < plan.rows()) {
            return target.applyAsDouble(row);
        }
        RecipeSlot below = recipe.below();
        plan.points().recipe(row - plan.rows(), below);
        return number(below, target);
    }

    /// Works out the labels of a row: those that at least half of the rows that vote have; without voters the base's.
    ///
    /// @param recipe how the row is made; it also lends room to work in
    /// @param labels how many labels there are
    /// @param target the labels of a row of the source
    /// @return their numbers
    BitSet labels(RecipeSlot recipe, int labels, LongFunction<BitSet> target) {
        if (!recipe.isMade() || !recipe.isVotedOn()) {
            return labelsOf(recipe.base(), recipe, labels, target);
        }
        int voters = voters(recipe);
        int[] votes = new int[labels];
        for (int i = 0; i < voters; i++) {
            labelsOf(plan.voters().row(recipe.voters(), i), recipe, labels, target).stream()
                    .forEach(label -> votes[label]++);
        }
        BitSet elected = new BitSet();
        for (int label = 0; label < labels; label++) {
            elected.set(label, 2 * votes[label] >= voters);
        }
        return elected;
    }

    private BitSet labelsOf(long row, RecipeSlot recipe, int labels, LongFunction<BitSet> target) {
        if (row < plan.rows()) {
            return target.apply(row);
        }
        RecipeSlot below = recipe.below();
        plan.points().recipe(row - plan.rows(), below);
        return labels(below, labels, target);
    }

    private int voters(RecipeSlot recipe) {
        int voters = plan.voters().size(recipe.voters());
        if (voters == 0) {
            throw new IllegalStateException("list " + recipe.voters() + " of voters is empty");
        }
        return voters;
    }

    /// Reads a row of the source, or makes a point.
    private void read(long row, RecipeSlot recipe, ParentRows parents, double[] into, int offset) {
        if (row < plan.rows()) {
            parents.copy(row, into, offset);
            return;
        }
        long point = row - plan.rows();
        boolean isRow = plan.points().isRow(point);
        // Rows of an earlier step differ from row to row; means are parents of many rows, and dear.
        if (!isRow && recipe.points().copy(this, parents, point, into, offset)) {
            return;
        }
        RecipeSlot below = recipe.below();
        plan.points().recipe(point, below);
        cook(below, parents, into, offset, isRow);
        if (!isRow) {
            recipe.points().keep(this, parents, point, into, offset);
        }
    }

    private void mixNumbers(Rules rule, RecipeSlot recipe, ParentRows parents, double[] into, int offset) {
        int columns = rule.mixes.length;
        if (recipe.parents() == 1 && rule.linear == null) {
            double[] parent = recipe.other(columns);
            read(recipe.parent(0), recipe, parents, parent, 0);
            if (isMoved(recipe.weight(0), parent, into, offset, columns)) {
                return;
            }
            read(recipe.base(), recipe, parents, into, offset);
        }
        mixEach(rule, recipe, parents, into, offset);
    }

    /// The formula for one parent, without a look at differences that overflow: what most rows need, in a short loop.
    ///
    /// @return whether all values are finite; if not, the row is to be mixed anew
    private static boolean isMoved(double weight, double[] parent, double[] into, int offset, int columns) {
        boolean finite = true;
        for (int column = 0; column < columns; column++) {
            double start = into[offset + column];
            double value = start + weight * (parent[column] - start);
            into[offset + column] = value;
            finite &= Math.abs(value) <= Double.MAX_VALUE;
        }
        return finite;
    }

    private void mixEach(Rules rule, RecipeSlot recipe, ParentRows parents, double[] into, int offset) {
        int columns = rule.mixes.length;
        double[] other = recipe.other(columns);
        double[] start = recipe.row(columns);
        System.arraycopy(into, offset, start, 0, columns);
        for (int i = 0; i < recipe.parents(); i++) {
            read(recipe.parent(i), recipe, parents, other, 0);
            double weight = recipe.weight(i);
            if (rule.linear == null) {
                for (int column = 0; column < columns; column++) {
                    into[offset + column] = toward(into[offset + column], start[column], other[column], weight);
                }
            } else {
                for (int column : rule.linear) {
                    into[offset + column] = toward(into[offset + column], start[column], other[column], weight);
                }
            }
        }
    }

    private static double toward(double value, double start, double parent, double weight) {
        double difference = parent - start;
        return Double.isInfinite(difference) && Double.isFinite(parent) && Double.isFinite(start)
                ? farToward(value, start, parent, weight)
                : value + weight * difference;
    }

    private static double farToward(double value, double start, double parent, double weight) {
        if (value == start && weight >= 0 && weight <= 1) {
            return start * (1 - weight) + parent * weight;
        }
        double half = weight * (parent / 2 - start / 2);
        return value + half + half;
    }

    private void displace(Rules rule, RecipeSlot recipe, double[] into, int offset) {
        for (int column = 0; column < rule.mixes.length; column++) {
            if (rule.mixes[column].isLinear()) {
                into[offset + column] = displaced(into[offset + column], column, recipe);
            }
        }
    }

    private double displaced(double value, int column, RecipeSlot recipe) {
        double spread = plan.spread(recipe.spread(), column);
        return spread == 0
                ? value
                : value + recipe.scale() * spread * Recipe.Displacement.normal(recipe.noiseTicket(), column);
    }

    private void fillMissing(Rules rule, RecipeSlot recipe, ParentRows parents, double[] into, int offset) {
        for (int column : rule.mayMiss) {
            if (!Double.isNaN(into[offset + column])) {
                continue;
            }
            double start = valueOf(recipe.base(), column, recipe, parents);
            if (rule.columns.get(column).missing() == Column.Missing.BASE) {
                into[offset + column] = start;
                continue;
            }
            double value = start;
            for (int i = 0; i < recipe.parents(); i++) {
                double parent = valueOf(recipe.parent(i), column, recipe, parents);
                if (!Double.isNaN(parent)) {
                    start = Double.isNaN(start) ? parent : start;
                    value = Double.isNaN(value) ? parent : toward(value, start, parent, recipe.weight(i));
                }
            }
            into[offset + column] = recipe.isDisplaced() ? displaced(value, column, recipe) : value;
        }
    }

    private double valueOf(long row, int column, RecipeSlot recipe, ParentRows parents) {
        double[] other = recipe.other(parents.columns());
        read(row, recipe, parents, other, 0);
        return other[column];
    }

    private double specially(Rules rule, int column, RecipeSlot recipe, ParentRows parents, double base) {
        return switch (rule.mixes[column]) {
            case VOTE -> recipe.isVotedOn() ? elected(rule, column, recipe, parents, base) : base;
            case NEARER -> nearer(column, recipe, parents, base);
            case MEAN -> mean(column, recipe, parents, base);
            case EMPTY -> Double.NaN;
            case LINEAR, WHOLE, LEVELS, BASE -> base;
        };
    }

    /// The most frequent value, unknown ones not counted; of several as frequent, one by the ticket, in the order of the values.
    private double elected(Rules rule, int column, RecipeSlot recipe, ParentRows parents, double base) {
        int voters = voters(recipe);
        double[] votes = new double[voters];
        int counted = 0;
        Column.Missing missing = rule.columns.get(column).missing();
        for (int i = 0; i < voters; i++) {
            votes[counted] = valueOf(plan.voters().row(recipe.voters(), i), column, recipe, parents);
            counted += missing.isUnknown() && Double.isNaN(votes[counted]) ? 0 : 1;
        }
        if (counted == 0) {
            return missing == Column.Missing.BASE ? base : Double.NaN;
        }
        voters = counted;
        votes = Arrays.copyOf(votes, counted);
        Arrays.sort(votes);
        int most = 0;
        int tied = 0;
        for (int from = 0, to; from < voters; from = to) {
            to = endOfRun(votes, from);
            tied = to - from > most ? 1 : to - from == most ? tied + 1 : tied;
            most = Math.max(most, to - from);
        }
        int chosen = tied == 1 ? 0 : Seed.of(recipe.voteTicket()).stream(VOTE, column, 0, 0).nextInt(tied);
        for (int from = 0, to; from < voters; from = to) {
            to = endOfRun(votes, from);
            if (to - from == most && chosen-- == 0) {
                return votes[from];
            }
        }
        throw new AssertionError("no value has " + most + " votes");
    }

    private static int endOfRun(double[] votes, int from) {
        int to = from + 1;
        while (to < votes.length && Double.compare(votes[to], votes[from]) == 0) {
            to++;
        }
        return to;
    }

    private double nearer(int column, RecipeSlot recipe, ParentRows parents, double base) {
        int largest = -1;
        for (int i = 0; i < recipe.parents(); i++) {
            if (recipe.weight(i) > 0.5 && (largest < 0 || recipe.weight(i) > recipe.weight(largest))) {
                largest = i;
            }
        }
        return largest < 0 ? base : valueOf(recipe.parent(largest), column, recipe, parents);
    }

    private double mean(int column, RecipeSlot recipe, ParentRows parents, double base) {
        double sum = base;
        for (int i = 0; i < recipe.parents(); i++) {
            sum += valueOf(recipe.parent(i), column, recipe, parents);
        }
        return floats ? (float) (sum / (recipe.parents() + 1)) : sum / (recipe.parents() + 1);
    }
}
