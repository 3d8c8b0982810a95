package dev.ballast.smote.regression;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborLists;

import java.util.BitSet;

/// Which neighbors are at the very place of the row that asked. Squared distances alone do not tell: they may be below the
/// smallest `double`.
final class Coincidences {

    private final int k;
    private final BitSet marked;

    private Coincidences(int k, BitSet marked) {
        this.k = k;
        this.marked = marked;
    }

    /// @param divisors those of the space in which neighbors were asked for; columns of divisor 0 do not count
    static Coincidences of(Dataset data, NeighborLists near, double... divisors) {
        BitSet marked = new BitSet();
        double[] row = new double[divisors.length];
        double[] neighbor = new double[divisors.length];
        for (int query = 0; query < near.queries(); query++) {
            data.features().copyRow(near.asking(query), row, 0);
            for (int rank = 0; rank < near.k() && near.squaredDistance(query, rank) == 0; rank++) {
                data.features().copyRow(near.row(query, rank), neighbor, 0);
                marked.set(query * near.k() + rank, isSame(row, neighbor, divisors));
            }
        }
        return new Coincidences(near.k(), marked);
    }

    private static boolean isSame(double[] row, double[] neighbor, double... divisors) {
        for (int column = 0; column < divisors.length; column++) {
            if (divisors[column] > 0 && row[column] != neighbor[column]) {
                return false;
            }
        }
        return true;
    }

    boolean isAt(int query, int rank) {
        return marked.get(query * k + rank);
    }
}
