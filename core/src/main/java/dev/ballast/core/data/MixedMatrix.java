package dev.ballast.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A matrix of numbers beside columns of codes, which take 1 to 4 bytes a value.
final class MixedMatrix implements FeatureMatrix {

    private final FeatureMatrix numbers;
    private final List<CodeColumn> codes;
    /// For every column its place among the numbers, or -1 - its place among the codes.
    private final int[] places;
    private final int[] numberColumns;

    private MixedMatrix(FeatureMatrix numbers, List<CodeColumn> codes, int[] places) {
        this.numbers = numbers;
        this.codes = codes;
        this.places = places;
        this.numberColumns = new int[numbers.columns()];
        for (int column = 0; column < places.length; column++) {
            if (places[column] >= 0) {
                numberColumns[places[column]] = column;
            }
        }
    }

    /// @param isCode for every column whether it is the next of codes, or the next of numbers
    static MixedMatrix of(FeatureMatrix numbers, List<CodeColumn> codes, boolean... isCode) {
        int[] places = new int[isCode.length];
        int number = 0;
        int code = 0;
        for (int column = 0; column < isCode.length; column++) {
            places[column] = isCode[column] ? -1 - code++ : number++;
        }
        if (number != numbers.columns() || code != codes.size()) {
            throw new IllegalArgumentException(
                    "there are " + numbers.columns() + " columns of numbers and " + codes.size()
                            + " of codes, where " + number + " and " + code + " are said");
        }
        for (CodeColumn column : codes) {
            if (column.rows() != numbers.rows()) {
                throw new IllegalArgumentException(
                        "there are " + numbers.rows() + " rows of numbers and " + column.rows() + " codes");
            }
        }
        return new MixedMatrix(numbers, List.copyOf(codes), places);
    }

    @Override
    public int rows() {
        return numbers.rows();
    }

    @Override
    public int columns() {
        return places.length;
    }

    @Override
    public Storage storage() {
        return numbers.storage();
    }

    @Override
    public double get(int row, int column) {
        Objects.checkIndex(row, rows());
        int place = places[Objects.checkIndex(column, places.length)];
        return place >= 0 ? numbers.get(row, place) : codes.get(-1 - place).value(row);
    }

    @Override
    public void copyRow(int row, double[] target, int offset) {
        Objects.checkIndex(row, rows());
        Objects.checkFromIndexSize(offset, places.length, target.length);
        for (int column = 0; column < places.length; column++) {
            target[offset + column] = get(row, column);
        }
    }

    @Override
    public void copyRow(int row, float[] target, int offset) {
        Objects.checkIndex(row, rows());
        Objects.checkFromIndexSize(offset, places.length, target.length);
        for (int column = 0; column < places.length; column++) {
            target[offset + column] = (float) get(row, column);
        }
    }

    @Override
    public FeatureMatrix makeLike(int rows, RowMaker maker) {
        List<CodeColumn> made = new ArrayList<>(codes.size());
        codes.forEach(column -> made.add(CodeColumn.empty(column.levels(), rows)));
        double[] values = new double[places.length];
        FeatureMatrix madeNumbers = numbers.makeLike(rows, (row, into, offset) -> {
            maker.make(row, values, 0);
            for (int column = 0; column < places.length; column++) {
                if (places[column] < 0) {
                    made.get(-1 - places[column]).setValue(row, values[column]);
                }
            }
            for (int number = 0; number < numberColumns.length; number++) {
                into[offset + number] = values[numberColumns[number]];
            }
        });
        return new MixedMatrix(madeNumbers, List.copyOf(made), places);
    }
}
