package dev.ballast.smote.neighbors.bound;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.neighbors.PointFamily;
import dev.ballast.smote.neighbors.exact.ComparedRows;
import dev.ballast.smote.neighbors.exact.WideDistance;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/// Points as a search compares them: all rows and columns, unscaled.
final class ComparedPoints {

    private ComparedPoints() {
    }

    static ComparedRows of(PointFamily family, int rows, int columns) {
        double[] ones = new double[columns];
        Arrays.fill(ones, 1.0);
        Random random = new Random(31L * family.name().hashCode() + columns);
        return new ComparedRows(FeatureMatrix.wrap(family.points(rows, columns, random)), null,
                IntStream.range(0, columns).toArray(), ones);
    }

    /// The squared distance by definition.
    static WideDistance squaredDistance(ComparedRows rows, int a, int b) {
        double[] one = new double[rows.columns()];
        double[] other = new double[rows.columns()];
        rows.copy(a, one, 0);
        rows.copy(b, other, 0);
        WideDistance distance = new WideDistance();
        distance.compute(one, 0, other, 0, 1, one.length);
        return distance;
    }
}
