package dev.ballast.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.smote.neighbors.NeighborSearch;
import dev.ballast.smote.neighbors.Neighbors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.IntStream;

/// Only times of equal work may be compared.
class ContendersTest {

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32, 64})
    void contendersFindTheSameNeighbors(int columns) {
        double[][] rows = GaussianRows.of(500, columns);

        Neighbors ballast = NeighborSearch.among(FeatureMatrix.wrap(rows)).threads(1).selfJoin(5);

        int[][] expected = IntStream.range(0, rows.length).mapToObj(ballast::rowsOf).toArray(int[][]::new);
        assertThat(NaiveNeighbors.selfJoin(rows, 5)).isDeepEqualTo(expected);
        assertThat(SmileNeighbors.selfJoin(rows, 5)).isDeepEqualTo(expected);
    }
}
