package dev.ballast.cli.evaluate;

import dev.ballast.cli.table.CellKind;
import dev.ballast.cli.table.CellSyntax;
import dev.ballast.cli.table.Cells;
import dev.ballast.cli.table.ColumnNames;
import dev.ballast.cli.table.Failure;
import dev.ballast.cli.table.NumberSpelling;
import dev.ballast.cli.table.RowSink;
import dev.ballast.cli.table.TableScanner;
import dev.ballast.core.ClassLabels;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;

import java.nio.file.Path;
import java.util.ArrayList;
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
            ColumnNames finder = new ColumnNames(scanner.file(), names);
            reader.label = finder.find(label);
            reader.score = score == null ? -1 : finder.find(score);
            reader.predicted = predicted == null ? -1 : finder.find(predicted);
            reader.names = names;
            return reader;
        }, progress);
        if (reader.actualRanks.isEmpty()) {
            throw new Failure(scanner.file() + ": has a header and no rows");
        }
        return reader.table();
    }

    /// Collects the columns of interest.
    private static final class Reader implements RowSink {

        private final Path file;
        private final CellSyntax syntax;
        private final Object2IntOpenHashMap<String> ranks = new Object2IntOpenHashMap<>();
        private final List<String> classes = new ArrayList<>();
        private final IntArrayList actualRanks = new IntArrayList();
        private final IntArrayList predictedRanks = new IntArrayList();
        private final DoubleArrayList scores = new DoubleArrayList();
        private List<String> names = List.of();
        private int label;
        private int score;
        private int predicted;
        private int actualRank;
        private int predictedRank;
        private double value;
        /// What is wrong with the present row, to be said once its line is known.
        private String wrong;

        Reader(Path file, CellSyntax syntax) {
            this.file = file;
            this.syntax = syntax;
            ranks.defaultReturnValue(-1);
        }

        @Override
        public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
            if (column == label) {
                actualRank = rank(column, buffer, offset, length);
            }
            if (column == predicted) {
                predictedRank = rank(column, buffer, offset, length);
            }
            if (column == score) {
                value = number(column, buffer, offset, length);
            }
        }

        private int rank(int column, char[] buffer, int offset, int length) {
            if (syntax.isMissing(buffer, offset, length)) {
                wrong = "column \"" + Cells.shown(names.get(column)) + "\" is missing (\""
                        + Cells.shown(Cells.text(buffer, offset, length))
                        + "\"); every row needs a class; if that is one, list what means missing by --missing";
                return -1;
            }
            String text = Cells.text(buffer, offset, length);
            int rank = ranks.getInt(text);
            if (rank < 0) {
                rank = classes.size();
                ranks.put(text, rank);
                classes.add(text);
            }
            return rank;
        }

        private double number(int column, char[] buffer, int offset, int length) {
            CellKind kind = syntax.kind(buffer, offset, length);
            if (kind == CellKind.INTEGER || kind == CellKind.LONG_INTEGER || kind == CellKind.DECIMAL) {
                double parsed = JavaDoubleParser.parseDouble(buffer, offset, length);
                if (Double.isFinite(parsed)) {
                    return parsed;
                }
            }
            wrong = "column \"" + Cells.shown(names.get(column)) + "\" is not a finite number (\""
                    + Cells.shown(Cells.text(buffer, offset, length)) + '"'
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
            actualRanks.add(actualRank);
            if (predicted >= 0) {
                predictedRanks.add(predictedRank);
            }
            if (score >= 0) {
                scores.add(value);
            }
        }

        ScoredTable table() {
            // Ranks are in order of first appearance over both columns, which is all that the labels need.
            ClassLabels labels = ClassLabels.ofRanks(classes, actualRanks.toIntArray());
            int[] codes = predicted < 0 ? null : ClassLabels.ofRanks(classes, predictedRanks.toIntArray()).toCodes();
            return new ScoredTable(labels, score < 0 ? null : scores.toDoubleArray(), codes);
        }
    }
}
