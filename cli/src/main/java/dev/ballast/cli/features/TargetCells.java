package dev.ballast.cli.features;

import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Target;
import dev.ballast.tables.kind.CellKind;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.schema.TargetColumns;
import dev.ballast.tables.text.ByteText;
import dev.ballast.tables.text.ColumnNames;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/// What is to be predicted of the rows that a method is fitted to, from cells and to cells.
public sealed interface TargetCells permits TargetCells.Classes, TargetCells.Numbers, LabelCells {

    /// Makes room for a target.
    static TargetCells of(TableProfile profile, CellSyntax syntax, TargetColumns columns) {
        return switch (columns.kind()) {
            case CLASSES -> new Classes(profile, new IntArrayList());
            case NUMBER -> new Numbers(profile, syntax, columns.columns()[0], new DoubleArrayList());
            case LABELS -> new LabelCells(profile, syntax, columns);
        };
    }

    /// Takes the target of the next row.
    ///
    /// @param rank the place of its class in order of first appearance, if it has one
    /// @param line the line its row begins on
    void add(CellRow cells, int rank, long line);

    /// The target of all rows that were taken.
    Target toTarget();

    /// Writes a cell of a made row.
    ///
    /// @param position its place in the result
    /// @param column a column of the target
    void write(Resampling resampling, long position, int column, ByteText out);

    /// Classes, spelled as they are first spelled in the table.
    record Classes(TableProfile profile, IntArrayList ranks) implements TargetCells {

        @Override
        public void add(CellRow cells, int rank, long line) {
            ranks.add(rank);
        }

        @Override
        public Target toTarget() {
            return profile.labels().labelsOf(ranks.toIntArray());
        }

        @Override
        public void write(Resampling resampling, long position, int column, ByteText out) {
            int rank = (int) resampling.source().labels().streamKey(resampling.code(position));
            out.put(profile.labels().spelling(rank));
        }
    }

    /// Numbers.
    record Numbers(TableProfile profile, CellSyntax syntax, int column, DoubleArrayList values) implements TargetCells {

        @Override
        public void add(CellRow cells, int rank, long line) {
            char[] buffer = cells.buffer();
            CellKind kind = syntax.kind(buffer, cells.begin(column), cells.length(column));
            double value = kind == CellKind.INTEGER || kind == CellKind.LONG_INTEGER || kind == CellKind.DECIMAL
                    ? CellSyntax.value(buffer, cells.begin(column), cells.length(column))
                    : Double.NaN;
            if (!Double.isFinite(value)) {
                throw new Failure(profile.file() + ":" + line + ": target "
                        + ColumnNames.shown(profile.names(), column) + " is \"" + VisibleText.shown(cells.text(column))
                        + "\"; every row needs a finite number there: fill it in or drop the row"
                        + (kind == CellKind.TEXT ? ", or, if the column holds classes, name it by --label" : ""));
            }
            values.add(value);
        }

        @Override
        public Target toTarget() {
            return NumberTarget.of(values.toDoubleArray());
        }

        @Override
        public void write(Resampling resampling, long position, int at, ByteText out) {
            NumberCell.write(resampling.number(position), false, out);
        }
    }
}
