package dev.ballast.cli.table.parquet;

import dev.ballast.tables.text.StatedFormat;
import dev.ballast.cli.features.CellRow;
import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.RowTarget;
import dev.ballast.cli.table.ParsedTarget;
import dev.ballast.cli.table.ReadRequest;
import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.typed.TypedWriter;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.text.RowSink;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import org.apache.parquet.format.RowGroup;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/// Takes rows of a Parquet file by their numbers: groups of which all rows are taken as they are, of others the rows one by one, by
/// one more pass. Lines of made rows come between or after.
final class GroupTarget implements RowTarget {

    private final ParquetFooter from;
    private final ResultTable table;
    private final ParquetWriter writer;
    private final TypedWriter rows;
    private final ParsedTarget made;
    private final LongArrayList begins = new LongArrayList();
    private final LongArrayList ends = new LongArrayList();
    private @Nullable InputBytes input;

    GroupTarget(ParquetFooter from, ResultTable table, ParquetWriter writer, TypedWriter rows) {
        this.from = from;
        this.table = table;
        this.writer = writer;
        this.rows = rows;
        this.made = new ParsedTarget(table, rows);
    }

    @Override
    public void copy(InputBytes of, long begin, long end) {
        input = of;
        begins.add(begin);
        ends.add(end);
    }

    @Override
    public void write(byte[] bytes, int length) {
        copyRows();
        made.write(bytes, length);
    }

    @Override
    public void finish() {
        copyRows();
        made.finish();
    }

    private boolean isWhole(long begin, long end) {
        for (int i = 0; i < begins.size(); i++) {
            if (begins.getLong(i) <= begin && ends.getLong(i) >= end) {
                return true;
            }
        }
        return false;
    }

    private void copyRows() {
        if (begins.isEmpty()) {
            return;
        }
        boolean[] whole = new boolean[from.meta().getRow_groups().size()];
        boolean all = true;
        long first = 0;
        for (int group = 0; group < whole.length; group++) {
            long count = from.meta().getRow_groups().get(group).getNum_rows();
            whole[group] = isWhole(first, first + count);
            all &= whole[group];
            first += count;
        }
        try {
            if (all) {
                for (RowGroup group : from.meta().getRow_groups()) {
                    take(group);
                }
            } else {
                ParquetSource.read(new ReadRequest(Path.of(table.from()), from.bytes(),
                        StatedFormat.NOTHING, _ -> {
                        }), from, new Chosen(whole), _ -> {
                        });
            }
        } catch (IOException e) {
            throw new Failure(table.from() + ": cannot be read: " + Failure.reason(e), e);
        }
        begins.clear();
        ends.clear();
    }

    private void take(RowGroup group) throws IOException {
        rows.flush();
        writer.take(Objects.requireNonNull(input, "rows are copied from it"), group);
    }

    /// Goes through all rows and takes those that are named, as often as they are named.
    private final class Chosen implements RowSink {

        private final boolean[] whole;
        private final CellRow cells = new CellRow(
                table.shape().columns().size());
        private int group;
        private long groupBegin;
        private long groupEnd;
        private int next;

        Chosen(boolean... whole) {
            this.whole = whole;
            groupEnd = from.meta().getRow_groups().getFirst().getNum_rows();
        }

        @Override
        public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
            cells.set(column, buffer, offset, length, quoted);
        }

        @Override
        public void endRow(long row, long line, long begin, long end) {
            while (row >= groupEnd) {
                group++;
                groupBegin = groupEnd;
                groupEnd += from.meta().getRow_groups().get(group).getNum_rows();
            }
            if (whole[group]) {
                if (row == groupBegin) {
                    try {
                        take(from.meta().getRow_groups().get(group));
                    } catch (IOException e) {
                        throw new Failure(table.from() + ": cannot be read: " + Failure.reason(e), e);
                    }
                }
                while (next < begins.size() && ends.getLong(next) <= row + 1) {
                    next++;
                }
                return;
            }
            while (next < begins.size() && begins.getLong(next) <= row) {
                cells.replay(rows);
                rows.endRow(row, row + 1, row, row + 1);
                if (ends.getLong(next) > row + 1) {
                    break;
                }
                next++;
            }
        }
    }
}
