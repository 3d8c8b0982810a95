package dev.ballast.smote.space;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.NeighborSpace.CodeDistances;
import dev.ballast.core.run.NeighborSpace.Distance;

import java.util.stream.IntStream;

/// The distances of rows of two sets in a [NeighborSpace], as they are defined there. Values so large or small that squares would
/// leave the range of `double` are multiplied by a power of two first, the same for all, which changes no order.
public final class RowDistances {

    /// Squares and sums of 2^20 of them stay in range below.
    private static final int UNUSUAL = 490;

    private final Distance distance;
    private final CodeDistances[] codes;
    private final boolean anyUnknown;
    private final RowValues queries;
    private final RowValues candidates;
    private final double unit;

    private RowDistances(Distance distance, CodeDistances[] codes, boolean anyUnknown, RowValues queries,
            RowValues candidates, double unit) {
        this.distance = distance;
        this.codes = codes;
        this.anyUnknown = anyUnknown;
        this.queries = queries;
        this.candidates = candidates;
        this.unit = unit;
    }

    /// Reads the values of both sets.
    ///
    /// @param data   the data set
    /// @param space  in what sense rows are near
    /// @param asking rows of the data set
    /// @param among  rows of the data set; the same array if they are the same set
    /// @throws IllegalArgumentException if a value is not finite, or a column holds codes that have no distances
    public static RowDistances of(Dataset data, NeighborSpace space, int[] asking, int[] among) {
        int[] used = IntStream.range(0, space.divisors().length).filter(column -> space.divisors()[column] > 0)
                .toArray();
        int[] numbers = IntStream.of(used).filter(column -> !space.codes().containsKey(column)).toArray();
        int[] coded = IntStream.of(used).filter(column -> space.codes().containsKey(column)).toArray();
        for (int column : numbers) {
            Column read = data.columns().get(column);
            if (!read.kind().isMixable()) {
                throw new IllegalArgumentException("column \"" + read.name() + "\" is of kind " + read.kind()
                        + " and its codes have no distances");
            }
        }
        CodeDistances[] codes = IntStream.of(coded).mapToObj(space.codes()::get).toArray(CodeDistances[]::new);
        double[] divisors = IntStream.of(numbers).mapToDouble(column -> space.divisors()[column]).toArray();
        RowValues queries = RowValues.read(data, asking, numbers, divisors, coded, codes);
        RowValues candidates = asking == among
                ? queries
                : RowValues.read(data, among, numbers, divisors, coded, codes);
        double largest = Math.max(queries.largest(), candidates.largest());
        for (CodeDistances of : codes) {
            largest = Math.max(largest, of.largest());
        }
        double unit = 1;
        if (largest > 0 && Math.abs(Math.getExponent(largest)) > UNUSUAL) {
            unit = Math.scalb(1.0, -Math.getExponent(largest));
            queries.multiply(unit);
            if (asking != among) {
                candidates.multiply(unit);
            }
        }
        return new RowDistances(space.distance(), codes, queries.hasUnknown() || candidates.hasUnknown(), queries,
                candidates, unit);
    }

    /// {@return what distances have been multiplied by}
    double unit() {
        return unit;
    }

    /// {@return whether [#between] gives squares}
    boolean areSquares() {
        return distance == Distance.EUCLIDEAN;
    }

    /// {@return whether distances are squares that add up over all columns, all of which have values}
    boolean areSumsOfSquares() {
        return distance == Distance.EUCLIDEAN && !anyUnknown;
    }

    RowValues queries() {
        return queries;
    }

    RowValues candidates() {
        return candidates;
    }

    /// Writes the squared distances of a code to all others, times the unit squared.
    void squares(int column, int code, double[] into) {
        for (int other = 0; other < into.length; other++) {
            double difference = unit * codes[column].between(code, other);
            into[other] = difference * difference;
        }
    }

    /// For each column of codes a place for the distances of a code.
    double[][] places() {
        double[][] places = new double[codes.length][];
        for (int column = 0; column < places.length; column++) {
            places[column] = new double[codes[column].levels() + 1];
        }
        return places;
    }

    /// Works out the distance of two rows times [#unit()]; squared, if it is Euclidean.
    ///
    /// @param query     a place among the rows that ask
    /// @param candidate a place among the others
    /// @return the distance, which compares with others of this object
    public double between(int query, int candidate) {
        double sum = 0;
        int present = 0;
        int columns = queries.numbers().length + codes.length;
        for (int j = 0; j < columns; j++) {
            double difference = difference(j, query, candidate);
            if (Double.isNaN(difference)) {
                continue;
            }
            present++;
            sum = switch (distance) {
                case EUCLIDEAN -> sum + difference * difference;
                case MANHATTAN -> sum + Math.abs(difference);
                case CHEBYSHEV -> Math.max(sum, Math.abs(difference));
            };
        }
        return present == columns || (distance == Distance.CHEBYSHEV && present > 0)
                ? sum
                : present == 0 ? Double.POSITIVE_INFINITY : sum * columns / present;
    }

    /// NaN if one of them has no value.
    private double difference(int j, int query, int candidate) {
        if (j < queries.numbers().length) {
            return queries.number(j, query) - candidates.number(j, candidate);
        }
        int column = j - queries.numbers().length;
        int a = queries.codes()[column][query];
        int b = candidates.codes()[column][candidate];
        return a == RowValues.UNKNOWN || b == RowValues.UNKNOWN ? Double.NaN : unit * codes[column].between(a, b);
    }
}
