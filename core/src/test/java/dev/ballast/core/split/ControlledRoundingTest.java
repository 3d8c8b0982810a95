package dev.ballast.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Counts of hold-outs without groups, against all divisions there are.
class ControlledRoundingTest {

    private static final double[][] SHARES = {{0.2, 0}, {0.5, 0}, {0.29, 0}, {0.05, 0}, {0.9, 0}, {0.3, 0.3},
            {0.1, 0.1},
            {0.2, 0.1}, {0.25, 0.25}, {0.33, 0.34}, {0.05, 0.9}, {0.123, 0.456}};

    /// What a division is judged by, in this order.
    private record Quality(long empty, BigDecimal outside, BigDecimal off, BigDecimal squares)
            implements
                Comparable<Quality> {

        @Override
        public int compareTo(Quality other) {
            return Comparator.comparing(Quality::empty).thenComparing(Quality::outside).thenComparing(Quality::off)
                    .thenComparing(Quality::squares).compare(this, other);
        }
    }

    private static BigDecimal[] decimals(double... testAndValidation) {
        BigDecimal test = BigDecimal.valueOf(testAndValidation[0]);
        BigDecimal validation = BigDecimal.valueOf(testAndValidation[1]);
        BigDecimal train = BigDecimal.ONE.subtract(test).subtract(validation);
        return testAndValidation[1] == 0
                ? new BigDecimal[]{train, test}
                : new BigDecimal[]{train, test, validation};
    }

    private static HoldOut holdOut(double... testAndValidation) {
        HoldOut method = HoldOut.stratified(testAndValidation[0]);
        return testAndValidation[1] == 0 ? method : method.withValidation(testAndValidation[1]);
    }

    /// The classes' rows in each part.
    static int[][] counts(ClassLabels labels, Split split, int parts) {
        long[][] ofPart = {HoldOutTest.counts(labels, split.trainRows()), HoldOutTest.counts(labels, split.testRows()),
                HoldOutTest.counts(labels, split.validationRows())};
        return IntStream.range(0, labels.classes())
                .mapToObj(i -> IntStream.range(0, parts).map(part -> (int) ofPart[part][i]).toArray())
                .toArray(int[][]::new);
    }

    /// Every way to divide a class such that counts are shares rounded up or down.
    private static List<int[]> roundings(int rows, int least, BigDecimal... shares) {
        List<int[]> found = new ArrayList<>();
        found.add(new int[0]);
        for (BigDecimal share : shares) {
            BigDecimal exact = share.multiply(BigDecimal.valueOf(rows));
            List<int[]> longer = new ArrayList<>();
            for (int[] begun : found) {
                IntStream.of(exact.setScale(0, RoundingMode.FLOOR).intValue(),
                        exact.setScale(0, RoundingMode.CEILING).intValue()).distinct().filter(count -> count >= least)
                        .forEach(count -> {
                            int[] more = Arrays.copyOf(begun, begun.length + 1);
                            more[begun.length] = count;
                            longer.add(more);
                        });
            }
            found = longer;
        }
        found.removeIf(counts -> IntStream.of(counts).sum() != rows);
        return found;
    }

    private static Quality quality(int[][] counts, int[] rows, BigDecimal... shares) {
        int all = IntStream.of(rows).sum();
        long[] wanted = new PartShares(shares.length == 3 ? shares[2].doubleValue() : 0, shares[1].doubleValue())
                .totals(all);
        long empty = 0;
        BigDecimal outside = BigDecimal.ZERO;
        BigDecimal off = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (int part = 0; part < shares.length; part++) {
            int at = part;
            BigDecimal total = BigDecimal.valueOf(Arrays.stream(counts).mapToInt(ofClass -> ofClass[at]).sum());
            BigDecimal exact = shares[part].multiply(BigDecimal.valueOf(all));
            empty += total.signum() == 0 ? 1 : 0;
            outside = outside.add(exact.setScale(0, RoundingMode.FLOOR).subtract(total).max(BigDecimal.ZERO))
                    .add(total.subtract(exact.setScale(0, RoundingMode.CEILING)).max(BigDecimal.ZERO));
            off = off.add(total.subtract(BigDecimal.valueOf(wanted[part])).abs());
            for (int i = 0; i < rows.length; i++) {
                squares = squares.add(BigDecimal.valueOf(counts[i][part])
                        .subtract(shares[part].multiply(BigDecimal.valueOf(rows[i]))).pow(2));
            }
        }
        return new Quality(empty, outside, off, squares);
    }

    private static Quality best(List<List<int[]>> choices, int[] rows, BigDecimal... shares) {
        List<int[][]> divisions = new ArrayList<>();
        divisions.add(new int[0][]);
        for (List<int[]> ofClass : choices) {
            divisions = divisions.stream().flatMap(begun -> ofClass.stream().map(counts -> {
                int[][] more = Arrays.copyOf(begun, begun.length + 1);
                more[begun.length] = counts;
                return more;
            })).toList();
        }
        return divisions.stream().map(counts -> quality(counts, rows, shares)).min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static void check(int seed, double[] shares, int... rows) {
        BigDecimal[] decimals = decimals(shares);
        ClassLabels labels = HoldOutTest.labels(rows);
        for (SmallClass policy : List.of(SmallClass.REFUSE, SmallClass.ALLOW)) {
            List<List<int[]>> choices = IntStream.of(rows)
                    .mapToObj(of -> roundings(of, policy == SmallClass.REFUSE ? 1 : 0, decimals)).toList();
            String what = Arrays.toString(shares) + Arrays.toString(rows) + policy;
            HoldOut method = holdOut(shares).smallClass(policy);
            if (choices.stream().anyMatch(List::isEmpty)) {
                assertThatExceptionOfType(SmallClassException.class).as(what)
                        .isThrownBy(() -> method.split(labels, Seed.of(seed)))
                        .withMessageContaining(Arrays.stream(rows).filter(of -> roundings(of, 1, decimals).isEmpty())
                                .min().getAsInt() + " row");
                continue;
            }
            Quality best = best(choices, rows, decimals);
            if (best.empty() > 0) {
                assertThatExceptionOfType(IllegalArgumentException.class).as(what)
                        .isThrownBy(() -> method.split(labels, Seed.of(seed)))
                        .withMessageContaining("would have none of");
                continue;
            }
            int[][] counts = counts(labels, method.split(labels, Seed.of(seed)), decimals.length);
            for (int i = 0; i < rows.length; i++) {
                assertThat(choices.get(i)).as(what).contains(counts[i]);
            }
            assertThat(quality(counts, rows, decimals)).as(what).isEqualTo(best);
            int all = IntStream.of(rows).sum();
            if (policy == SmallClass.ALLOW && Arrays.stream(decimals).allMatch(of -> of.doubleValue() * all >= 1)) {
                // A controlled rounding always exists.
                assertThat(best.outside()).as(what).isEqualByComparingTo(BigDecimal.ZERO);
            }
        }
    }

    /// All tables of up to three classes of up to 10 rows: one is served if it can be, and none could be served better.
    @Test
    void everySmallTableIsServedAsWellAsPossible() {
        for (double[] shares : SHARES) {
            for (int a = 1; a <= 10; a++) {
                check(a, shares, a);
                for (int b = a; b <= 10; b++) {
                    check(b, shares, a, b);
                    for (int c = b; c <= 10; c++) {
                        check(c, shares, a, b, c);
                    }
                }
            }
        }
    }

    @Test
    void largerTablesAreServedAsWellAsPossible() {
        RandomStream random = Seed.of(5).stream(Purpose.of("test.rounding"), 0, 0, 0);
        for (int repetition = 0; repetition < 200; repetition++) {
            int[] rows = IntStream.range(0, 4 + random.nextInt(3)).map(_ -> 1 + random.nextInt(60)).toArray();
            double test = (1 + random.nextInt(90)) / 100.0;
            check(repetition, new double[]{test, random.nextInt((int) Math.round(100 - 100 * test)) / 100.0}, rows);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0, 18, 2, 15 3, 1 1", "0.3, 0.3, 100, 5, 40 30 30, 2 2 1"})
    void countsAreThoseOfTheShares(double test, double validation, int a, int b, String ofA, String ofB) {
        ClassLabels labels = HoldOutTest.labels(a, b);
        int[][] counts = counts(labels,
                holdOut(test, validation).split(labels, Seed.of(3)),
                validation == 0 ? 2 : 3);
        assertThat(Arrays.stream(counts).map(Arrays::toString)).containsExactly(
                '[' + ofA.replace(" ", ", ") + ']', '[' + ofB.replace(" ", ", ") + ']');
    }

    @Test
    void trainingDoesNotTakeAllTheRounding() {
        ClassLabels labels = HoldOutTest.labels(5);
        Split split = HoldOut.stratified(0.3).withValidation(0.3).split(labels, Seed.of(1));

        // Of 5 rows, 1 - 0.3 - 0.3 is 2 exactly, though not for doubles.
        assertThat(split.trainRows()).hasSize(2);
        assertThat(split.testRows()).hasSize(2);
    }

    @Test
    void thousandsOfClassesAreDividedAtOnce() {
        int[] rows = new int[60_000];
        Arrays.setAll(rows, row -> row / 12);
        ClassLabels labels = ClassLabels.of(rows);
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 3; seed++) {
            Split split = HoldOut.stratified(0.3).withValidation(0.15).split(labels, Seed.of(seed));
            assertThat(split.testRows()).hasSize(18_000);
            assertThat(split.validationRows()).hasSize(9_000);
            int[][] counts = counts(labels, split, 3);
            assertThat(Arrays.stream(counts))
                    .allMatch(of -> of[0] >= 6 && of[0] <= 7 && of[1] >= 3 && of[1] <= 4 && of[2] >= 1
                            && of[2] <= 2);
            seen.add(Arrays.deepToString(counts));
        }
        assertThat(seen).hasSize(3);
    }

    @Test
    void sizesGiveWayToSmallClasses() {
        // Ten classes need a row in both parts; the large one gives no less than its share rounded down.
        int[] rows = {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 19};
        ClassLabels labels = HoldOutTest.labels(rows);

        int[][] counts = counts(labels, HoldOut.stratified(0.2).split(labels, Seed.of(1)), 2);

        assertThat(Arrays.stream(counts)).allMatch(of -> of[0] > 0 && of[1] > 0);
        assertThat(counts[10]).containsExactly(16, 3);
    }

    @Test
    void bothSidesHaveARowOfEveryClassOfTwo() {
        ClassLabels labels = HoldOutTest.labels(200, 1, 2, 3, 4, 12);
        HoldOut method = HoldOut.stratified(0.1).withValidation(0.1);

        assertThatExceptionOfType(SmallClassException.class).isThrownBy(() -> method.split(labels, Seed.of(1)))
                .withMessageStartingWith("class \"b\" has 1 row, class \"c\" has 2 rows, class \"d\" has 3 rows,"
                        + " class \"e\" has 4 rows: too few for one in every part when the rows of every part are shares"
                        + " rounded up or down; choose smallClass(SmallClass.BOTH_SIDES), at least one row of every class"
                        + " of two or more on both sides");
        int[][] counts = counts(labels, method.smallClass(SmallClass.BOTH_SIDES).split(labels, Seed.of(1)), 3);
        assertThat(Arrays.copyOfRange(counts, 1, 5)).isDeepEqualTo(
                new int[][]{{1, 0, 0}, {1, 1, 0}, {1, 1, 1}, {2, 1, 1}});
        assertThat(counts[5][0]).isBetween(9, 10);
    }
}
