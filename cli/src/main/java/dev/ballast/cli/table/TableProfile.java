package dev.ballast.cli.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.ToIntFunction;

/// What one pass over a table tells: its columns, its classes, its rows.
///
/// @param file      the table
/// @param format    how it is written
/// @param columns   what each column holds; the label column is not looked into
/// @param label     the label column
/// @param labels    the classes
/// @param rows      the number of rows
/// @param rowsBegin where rows begin in the file
/// @param end       where the last row ends in the file
/// @param lineEnds  how its lines end
public record TableProfile(Path file, TableFormat format, List<ColumnProfile> columns, int label, Labels labels,
        long rows, long rowsBegin, long end, LineEnds lineEnds) {

    /// Reads a table once.
    ///
    /// @param scanner  reads the table
    /// @param syntax   tells cells apart
    /// @param label    finds the label column among the names of the columns
    /// @param observer sees every cell too; may be null
    /// @param progress receives the number of bytes read
    /// @return the profile
    /// @throws Failure if the table cannot be read, has no rows, or a row has no label
    public static TableProfile of(TableScanner scanner, CellSyntax syntax, ToIntFunction<List<String>> label,
            RowSink observer, LongConsumer progress) {
        Profiler profiler = new Profiler(scanner, syntax, label, observer);
        LineEnds lineEnds = scanner.scan(profiler, progress);
        if (profiler.rows == 0) {
            throw new Failure(scanner.file() + ": has a header and no rows");
        }
        return new TableProfile(scanner.file(), scanner.format(), List.copyOf(profiler.columns), profiler.label,
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

    /// Collects the profile.
    private static final class Profiler implements TableScanner.HeaderSink, RowSink {

        private final TableScanner scanner;
        private final CellSyntax syntax;
        private final ToIntFunction<List<String>> labelFinder;
        private final RowSink observer;
        private final List<ColumnProfile> columns = new ArrayList<>();
        private final Labels labels = new Labels();
        private int label;
        private boolean labelMissing;
        private String labelText = "";
        private final List<Pending> pending = new ArrayList<>();
        private long rows;
        private long rowsBegin;
        private long end;

        Profiler(TableScanner scanner, CellSyntax syntax, ToIntFunction<List<String>> labelFinder, RowSink observer) {
            this.scanner = scanner;
            this.syntax = syntax;
            this.labelFinder = labelFinder;
            this.observer = observer;
        }

        @Override
        public RowSink header(List<String> names, long begin) {
            label = labelFinder.applyAsInt(names);
            names.forEach(name -> columns.add(new ColumnProfile(name)));
            rowsBegin = begin;
            end = begin;
            return this;
        }

        @Override
        public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
            if (observer != null) {
                observer.cell(column, buffer, offset, length, quoted);
            }
            CellKind kind = syntax.kind(buffer, offset, length);
            if (column == label) {
                labelMissing = kind == CellKind.MISSING;
                if (labelMissing) {
                    labelText = Cells.text(buffer, offset, length);
                } else {
                    labels.count(buffer, offset, length, quoted);
                }
                return;
            }
            ColumnProfile profile = columns.get(column);
            profile.add(kind, buffer, offset, length);
            if (profile.wantsSample(kind)) {
                pending.add(new Pending(profile, kind, Cells.text(buffer, offset, length)));
            }
        }

        @Override
        public void endRow(long row, long line, long begin, long rowEnd) {
            if (labelMissing) {
                throw new Failure(scanner.file() + ":" + line + ": label \"" + columns.get(label).name()
                        + "\" is missing (\"" + Cells.shown(labelText) + "\"); fill it in or drop the row"
                        + (labelText.isBlank()
                                ? ""
                                : ", or, if that is a class, list what means missing by --missing"));
            }
            if (observer != null) {
                observer.endRow(row, line, begin, rowEnd);
            }
            if (!pending.isEmpty()) {
                pending.forEach(cell -> cell.column().sample(cell.kind(), line, cell.text()));
                pending.clear();
            }
            rows = row + 1;
            end = rowEnd;
        }
    }

    /// A cell to remember, once the line of its row is known.
    private record Pending(ColumnProfile column, CellKind kind, String text) {}
}
