package dev.ballast.core.recipe;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/// A place that a recipe is written into, and used again for the next: what methods write and a [Cook] reads, without an
/// object a row.
///
/// A method says `copied(row)`, or `made(base)` followed by what the row is made of:
///
/// ```java
/// into.made(base).toward(neighbor, gap);
/// ```
///
/// Numbers of rows below [Plan#rows()] are rows of the source; those from there on are points of the plan, made rows
/// themselves ([Plan#points()]). Not thread-safe.
public final class RecipeSlot {

    private static final int FEW = 4;

    /// What a recipe is; the order is that of the words in the record of provenance.
    enum Kind {
        ORIGINAL, COPY, MADE
    }

    private Kind kind = Kind.ORIGINAL;
    private long base;
    private int parents;
    private long[] rows = new long[FEW];
    private double[] weights = new double[FEW];
    private double targetWeight;
    private double scale;
    private int spread;
    private long noiseTicket;
    private long voters;
    private long voteTicket;
    /// Which mixing of the plan says what the columns become.
    private int mixing;
    /// Room for the cook: a row at each depth of made rows, and the slots of the points below.
    private double[] row = new double[0];
    private double[] other = new double[0];
    private double[] result = new double[0];
    private @Nullable RecipeSlot below;
    private @Nullable PointMemory points;

    /// Makes a slot that holds the recipe of kept row 0.
    public RecipeSlot() {
    }

    /// Writes the recipe of a row that is kept.
    ///
    /// @param keptRow its number in the source
    /// @return this slot
    public RecipeSlot original(long keptRow) {
        return begin(Kind.ORIGINAL, keptRow);
    }

    /// Writes the recipe of a row that is copied.
    ///
    /// @param copiedRow its number in the source, or a point, which is then made as it says
    /// @return this slot
    public RecipeSlot copied(long copiedRow) {
        return begin(Kind.COPY, copiedRow);
    }

    /// Begins the recipe of a row that is made. Without anything else it is like its base.
    ///
    /// @param start the row or point it starts from
    /// @return this slot
    public RecipeSlot made(long start) {
        return begin(Kind.MADE, start);
    }

    private RecipeSlot begin(Kind newKind, long newBase) {
        kind = newKind;
        base = newBase;
        parents = 0;
        targetWeight = Double.NaN;
        scale = 0;
        spread = -1;
        voters = -1;
        mixing = 0;
        return this;
    }

    /// Goes toward a row.
    ///
    /// @param parent a row or point
    /// @param weight the share of the way from the start
    /// @return this slot
    public RecipeSlot toward(long parent, double weight) {
        if (parents == rows.length) {
            rows = Arrays.copyOf(rows, 2 * parents);
            weights = Arrays.copyOf(weights, 2 * parents);
        }
        rows[parents] = parent;
        weights[parents++] = weight;
        return this;
    }

    /// Says how far a numeric target goes toward that of the first parent; unless said, as far as the numbers do.
    ///
    /// @param weight the share of the way
    /// @return this slot
    public RecipeSlot targetToward(double weight) {
        targetWeight = weight;
        return this;
    }

    /// Adds noise.
    ///
    /// @param newSpread which vector of the plan has the factor of each column
    /// @param newScale  a factor for all columns
    /// @param ticket    keys the stream of the normal numbers
    /// @return this slot
    public RecipeSlot displaced(int newSpread, double newScale, long ticket) {
        spread = newSpread;
        scale = newScale;
        noiseTicket = ticket;
        return this;
    }

    /// Names the rows that vote on columns that cannot be mixed.
    ///
    /// @param list   which list of [Plan#voters()]
    /// @param ticket keys the stream that decides ties
    /// @return this slot
    public RecipeSlot votedBy(long list, long ticket) {
        voters = list;
        voteTicket = ticket;
        return this;
    }

    /// {@return whether the row is a row of the source that is kept}
    public boolean isOriginal() {
        return kind == Kind.ORIGINAL;
    }

    /// {@return whether the row is made, not kept or copied}
    public boolean isMade() {
        return kind == Kind.MADE;
    }

    /// {@return the row or point that it is, copies, or starts from}
    public long base() {
        return base;
    }

    /// {@return the number of parents beside the base}
    public int parents() {
        return parents;
    }

    /// Returns a parent.
    ///
    /// @param i 0 to [#parents()] - 1
    /// @return a row or point
    public long parent(int i) {
        return rows[i];
    }

    /// Returns the weight of a parent.
    ///
    /// @param i 0 to [#parents()] - 1
    /// @return the share of the way toward it
    public double weight(int i) {
        return weights[i];
    }

    /// {@return how far a numeric target goes toward that of the first parent}
    public double targetWeight() {
        return Double.isNaN(targetWeight) ? parents == 0 ? 0 : weights[0] : targetWeight;
    }

    /// {@return whether noise is added}
    public boolean isDisplaced() {
        return spread >= 0;
    }

    double scale() {
        return scale;
    }

    int spread() {
        return spread;
    }

    long noiseTicket() {
        return noiseTicket;
    }

    boolean isVotedOn() {
        return voters >= 0;
    }

    long voters() {
        return voters;
    }

    long voteTicket() {
        return voteTicket;
    }

    int mixing() {
        return mixing;
    }

    /// Gives everything that the recipe names by number its number in a longer plan.
    void renumber(LongUnaryOperator row, LongUnaryOperator list, int spreadsBefore, int mixingsBefore) {
        base = row.applyAsLong(base);
        for (int i = 0; i < parents; i++) {
            rows[i] = row.applyAsLong(rows[i]);
        }
        voters = voters < 0 ? voters : list.applyAsLong(voters);
        spread = spread < 0 ? spread : spread + spreadsBefore;
        mixing += mixingsBefore;
    }

    double[] row(int columns) {
        if (row.length < columns) {
            row = new double[columns];
        }
        return row;
    }

    double[] other(int columns) {
        if (other.length < columns) {
            other = new double[columns];
        }
        return other;
    }

    double[] result(int columns) {
        if (result.length < columns) {
            result = new double[columns];
        }
        return result;
    }

    PointMemory points() {
        if (points == null) {
            points = new PointMemory();
        }
        return points;
    }

    RecipeSlot below() {
        if (below == null) {
            below = new RecipeSlot();
        }
        return below;
    }
}
