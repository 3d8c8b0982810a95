package dev.ballast.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.data.RunningMoments;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// What is found is what its definition says.
class FindingsTest {

    private final RandomStream stream = Seed.of(11).stream(Purpose.of("test.findings"), 0, 0, 0);

    private static Scales scales(List<double[]> rows) {
        RunningMoments moments = new RunningMoments(rows.getFirst().length);
        rows.forEach(moments::add);
        return Scales.of(moments);
    }

    private static List<RowSample.Row> rows(List<double[]> values) {
        return values.stream().map(row -> new RowSample.Row(row, 0, -1)).toList();
    }

    @Test
    void theKolmogorovSmirnovDistanceIsTheLargestDifference() {
        for (int round = 0; round < 50; round++) {
            double[] a = DoubleStream.generate(() -> stream.nextInt(9)).limit(2 + stream.nextInt(30)).toArray();
            double[] b = DoubleStream.generate(() -> stream.nextInt(12)).limit(2 + stream.nextInt(30)).toArray();
            double largest = 0;
            for (int x = 0; x < 12; x++) {
                int at = x;
                double below = Arrays.stream(a).filter(value -> value <= at).count() / (double) a.length;
                double other = Arrays.stream(b).filter(value -> value <= at).count() / (double) b.length;
                largest = Math.max(largest, Math.abs(below - other));
            }
            assertThat(ColumnContrast.of("c", a, b).distance()).isEqualTo(largest, within(1e-12));
        }
    }

    @Test
    void oneValueHasNoDistance() {
        assertThat(ColumnContrast.of("c", new double[]{1}, new double[]{1, 2}).isShowable()).isFalse();
    }

    @Test
    void twoColumnsVaryAlongTheirSumAndDifference() {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double shared = stream.nextGaussian();
            rows.add(new double[]{5 + 10 * (shared + 0.5 * stream.nextGaussian()), 3, shared});
        }
        Scales scales = scales(rows);
        assertThat(scales.columns()).containsExactly(0, 2);
        Projection plane = Projection.of(scales, rows);
        double correlation = rows.stream().map(scales::standardized).mapToDouble(z -> z[0] * z[1]).sum() / 200;
        assertThat(plane.share(0)).isEqualTo((1 + correlation) / 2, within(1e-9));
        assertThat(plane.share(1)).isEqualTo((1 - correlation) / 2, within(1e-9));
        double[] along = plane.along(0, rows(rows));
        for (int i = 0; i < 200; i++) {
            double[] z = scales.standardized(rows.get(i));
            assertThat(along[i]).isEqualTo((z[0] + z[1]) / Math.sqrt(2), within(1e-9));
        }
        assertThat(plane.mainColumns(0, List.of("a", "b", "c"))).contains("a", "c").doesNotContain("b");
    }

    /// More columns than rows take another way; repeated rows make them fewer without changing what varies.
    @Test
    void bothWaysToThePlaneAgree() {
        List<double[]> few = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            few.add(DoubleStream.generate(stream::nextGaussian).limit(9).toArray());
        }
        List<double[]> many = new ArrayList<>(few);
        many.addAll(few);
        Scales scales = scales(few);
        Projection wide = Projection.of(scales, few);
        Projection tall = Projection.of(scales, many);
        for (int component = 0; component < 2; component++) {
            assertThat(wide.share(component)).isEqualTo(tall.share(component), within(1e-9));
            assertThat(wide.along(component, rows(few))).containsExactly(tall.along(component, rows(few)),
                    within(1e-9));
        }
    }

    /// What is found does not depend on the unit that a column is measured in, far from 1 or not.
    @ParameterizedTest
    @ValueSource(ints = {-900, -600, 600, 1018})
    void theUnitOfColumnsDoesNotMatter(int power) {
        List<RowSample.Row> table = new ArrayList<>();
        List<RowSample.Row> scaled = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double x = Math.rint(Math.clamp(stream.nextGaussian() * 8, -32, 32) * 1024) / 1024;
            double[] row = {x, x / 2 + stream.nextInt(5), 7};
            table.add(new RowSample.Row(row, i % 3, i));
            scaled.add(
                    new RowSample.Row(Arrays.stream(row).map(value -> Math.scalb(value, power)).toArray(), i % 3, i));
        }
        List<List<RowSample.Row>> both = List.of(table, scaled);
        List<double[]> found = both.stream().map(rows -> {
            List<double[]> values = rows.stream().map(RowSample.Row::values).toList();
            Scales scales = scales(values);
            Projection plane = Projection.of(scales, values);
            NearestRows nearest = new NearestRows(scales, 3, 60, 1);
            int question = nearest.ask(1, rows);
            rows.forEach(row -> nearest.row(row.rank(), row.values(), row.number()));
            nearest.complete();
            NearestRows.Distances distances = nearest.distances(question, true);
            return DoubleStream.concat(Arrays.stream(plane.along(0, rows)), DoubleStream.concat(
                    Arrays.stream(distances.own()), Arrays.stream(distances.other()))).toArray();
        }).toList();
        assertThat(found.get(1)).containsExactly(found.get(0));
    }

    /// A row so far away that, in its units, squares of the distances of all others are below the range of a `double`.
    @Test
    void distancesBesideARowFarAwayAreNotZero() {
        List<RowSample.Row> table = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            table.add(new RowSample.Row(new double[]{i * i * 1e-150}, i % 2, i));
        }
        table.add(new RowSample.Row(new double[]{1e150}, 0, 40));
        Scales scales = scales(table.stream().map(RowSample.Row::values).toList());
        NearestRows nearest = new NearestRows(scales, 1, 8, 1);
        int question = nearest.ask(1, table.stream().filter(row -> row.rank() == 1).toList());
        table.forEach(row -> nearest.row(row.rank(), row.values(), row.number()));
        nearest.complete();
        NearestRows.Distances distances = nearest.distances(question, true);
        assertThat(Arrays.stream(distances.other())).allMatch(distance -> distance > 0);
        assertThat(distances.shareNearerToOther()).isEqualTo(1);
        assertThat(distances.own()[3] / distances.other()[3]).isEqualTo((49 - 25) / (49.0 - 36), within(1e-9));
    }

    @Test
    void rowsThatAreAllEqualButOneHaveAPlane() {
        List<double[]> rows = List.of(new double[]{1, 1}, new double[]{1, 1}, new double[]{2, 3});
        Projection plane = Projection.of(scales(rows), rows);
        assertThat(plane.share(0)).isEqualTo(1, within(1e-9));
        assertThat(plane.along(1, rows(rows))).containsExactly(new double[3], within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 21, 3000})
    void nearestRowsAreThoseOfTheWholeTableWhateverTheBlocks(int values) {
        List<RowSample.Row> table = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            double[] row = {stream.nextInt(6), stream.nextGaussian() * 100, 4};
            table.add(new RowSample.Row(i % 10 == 9 ? table.get(i - 1).values() : row, stream.nextInt(3), i));
        }
        Scales scales = scales(table.stream().map(RowSample.Row::values).toList());
        List<RowSample.Row> asked = new ArrayList<>(table.stream().filter(row -> row.rank() == 1).toList());
        int inFile = asked.size();
        for (int i = 0; i < 20; i++) {
            asked.add(new RowSample.Row(new double[]{stream.nextInt(6), stream.nextGaussian() * 100, 4}, 1, -1));
        }
        NearestRows nearest = new NearestRows(scales, 3, values, 2);
        int question = nearest.ask(1, asked);
        table.forEach(row -> nearest.row(row.rank(), row.values(), row.number()));
        nearest.complete();
        for (int i = 0; i < asked.size(); i++) {
            NearestRows.Distances found = nearest.distances(question, i < inFile);
            int at = i < inFile ? i : i - inFile;
            assertThat(found.own()[at]).isEqualTo(least(asked.get(i), table, scales, true), within(1e-9));
            assertThat(found.other()[at]).isEqualTo(least(asked.get(i), table, scales, false), within(1e-9));
        }
    }

    private static double least(RowSample.Row asked, List<RowSample.Row> table, Scales scales, boolean own) {
        double[] a = scales.standardized(asked.values());
        return table.stream().filter(row -> row.rank() == 1 == own && row.number() != asked.number())
                .mapToDouble(row -> {
                    double[] b = scales.standardized(row.values());
                    return Math.hypot(a[0] - b[0], a[1] - b[1]);
                }).min().orElseThrow();
    }

    @Test
    void equallyNearIsNotNearer() {
        assertThat(new NearestRows.Distances(new double[]{1, 2, 3, 4}, new double[]{1, 1, 4, 3})
                .shareNearerToOther()).isEqualTo(0.5);
    }

    @Test
    void medians() {
        assertThat(Summary.median(3, 1, 2)).isEqualTo(2);
        assertThat(Summary.median(4, 1, 2, 3)).isEqualTo(2.5);
        assertThat(Summary.median()).isNaN();
    }
}
