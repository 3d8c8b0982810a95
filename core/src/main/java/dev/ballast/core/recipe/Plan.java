package dev.ballast.core.recipe;

import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The recipes of one epoch, without data: for every row of the result, from which rows of the source it is made and with
/// which coefficients. Positions go in, numbers come out.
///
/// **Order.** First the rows of the source that are kept, in their order; then new rows, addition by addition. Nothing is
/// shuffled.
///
/// **Cost.** A recipe is computed when asked for, in any order, in O(1), or O(log rows) behind a selection. What is stored
/// is what cannot be computed: which rows are kept, unless all are, and what the method says.
///
/// Immutable and thread-safe; slots are not.
public final class Plan {

    private final ClassLabels classes;
    private final RowSet kept;
    private final List<Addition> additions;
    private final long[] ends;
    /// One for every step.
    private final List<Mixing> mixings;
    private final Points points;
    private final Voters voters;
    private final List<double[]> spreads;

    private Plan(ClassLabels classes, RowSet kept, List<Addition> additions, List<Mixing> mixings, Points points,
            Voters voters, List<double[]> spreads) {
        this.classes = classes;
        this.kept = kept;
        this.additions = List.copyOf(additions);
        this.mixings = mixings;
        this.points = points;
        this.voters = voters;
        this.spreads = spreads;
        this.ends = new long[additions.size()];
        long end = kept.size();
        for (int i = 0; i < ends.length; i++) {
            end = Math.addExact(end, additions.get(i).rows());
            ends[i] = end;
        }
    }

    /// Returns a plan.
    ///
    /// @param classes   the class of every row of the source
    /// @param mixing    what every column becomes
    /// @param kept      the rows of the source that are kept
    /// @param additions the new rows, in their order
    /// @return the plan
    /// @throws IllegalStateException if the kept rows are of another number of rows: a defect of the method
    public static Plan of(ClassLabels classes, Mixing mixing, RowSet kept, List<Addition> additions) {
        if (kept.population() != classes.size()) {
            throw new IllegalStateException("the kept rows are of " + kept.population() + " rows, and there are "
                    + classes.size());
        }
        return new Plan(classes, kept, additions, List.of(mixing), Points.NONE, Voters.NONE, List.of());
    }

    /// Returns a plan that keeps all rows.
    ///
    /// @param classes   the class of every row of the source
    /// @param mixing    what every column becomes
    /// @param additions the new rows, in their order
    /// @return the plan
    public static Plan keepingAll(ClassLabels classes, Mixing mixing, List<Addition> additions) {
        return of(classes, mixing, RowSet.all(classes.size()), additions);
    }

    /// Returns this plan with points that its recipes name.
    ///
    /// @param newPoints made rows that rows are made from
    /// @return the plan
    public Plan with(Points newPoints) {
        return new Plan(classes, kept, additions, mixings, newPoints, voters, spreads);
    }

    /// Returns this plan with lists of rows that vote.
    ///
    /// @param newVoters the lists
    /// @return the plan
    public Plan with(Voters newVoters) {
        return new Plan(classes, kept, additions, mixings, points, newVoters, spreads);
    }

    /// Returns this plan with factors of noise.
    ///
    /// @param newSpreads vectors with a factor for every column, and perhaps one more for a numeric target; not copied
    /// @return the plan
    public Plan withSpreads(List<double[]> newSpreads) {
        return new Plan(classes, kept, additions, mixings, points, voters, List.copyOf(newSpreads));
    }

    /// {@return the number of rows of the source}
    public long rows() {
        return kept.population();
    }

    /// {@return the class of every row of the source}
    public ClassLabels classes() {
        return classes;
    }

    /// {@return what every column becomes in rows that are made; those of an earlier step of several may have other rules}
    public Mixing mixing() {
        return mixings.getLast();
    }

    List<Mixing> mixings() {
        return mixings;
    }

    /// {@return the number of rows of the result}
    public long size() {
        return ends.length == 0 ? kept.size() : ends[ends.length - 1];
    }

    /// {@return the rows of the source that are kept}
    public RowSet kept() {
        return kept;
    }

    /// {@return the new rows}
    public List<Addition> additions() {
        return additions;
    }

    /// {@return made rows that rows are made from}
    public Points points() {
        return points;
    }

    /// {@return lists of rows that vote}
    public Voters voters() {
        return voters;
    }

    /// Returns a factor of noise.
    ///
    /// @param vector which vector, as a [Recipe.Displacement] names it
    /// @param column from 0
    /// @return the factor of the column
    public double spread(int vector, int column) {
        return spreads.get(vector)[column];
    }

    /// {@return the rows of every class in the result}
    public ClassCounts counts() {
        long[] counts = new long[classes.classes()];
        if (kept.size() == kept.population()) {
            ClassCounts before = ClassCounts.of(classes);
            Arrays.setAll(counts, before::count);
        } else {
            for (long rank = 0; rank < kept.size(); rank++) {
                counts[classes.code((int) kept.select(rank))]++;
            }
        }
        for (Addition addition : additions) {
            counts[addition.code()] += addition.rows();
        }
        return ClassCounts.of(classes.names(), counts);
    }

    /// {@return the rows of every class before and after}
    public ClassTargets change() {
        ClassCounts after = counts();
        long[] rows = new long[after.classes()];
        Arrays.setAll(rows, after::count);
        return ClassTargets.of(ClassCounts.of(classes), rows);
    }

    /// Returns the class of a row.
    ///
    /// @param position 0 to [#size()] - 1
    /// @return its code
    /// @throws IndexOutOfBoundsException if there is no such row
    public int code(long position) {
        Objects.checkIndex(position, size());
        return position < kept.size()
                ? classes.code((int) kept.select(position))
                : additions.get(additionOf(position)).code();
    }

    /// Returns the class of every row.
    ///
    /// @return a code for each, in a new array
    /// @throws IllegalArgumentException if there are more than 2^31 - 1 rows
    public int[] codes() {
        if (size() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the result has " + size() + " rows, and an array can have " + Integer.MAX_VALUE);
        }
        return codes(kept.toArray());
    }

    /// The same, for who has the rows that are kept.
    int[] codes(int[] keptRows) {
        int[] codes = new int[(int) size()];
        for (int row = 0; row < keptRows.length; row++) {
            codes[row] = classes.code(keptRows[row]);
        }
        int begin = keptRows.length;
        for (Addition addition : additions) {
            int end = begin + (int) addition.rows();
            Arrays.fill(codes, begin, end, addition.code());
            begin = end;
        }
        return codes;
    }

    /// Writes how a row is made.
    ///
    /// @param position 0 to [#size()] - 1
    /// @param into     takes the recipe
    /// @throws IndexOutOfBoundsException if there is no such row
    public void recipe(long position, RecipeSlot into) {
        Objects.checkIndex(position, size());
        if (position < kept.size()) {
            into.original(kept.select(position));
            return;
        }
        int addition = additionOf(position);
        additions.get(addition).recipes().recipe(position - begin(addition), into);
        resolve(into);
    }

    /// A copy of a point is made as the point is.
    ///
    /// @return the point, or -1 if it is no copy of one
    private long resolve(RecipeSlot slot) {
        long point = -1;
        while (!slot.isMade() && slot.base() >= rows()) {
            point = slot.base() - rows();
            points.recipe(point, slot);
        }
        return point;
    }

    /// Returns how a row is made.
    ///
    /// @param position 0 to [#size()] - 1
    /// @return its recipe
    /// @throws IndexOutOfBoundsException if there is no such row
    public Recipe recipe(long position) {
        RecipeSlot slot = new RecipeSlot();
        recipe(position, slot);
        return toRecipe(slot);
    }

    /// Returns a recipe as a value of its own, with its points in it.
    ///
    /// @param slot holds a recipe of this plan
    /// @return the recipe
    public Recipe toRecipe(RecipeSlot slot) {
        return toRecipe(slot, true);
    }

    private Recipe toRecipe(RecipeSlot slot, boolean isRow) {
        if (slot.isOriginal()) {
            return new Recipe.Original(slot.base());
        }
        if (!slot.isMade()) {
            return new Recipe.Copy(slot.base());
        }
        List<Recipe.Toward> toward = new ArrayList<>(slot.parents());
        for (int i = 0; i < slot.parents(); i++) {
            toward.add(new Recipe.Toward(parent(slot.parent(i)), slot.weight(i)));
        }
        return new Recipe.Made(parent(slot.base()), toward,
                slot.isDisplaced()
                        ? Optional.of(new Recipe.Displacement(slot.scale(), slot.spread(), slot.noiseTicket()))
                        : Optional.empty(),
                slot.isVotedOn() ? Optional.of(vote(slot)) : Optional.empty(), slot.targetWeight(), isRow);
    }

    /// Returns the row of the source that a row is, copies or starts from, through all points.
    ///
    /// @param slot holds a recipe of this plan
    /// @return the row
    public long root(RecipeSlot slot) {
        return slot.base() < rows() ? slot.base() : parent(slot.base()).base();
    }

    private Recipe parent(long row) {
        if (row < rows()) {
            return new Recipe.Original(row);
        }
        RecipeSlot slot = new RecipeSlot();
        long point = resolve(slot.copied(row));
        return toRecipe(slot, points.isRow(point));
    }

    private Recipe.Vote vote(RecipeSlot slot) {
        List<Recipe> rows = new ArrayList<>();
        for (int i = 0; i < voters.size(slot.voters()); i++) {
            rows.add(parent(voters.row(slot.voters(), i)));
        }
        return new Recipe.Vote(rows, slot.voteTicket());
    }

    /// Returns what is left of this plan: rows of the result that are selected, with the recipes they have.
    ///
    /// @param selected positions of this plan
    /// @return the plan
    /// @throws IllegalArgumentException if the set is of another number of rows than this plan has
    public Plan select(RowSet selected) {
        if (selected.population() != size()) {
            throw new IllegalArgumentException(
                    "the selection is of " + selected.population() + " rows, and the plan has " + size());
        }
        long keptLeft = selectedBefore(selected, kept.size());
        int[] rows = new int[Math.toIntExact(keptLeft)];
        for (int rank = 0; rank < rows.length; rank++) {
            rows[rank] = Math.toIntExact(kept.select(selected.select(rank)));
        }
        RowSet left = keptLeft == rows() ? RowSet.all(rows()) : RowSet.of(rows(), rows);
        List<Addition> leftAdditions = new ArrayList<>();
        long first = keptLeft;
        for (int i = 0; i < additions.size(); i++) {
            long end = selectedBefore(selected, ends[i]);
            long from = first;
            leftAdditions.add(new Addition(additions.get(i).code(), end - first,
                    (index, into) -> recipe(selected.select(from + index), into)));
            first = end;
        }
        return new Plan(classes, left, leftAdditions, mixings, points, voters, spreads);
    }

    /// How many selected positions are below one.
    private static long selectedBefore(RowSet selected, long position) {
        long low = 0;
        long high = selected.size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (selected.select(middle) < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Returns this plan followed by another one, which was made for the rows of this plan's result. Parents are rows of
    /// this plan's source; rows that the next plan makes from made rows name those as points.
    ///
    /// Both give the same rows in the same order as if the next plan had been carried out on this plan's result as a data
    /// set of its own.
    ///
    /// @param next a plan whose source has as many rows as this plan has
    /// @return both in one
    /// @throws IllegalArgumentException if the next plan is for another number of rows
    public Plan then(Plan next) {
        if (next.rows() != size()) {
            throw new IllegalArgumentException(
                    "the next plan is for " + next.rows() + " rows, and this one has " + size());
        }
        Chained chained = new Chained(this, next);
        Plan left = select(next.kept());
        List<Addition> all = new ArrayList<>();
        for (Addition addition : left.additions()) {
            all.add(new Addition(addition.code(), addition.rows(), chained.first(addition.recipes())));
        }
        for (Addition addition : next.additions()) {
            all.add(new Addition(addition.code(), addition.rows(), chained.second(addition.recipes())));
        }
        List<double[]> allSpreads = new ArrayList<>(spreads);
        allSpreads.addAll(next.spreads);
        List<Mixing> allMixings = new ArrayList<>(mixings);
        allMixings.addAll(next.mixings);
        return new Plan(classes, left.kept(), all, List.copyOf(allMixings), chained, chained, List.copyOf(allSpreads));
    }

    int spreads() {
        return spreads.size();
    }

    int spreadFactors(int vector) {
        return spreads.get(vector).length;
    }

    private int additionOf(long position) {
        int found = Arrays.binarySearch(ends, position);
        int addition = found >= 0 ? found + 1 : -found - 1;
        while (additions.get(addition).rows() == 0) {
            addition++;
        }
        return addition;
    }

    private long begin(int addition) {
        return ends[addition] - additions.get(addition).rows();
    }

    @Override
    public String toString() {
        return "Plan[" + rows() + " rows -> " + size() + ", " + kept.size() + " kept, " + (size() - kept.size())
                + " new, " + counts() + ']';
    }
}
