package dev.ballast.smile;

import smile.classification.ClassLabels;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.formula.Term;
import smile.data.measure.CategoricalMeasure;
import smile.data.measure.NominalScale;
import smile.data.vector.ValueVector;

/// A data frame that is fit to train classifiers of Smile on: what they would fail on in the middle of a tree is refused.
///
/// @param formula with all predictors named
/// @param x       the predictors
/// @param y       the label
/// @param codec   classes as Smile numbers them
/// @param labels  the same as Ballast numbers them
record TrainingFrame(Formula formula, DataFrame data, DataFrame x, ValueVector y, ClassLabels codec,
        dev.ballast.core.target.ClassLabels labels) {

    /// A tree of Smile tries each level of a column at each node, with counts of all classes in memory.
    private static final int MOST_LEVELS = 10_000;

    static TrainingFrame of(Formula formula, DataFrame frame) {
        SmileFrame.requireRows(frame);
        ValueVector label = frame.column(SmileFrame.column(frame, SmileFrame.response(formula)));
        dev.ballast.core.target.ClassLabels labels = FrameTarget.classes(label);
        if (labels.classes() < 2) {
            throw new IllegalArgumentException("all rows have label \"" + label.name() + "\" " + labels.names()
                    + "; training needs at least two classes");
        }
        if (label.dtype().isString() || label.dtype().isChar()) {
            throw new IllegalArgumentException(
                    "label \"" + label.name() + "\" is text, and learners of Smile take whole"
                            + " numbers and levels of a scale; use frame.factorize(\"" + label.name() + "\")");
        }
        for (Term term : formula.expand(frame.schema()).predictors()) {
            term.variables().forEach(name -> SmileFrame.column(frame, name));
        }
        DataFrame plain = new DataFrame(frame.schema(), frame.columns(), null);
        Formula expanded = copy(formula, frame);
        return new TrainingFrame(expanded, plain, expanded.x(plain), label, ClassLabels.fit(label), labels);
    }

    /// Formulas remember the schema they were bound to last, so that threads must not share one.
    static Formula copy(Formula formula, DataFrame frame) {
        return formula.expand(frame.schema());
    }

    /// Refuses predictors on which trees of Smile fail.
    TrainingFrame requireForTrees() {
        for (ValueVector column : x.columns()) {
            if (column.measure() instanceof CategoricalMeasure scale) {
                requireLevels(column, scale);
            } else if (!column.field().isNumeric() && !column.dtype().isBoolean()) {
                throw new IllegalArgumentException("column \"" + column.name() + "\" is of type "
                        + column.dtype().name() + ", which trees cannot split by; leave it out of the formula");
            }
            for (int row = 0; row < column.size(); row++) {
                if (column.isNullAt(row) || Double.isNaN(column.getDouble(row))) {
                    throw new IllegalArgumentException("column \"" + column.name() + "\" is "
                            + (column.isNullAt(row) ? "null" : "NaN") + " in row " + row
                            + "; trees of Smile have no place for missing values: fill or drop them, or leave the column"
                            + " out of the formula");
                }
            }
        }
        return this;
    }

    private static void requireLevels(ValueVector column, CategoricalMeasure scale) {
        if (scale instanceof NominalScale && scale.size() > MOST_LEVELS) {
            throw new IllegalArgumentException("column \"" + column.name() + "\" has " + scale.size()
                    + " levels; a tree tries each of them at each node, and takes at most " + MOST_LEVELS
                    + ": group rare levels, or leave the column out of the formula");
        }
        for (int row = 0; row < column.size(); row++) {
            int value = column.isNullAt(row) ? 0 : column.getInt(row);
            if (scale instanceof NominalScale && (value < 0 || value >= scale.size())) {
                throw new IllegalArgumentException("column \"" + column.name() + "\" is " + value + " in row " + row
                        + "; trees of Smile take levels 0 to " + (scale.size() - 1) + " of a scale of " + scale.size());
            }
        }
    }
}
