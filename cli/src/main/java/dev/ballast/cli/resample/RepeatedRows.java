package dev.ballast.cli.resample;

import dev.ballast.tables.text.ByteText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Rows that were drawn more than once by under-sampling with replacement: all times but the first, by class.
final class RepeatedRows implements NewRows {

    private record Row(byte[] text, long fileRow) {}

    private final List<List<Row>> byCode = new ArrayList<>();
    private final List<Row> inOrder = new ArrayList<>();

    RepeatedRows(int classes) {
        for (int code = 0; code < classes; code++) {
            byCode.add(new ArrayList<>());
        }
    }

    void add(int code, byte[] text, long fileRow, int times) {
        for (int i = 0; i < times; i++) {
            byCode.get(code).add(new Row(text, fileRow));
        }
    }

    /// No more rows will be added.
    void complete() {
        byCode.forEach(inOrder::addAll);
        byCode.clear();
    }

    @Override
    public long rows() {
        return inOrder.size();
    }

    @Override
    public int largestRow() {
        return inOrder.stream().mapToInt(row -> row.text().length).max().orElse(0);
    }

    @Override
    public long base(long index) {
        return inOrder.get((int) index).fileRow();
    }

    @Override
    public void write(long index, long row, ByteText text, @Nullable ByteText origins) {
        text.put(inOrder.get((int) index).text());
        if (origins != null) {
            OriginLines.copy(row, inOrder.get((int) index).fileRow(), origins);
        }
    }
}
