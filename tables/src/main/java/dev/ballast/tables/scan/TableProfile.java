package dev.ballast.tables.scan;

import dev.ballast.tables.check.ClassCheck;
import dev.ballast.tables.kind.CellKind;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.kind.ColumnProfile;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.Spellings;
import dev.ballast.tables.text.Cells;
import dev.ballast.tables.text.ColumnNames;
import dev.ballast.tables.text.LineEnds;
import dev.ballast.tables.text.RowSink;
import dev.ballast.tables.text.DelimitedFormat;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// What one pass over a table tells: its columns, its classes, its rows.
///
/// @param file      the table
/// @param format    how it is written
/// @param columns   what each column holds; the label column is not looked into
/// @param finder    finds columns
/// @param label     the label column, or -1 if the table is read without one
/// @param labels    the classes
/// @param rows      the number of rows
/// @param rowsBegin where rows begin in the file
/// @param end       where the last row ends in the file
/// @param lineEnds  how its lines end
public record TableProfile(Path file, DelimitedFormat format, List<ColumnProfile> columns, ColumnNames finder,
        int label,
        Labels labels,
        long rows, long rowsBegin, long end, LineEnds lineEnds) {

    /// Reads a table once.
    ///
    /// @param scanner  reads the table
    /// @param syntax   tells cells apart
    /// @param label    finds the label column among the names of the columns; -1 if there shall be none
    /// @param observer sees every cell too; may be null
    /// @param progress receives the number of bytes read
    /// @return the profile
    /// @throws Failure if the table cannot be read, has no rows, or a row has no label
    public static TableProfile of(TableSource scanner, CellSyntax syntax, ToIntFunction<ColumnNames> label,
            @Nullable RowSink observer, LongConsumer progress) {
        Profiler profiler = new Profiler(scanner, syntax, label, observer);
        LineEnds lineEnds = scanner.scan(profiler, progress);
        // A table without a header line has names too, and one without any line is refused.
        ColumnNames names = Objects.requireNonNull(profiler.names);
        return new TableProfile(scanner.file(), scanner.format(), List.copyOf(profiler.columns), names, profiler.label,
                profiler.labels, profiler.rows, profiler.rowsBegin, profiler.end, lineEnds);
    }

    /// Refuses a label that cannot be meant as one, unless that is asked for; see [ClassCheck].
    ///
    /// @param allow whether to go on all the same
    /// @throws Failure if it cannot be meant
    public void requireClasses(boolean allow) {
        ClassCheck.require(file, columns.get(label).name(), labels.names(), rows, allow);
    }

    /// {@return a line for each set of classes that look like one, spelled in several ways; see [Spellings]}
    public List<String> classHints() {
        return Spellings.hints("classes", labels.names());
    }

    /// {@return the names of the columns}
    public List<String> names() {
        return columns.stream().map(ColumnProfile::name).toList();
    }

    /// Whether a column has no name and no cells: what spreadsheets write for columns that were used once. Without a header,
    /// only columns at the end.
    ///
    /// @param column from 0
    /// @return whether it is no column but in the file
    public boolean isSpacer(int column) {
        return isUnused(column) && (format.header()
                ? columns.get(column).name().isBlank()
                : IntStream.range(column + 1, columns.size()).allMatch(this::isUnused));
    }

    private boolean isUnused(int column) {
        return column != label && columns.get(column).isBlank();
    }

    /// Adds the spacers to some columns.
    ///
    /// @param some columns, ascending
    /// @return these and the spacers, ascending
    public int[] withSpacers(int... some) {
        return IntStream.concat(IntStream.of(some), IntStream.range(0, columns.size()).filter(this::isSpacer))
                .distinct()
                .sorted().toArray();
    }

    /// Collects the profile.
    private static final class Profiler implements TableScanner.HeaderSink, RowSink {

        private final Path file;
        private final CellSyntax syntax;
        private final ToIntFunction<ColumnNames> labelFinder;
        private final @Nullable RowSink observer;
        private final List<ColumnProfile> columns = new ArrayList<>();
        private final Labels labels = new Labels();
        private final LabelCell labelCell;
        private @Nullable ColumnNames names;
        private int label;
        private boolean written;
        private final List<Pending> pending = new ArrayList<>();
        private long rows;
        private long rowsBegin;
        private long end;

        Profiler(TableSource scanner, CellSyntax syntax, ToIntFunction<ColumnNames> labelFinder,
                @Nullable RowSink observer) {
            this.syntax = syntax;
            this.labelFinder = labelFinder;
            this.observer = observer;
            file = scanner.file();
            labelCell = LabelCell.ofClass(file, syntax, labels);
        }

        @Override
        public RowSink header(ColumnNames found, long begin) {
            names = found;
            label = labelFinder.applyAsInt(found);
            if (label >= 0) {
                labelCell.named(ColumnNames.shown(found.names(), label));
            }
            found.names().forEach(name -> columns.add(new ColumnProfile(name)));
            rowsBegin = begin;
            end = begin;
            return this;
        }

        @Override
        public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
            if (observer != null) {
                observer.cell(column, buffer, offset, length, quoted);
            }
            written |= length > 0;
            if (column == label) {
                labelCell.take(buffer, offset, length, quoted);
                return;
            }
            CellKind kind = syntax.kind(buffer, offset, length);
            ColumnProfile profile = columns.get(column);
            profile.add(kind, buffer, offset, length);
            if (profile.wantsSample(kind)) {
                pending.add(new Pending(profile, kind, Cells.text(buffer, offset, length)));
            }
        }

        @Override
        public void endRow(long row, long line, long begin, long rowEnd) {
            if ((label < 0 || labelCell.isMissing()) && !written) {
                throw new Failure(
                        file + ":" + line + ": has delimiters only, and no cell with anything in it; remove the line");
            }
            if (label >= 0) {
                labelCell.rank(line);
            }
            if (observer != null) {
                observer.endRow(row, line, begin, rowEnd);
            }
            if (!pending.isEmpty()) {
                pending.forEach(cell -> cell.column().sample(cell.kind(), line, cell.text()));
                pending.clear();
            }
            written = false;
            rows = row + 1;
            end = rowEnd;
        }
    }

    /// A cell to remember, once the line of its row is known.
    private record Pending(ColumnProfile column, CellKind kind, String text) {}
}
