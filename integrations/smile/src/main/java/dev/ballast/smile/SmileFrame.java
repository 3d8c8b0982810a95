package dev.ballast.smile;

import dev.ballast.core.data.CodeColumn;
import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.Target;

import org.jspecify.annotations.Nullable;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.formula.Term;
import smile.data.formula.Variable;
import smile.data.vector.ValueVector;
import smile.util.Index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A data frame of Smile as a data set of Ballast, and resamplings of it as data frames.
///
/// ```java
/// DataFrame balanced = SmileFrame.of(frame, "class").resample(Smote.withNeighbors(5), Seed.of(42));
/// ```
///
/// **Features** are the columns that the formula uses, or all but the label:
///
/// | column | kind | in a row that is made |
/// |---|---|---|
/// | `NominalScale` | category | a level, as the method chooses; null if that is what it chooses |
/// | `OrdinalScale` | ordinal, in the order of the scale | the nearest level |
/// | boolean | boolean | as the method chooses |
/// | byte, short, int, long | whole number | the nearest whole number |
/// | float, double, decimal | number | the number, to the precision of the type |
/// | text, date, time, object, ... | none: the column is carried | what the row has that it is made from |
///
/// A null or NaN is an error of the method that looks at it, unless [#missing] says what it means; a null among levels of a
/// nominal scale is a level of its own. Terms of the formula (`log(x)`, `x:y`) are for Smile: methods look at the columns that
/// they are computed from.
///
/// **The result** has the source's schema: the same names, types, measures and nullable columns. Rows that are kept or copied
/// are the source's to the last bit, those of a type that a double cannot hold included. The same seed gives the same rows as
/// the library alone, [#data()] being its data set. A result with copied or made rows has no row index, since the names of a
/// row index must differ.
///
/// **Cost.** The features as `double`, levels as codes of 1 to 4 bytes. The source is read, not copied otherwise, and must not
/// change. Immutable; safe to share between threads as far as the source is.
public final class SmileFrame {

    private final DataFrame frame;
    private final int label;
    private final boolean isNumber;
    private final Set<String> features;
    private final Column.@Nullable Missing missing;
    private final Target target;
    private final List<FrameColumn> columns;
    /// Made when first asked for: what is carried or missing may be said until then.
    private @Nullable Dataset data;

    private SmileFrame(DataFrame frame, int label, boolean isNumber, Set<String> features,
            Column.@Nullable Missing missing) {
        this(frame, label, isNumber, features, missing, isNumber
                ? FrameTarget.numbers(frame.column(label))
                : FrameTarget.classes(frame.column(label)));
    }

    private SmileFrame(DataFrame frame, int label, boolean isNumber, Set<String> features,
            Column.@Nullable Missing missing, Target target) {
        this.frame = frame;
        this.label = label;
        this.isNumber = isNumber;
        this.features = features;
        this.missing = missing;
        this.target = target;
        this.columns = new ArrayList<>();
        for (int column = 0; column < frame.ncol(); column++) {
            ValueVector vector = frame.column(column);
            if (column != label && features.contains(vector.name()) && FrameColumn.isFeature(vector)) {
                columns.add(FrameColumn.of(column, vector, missing));
            }
        }
    }

    private static FeatureMatrix matrix(int rows, List<FrameColumn> columns) {
        List<FrameColumn> numbers = columns.stream().filter(column -> !column.isCoded()).toList();
        FeatureMatrix matrix = FeatureMatrix.make(FeatureMatrix.Storage.DOUBLE, rows, numbers.size(),
                (row, into, offset) -> {
                    for (int column = 0; column < numbers.size(); column++) {
                        into[offset + column] = numbers.get(column).number(row);
                    }
                });
        if (numbers.size() == columns.size()) {
            return matrix;
        }
        boolean[] isCode = new boolean[columns.size()];
        List<CodeColumn> codes = new ArrayList<>();
        for (int column = 0; column < isCode.length; column++) {
            isCode[column] = columns.get(column).isCoded();
            if (isCode[column]) {
                codes.add(columns.get(column).codes());
            }
        }
        return FeatureMatrix.mixed(matrix, codes, isCode);
    }

    /// Takes a data frame whose other columns are all features.
    ///
    /// @param frame the data frame
    /// @param label the column with the class of every row: whole numbers, texts, yes and no, or levels of a scale
    /// @return the data frame as a data set
    /// @throws IllegalArgumentException if the frame has no rows or no such column, or a label is null or no level of its scale
    public static SmileFrame of(DataFrame frame, String label) {
        return new SmileFrame(requireRows(frame), column(frame, label), false, Set.of(frame.names()), null);
    }

    /// Takes a data frame whose features are the columns that a formula uses; others are carried.
    ///
    /// @param frame   the data frame
    /// @param formula its response is the column with the class of every row
    /// @return the data frame as a data set
    /// @throws IllegalArgumentException as for [#of(DataFrame, String)], or if the response of the formula is not one column
    public static SmileFrame of(DataFrame frame, Formula formula) {
        return new SmileFrame(requireRows(frame), column(frame, response(formula)), false, used(frame, formula), null);
    }

    /// Takes a data frame with a number to be predicted, for methods such as `smoter`.
    ///
    /// @param frame  the data frame
    /// @param target the column with the number to be predicted
    /// @return the data frame as a data set
    /// @throws IllegalArgumentException if the frame has no rows or no such column, or a number is null or not finite
    public static SmileFrame ofNumber(DataFrame frame, String target) {
        return new SmileFrame(requireRows(frame), column(frame, target), true, Set.of(frame.names()), null);
    }

    /// Takes a data frame with a number to be predicted, whose features are the columns that a formula uses.
    ///
    /// @param frame   the data frame
    /// @param formula its response is the column with the number to be predicted
    /// @return the data frame as a data set
    /// @throws IllegalArgumentException as for [#ofNumber(DataFrame, String)], or if the response of the formula is not one
    ///                                  column
    public static SmileFrame ofNumber(DataFrame frame, Formula formula) {
        return new SmileFrame(requireRows(frame), column(frame, response(formula)), true, used(frame, formula), null);
    }

    static DataFrame requireRows(DataFrame frame) {
        if (frame.size() == 0) {
            throw new IllegalArgumentException("the data frame has no rows; its columns are "
                    + Arrays.toString(frame.names()));
        }
        return frame;
    }

    static int column(DataFrame frame, String name) {
        int column = Arrays.asList(frame.names()).indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException("the data frame has no column \"" + name + "\"; its columns are "
                    + Arrays.toString(frame.names()));
        }
        return column;
    }

    static String response(Formula formula) {
        Term response = formula.response();
        if (response instanceof Variable variable) {
            return variable.name();
        }
        throw new IllegalArgumentException("the formula " + formula + " has "
                + (response == null ? "no response" : "the response " + response)
                + "; it must be one column, the one that is to be predicted");
    }

    private static Set<String> used(DataFrame frame, Formula formula) {
        Set<String> used = new TreeSet<>();
        for (Term term : formula.expand(frame.schema()).predictors()) {
            used.addAll(term.variables());
        }
        used.forEach(name -> column(frame, name));
        return used;
    }

    /// Returns this data frame with some columns that are no features.
    ///
    /// @param names columns that no method shall look at; a made row has what the row has that it is made from
    /// @return the data frame as a data set
    /// @throws IllegalArgumentException if there is no such column
    public SmileFrame carrying(String... names) {
        Set<String> left = new HashSet<>(features);
        for (String name : names) {
            column(frame, name);
            left.remove(name);
        }
        return new SmileFrame(frame, label, isNumber, left, missing, target);
    }

    /// Returns this data frame with a meaning of nulls and NaN in all feature columns.
    ///
    /// @param policy what a missing value means
    /// @return the data frame as a data set
    public SmileFrame missing(Column.Missing policy) {
        return new SmileFrame(frame, label, isNumber, features, policy, target);
    }

    /// Returns the features and what is to be predicted, as methods see them. They are read at the first call.
    ///
    /// @return the data set, the same at every call
    /// @throws IllegalArgumentException if a value is no level of its column's scale, or a whole number that no double is
    public synchronized Dataset data() {
        if (data == null) {
            data = new Dataset(matrix(frame.size(), columns), target,
                    columns.stream().map(FrameColumn::column).toList());
        }
        return data;
    }

    /// {@return the data frame that this was made of}
    public DataFrame source() {
        return frame;
    }

    /// Resamples the data frame once.
    ///
    /// @param method how
    /// @param seed   fixes all random choices
    /// @return the result
    /// @throws IllegalArgumentException if the method does not take the data, or a made value is beyond its column's type
    public DataFrame resample(Resampler method, Seed seed) {
        return frame(method.resample(data(), seed));
    }

    /// Makes the rows of a resampling.
    ///
    /// @param resampling of [#data()]
    /// @return a data frame of the source's schema
    /// @throws IllegalArgumentException if the resampling is of another data set, has more than 2^31 - 1 rows, or a made value is
    ///                                  beyond its column's type
    public DataFrame frame(Resampling resampling) {
        Dataset resampled = resampling.source();
        if (resampled.features() != data().features() || !resampled.target().equals(target)) {
            throw new IllegalArgumentException("the resampling is of another data set: " + resampling
                    + "; resample the data() of this frame");
        }
        if (resampling.size() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the result has " + resampling.size()
                    + " rows, more than a data frame can hold");
        }
        int rows = (int) resampling.size();
        int kept = resampling.keptSize();
        int[] bases = Arrays.copyOf(resampling.keptRows(), rows);
        int[] predicted = bases.clone();
        ValueVector[] vectors = new ValueVector[frame.ncol()];
        RecipeSlot slot = new RecipeSlot();
        boolean[] isMade = new boolean[rows];
        int[] firstOfClass = isNumber ? new int[0] : firstRows(data().labels());
        for (int row = kept; row < rows; row++) {
            resampling.plan().recipe(row, slot);
            bases[row] = (int) slot.base();
            isMade[row] = slot.isMade();
            predicted[row] = isMade[row] && !isNumber ? firstOfClass[resampling.code(row)] : bases[row];
        }
        for (int column = 0; column < vectors.length; column++) {
            vectors[column] = frame.column(column).get(Index.of(column == label ? predicted : bases));
        }
        double[] values = new double[columns.size()];
        FrameColumn number = isNumber ? FrameColumn.of(label, frame.column(label), null) : null;
        for (int row = kept; row < rows; row++) {
            if (isMade[row]) {
                resampling.copyRow(row, slot, values, 0);
                for (int i = 0; i < values.length; i++) {
                    FrameColumn column = columns.get(i);
                    vectors[column.index()].set(row, column.cell(values[i], row));
                }
                if (number != null) {
                    vectors[label].set(row, number.cell(wholeIfSo(number, resampling.number(row)), row));
                }
            }
        }
        return new DataFrame(frame.schema(), List.of(vectors),
                frame.index() == null || rows > kept ? null : frame.index().get(Index.of(bases)));
    }

    /// A number to be predicted is made as a number, also where its column holds whole ones.
    private static double wholeIfSo(FrameColumn number, double made) {
        return number.column().kind() == Column.Kind.WHOLE ? Math.rint(made) : made;
    }

    private static int[] firstRows(ClassLabels labels) {
        int[] first = new int[labels.classes()];
        for (int row = labels.size() - 1; row >= 0; row--) {
            first[labels.code(row)] = row;
        }
        return first;
    }

    @Override
    public String toString() {
        return "SmileFrame[" + frame.size() + " rows, " + columns.size() + " features, "
                + (isNumber ? "number " : "label ") + frame.column(label).name() + ']';
    }
}
