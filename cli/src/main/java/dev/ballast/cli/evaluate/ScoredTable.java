package dev.ballast.cli.evaluate;

import dev.ballast.cli.table.CellKind;
import dev.ballast.cli.table.CellSyntax;
import dev.ballast.cli.table.Cells;
import dev.ballast.cli.table.ColumnNames;
import dev.ballast.cli.table.Failure;
import dev.ballast.cli.table.LabelCell;
import dev.ballast.cli.table.Labels;
import dev.ballast.cli.table.RowSink;
import dev.ballast.cli.table.TableScanner;
import dev.ballast.core.ClassLabels;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/// The actual class of every row of a table, and what was predicted for it: a score, a class, or both.
///
/// @param labels    the actual classes; classes that were only predicted are known too
/// @param scores    of every row; null if no column was named
/// @param predicted the code, in the labels, of the class predicted for every row; null if no column was named
public record ScoredTable(ClassLabels labels, double[] scores, int[] predicted) {

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
    public static ScoredTable read(TableScanner scanner, CellSyntax syntax, String label, String score,
            String predicted, LongConsumer progress) {
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
        /// What is wrong with the present row, to be said once its line is known.
        private String wrong;

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
                return parsed;
            }
            wrong = "column \"" + Cells.shown(names.get(column)) + "\" is "
                    + (number ? "beyond the range of a double" : "not a finite number") + " (\""
                    + Cells.shown(Cells.text(buffer, offset, length)) + "\"); every row needs a score";
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
            }
        }

        ScoredTable table() {
            ClassLabels labels = classes.labelsOf(actualRanks.toIntArray());
            int[] codes = predicted < 0 ? null : classes.labelsOf(predictedRanks.toIntArray()).toCodes();
            return new ScoredTable(labels, score < 0 ? null : scores.toDoubleArray(), codes);
        }
    }
}
