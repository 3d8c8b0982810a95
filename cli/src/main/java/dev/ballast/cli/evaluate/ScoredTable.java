package dev.ballast.cli.evaluate;

import dev.ballast.core.target.ClassLabels;
import dev.ballast.tables.kind.CellKind;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.kind.NumberSpelling;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.LabelCell;
import dev.ballast.tables.scan.Labels;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.text.Cells;
import dev.ballast.tables.text.ColumnNames;
import dev.ballast.tables.text.RowSink;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/// The actual class of every row of a table, and what was predicted for it: a score, a class, or both.
///
/// @param labels    the actual classes; classes that were only predicted are known too
/// @param scores    of every row; null if no column was named
/// @param predicted the code, in the labels, of the class predicted for every row; null if no column was named
/// @param outside   the first score that is not between 0 and 1: line, value, and what may be the cause; null if all are
public record ScoredTable(ClassLabels labels, double @Nullable [] scores, int @Nullable [] predicted,
        @Nullable String outside) {

    /// A probability of 1 or 0 that went through single precision, or through sums, is off by no more.
    private static final double ROUNDING = 1e-5;

    /// Reads a table once.
    ///
    /// @param scanner   reads it
    /// @param syntax    tells cells apart
    /// @param label     the column of the actual class, as the user calls it
    /// @param score     the column of the scores; null if there is none
    /// @param predicted the column of the predicted classes; null if there is none
    /// @param progress  receives the number of bytes read
    /// @return what it holds
    /// @throws Failure if it cannot be read, has no rows, or a row lacks what is asked for
    public static ScoredTable read(TableSource scanner, CellSyntax syntax, String label, @Nullable String score,
            @Nullable String predicted, LongConsumer progress) {
        Reader reader = new Reader(scanner.file(), syntax);
        scanner.scan((names, _) -> {
            reader.label = names.label(label);
            reader.score = score == null ? -1 : names.find(score);
            reader.predicted = predicted == null ? -1 : names.find(predicted);
            reader.names = names.names();
            reader.actual.named(ColumnNames.shown(reader.names, reader.label));
            reader.forecast.named(reader.predicted < 0 ? "" : ColumnNames.shown(reader.names, reader.predicted));
            return reader;
        }, progress);
        return reader.table();
    }

    /// Collects the columns of interest.
    private static final class Reader implements RowSink {

        private final Path file;
        private final CellSyntax syntax;
        /// Of both columns, in order of first appearance.
        private final Labels classes = new Labels();
        private final LabelCell actual;
        private final LabelCell forecast;
        private final IntArrayList actualRanks = new IntArrayList();
        private final IntArrayList predictedRanks = new IntArrayList();
        private final DoubleArrayList scores = new DoubleArrayList();
        private List<String> names = List.of();
        private int label;
        private int score;
        private int predicted;
        private double value;
        private String valueText = "";
        private @Nullable String outside;
        /// What is wrong with the present row, to be said once its line is known.
        private @Nullable String wrong;

        Reader(Path file, CellSyntax syntax) {
            this.file = file;
            this.syntax = syntax;
            actual = LabelCell.ofClass(file, syntax, classes);
            forecast = LabelCell.ofPrediction(file, syntax, classes);
        }

        @Override
        public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
            if (column == label) {
                actual.take(buffer, offset, length, quoted);
            }
            if (column == predicted) {
                forecast.take(buffer, offset, length, quoted);
            }
            if (column == score) {
                value = number(column, buffer, offset, length);
            }
        }

        private double number(int column, char[] buffer, int offset, int length) {
            CellKind kind = syntax.kind(buffer, offset, length);
            boolean number = kind == CellKind.INTEGER || kind == CellKind.LONG_INTEGER || kind == CellKind.DECIMAL;
            double parsed = number ? CellSyntax.value(buffer, offset, length) : Double.NaN;
            if (Double.isFinite(parsed)) {
                if (outside == null && !(parsed >= 0 && parsed <= 1)) {
                    valueText = VisibleText.shown(Cells.text(buffer, offset, length));
                }
                return parsed;
            }
            wrong = "column \"" + VisibleText.shown(names.get(column)) + "\" is "
                    + (number ? "beyond the range of a double" : "not a finite number") + " (\""
                    + VisibleText.shown(Cells.text(buffer, offset, length)) + '"'
                    + NumberSpelling.aside(Cells.text(buffer, offset, length))
                    + "); every row needs a score";
            return 0;
        }

        @Override
        public void endRow(long row, long line, long begin, long end) {
            if (wrong != null) {
                throw new Failure(file + ":" + line + ": " + wrong);
            }
            if (row == Integer.MAX_VALUE) {
                throw new Failure(file + ":" + line + ": more than 2147483647 rows cannot be evaluated");
            }
            actualRanks.add(actual.rank(line));
            if (predicted >= 0) {
                predictedRanks.add(forecast.rank(line));
            }
            if (score >= 0) {
                scores.add(value);
                if (outside == null && !(value >= 0 && value <= 1)) {
                    outside = "line " + line + " has " + valueText + (Math.abs(value - Math.rint(value)) <= ROUNDING
                            && value > -ROUNDING && value < 1 + ROUNDING
                                    ? ", a probability rounded in single precision perhaps: clip it to 0 to 1"
                                    : "");
                }
            }
        }

        ScoredTable table() {
            ClassLabels labels = classes.labelsOf(actualRanks.toIntArray());
            int[] codes = predicted < 0 ? null : classes.labelsOf(predictedRanks.toIntArray()).toCodes();
            return new ScoredTable(labels, score < 0 ? null : scores.toDoubleArray(), codes, outside);
        }
    }
}
