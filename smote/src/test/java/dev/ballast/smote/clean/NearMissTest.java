package dev.ballast.smote.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborQuestion.Rank;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Seed;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.clean.NearMiss.Shortage;
import dev.ballast.smote.neighbors.GoldenTable;
import dev.ballast.smote.space.ExactNeighbors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class NearMissTest {

    private static final Seed SEED = Seed.of(1);

    private static Dataset golden(String name) {
        GoldenTable table = GoldenTable.read(name);
        return Dataset.of(table.features(), table.labels());
    }

    private static int[] kept(NearMiss method, Dataset data) {
        return method.resample(data, SEED).keptRows();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-classes", "three-classes", "wide"})
    void keepsTheRowsThatIndependentProgramsKeep(String name) {
        GoldenTable table = GoldenTable.read(name);

        for (int version : new int[]{1, 2}) {
            assertThat(kept(NearMiss.version(version), golden(name)))
                    .containsExactly(table.array("near_miss_" + version + "_kept"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void agreesWithPlainLoopsAmongEqualRows(int version) {
        int shrunk = 0;
        for (int trial = 0; trial < 200; trial++) {
            PlainEditing table = PlainEditing.random(trial);
            int k = (int) Math.min(1 + trial % 3, table.smallest());
            int each = (int) Math.min(1 + trial % 4, table.smallest());

            int[] kept = kept(NearMiss.version(version).neighbors(k).candidates(each).ifShort(Shortage.WIDEN),
                    Dataset.of(table.values(), table.labels()));

            assertThat(kept).as("trial %d", trial).containsExactly(plainly(table, version, k, each));
            shrunk += kept.length < table.labels().length ? 1 : 0;
        }
        assertThat(shrunk).isGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-classes", "three-classes", "wide"})
    void versionThreeAgreesWithPlainLoopsOnGoldenTables(String name) {
        GoldenTable golden = GoldenTable.read(name);
        PlainEditing table = new PlainEditing(golden.features(),
                Stream.of(golden.labels()).mapToInt(Integer::parseInt).toArray());

        assertThat(kept(NearMiss.version(3).ifShort(Shortage.WIDEN), golden(name)))
                .containsExactly(plainly(table, 3, 3, 3));
    }

    private static int[] plainly(PlainEditing table, int version, int k, int each) {
        TreeSet<Integer> kept = new TreeSet<>();
        for (int label : IntStream.of(table.labels()).distinct().toArray()) {
            int[] rows = IntStream.of(table.all()).filter(row -> table.labels()[row] == label).toArray();
            int[] rare = IntStream.of(table.all())
                    .filter(row -> table.count(table.labels()[row], table.all()) == table.smallest()).toArray();
            List<Integer> candidates = new ArrayList<>(IntStream.of(rows).boxed().toList());
            if (table.larger().contains(label)) {
                for (int near = each; version == 3 && (near == each || candidates.size() < table.smallest()); near++) {
                    int nearest = near;
                    candidates = new ArrayList<>(new TreeSet<>(IntStream.of(rare).boxed()
                            .flatMap(row -> table.near(row, nearest, rows).stream()).toList()));
                }
                Comparator<Integer> bySum = Comparator.comparingDouble(row -> sum(table, row, k, version == 2, rare));
                candidates.sort(version == 3 ? bySum.reversed() : bySum);
                candidates = candidates.subList(0, (int) table.smallest());
            }
            kept.addAll(candidates);
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double sum(PlainEditing table, int row, int k, boolean farthest, int... rare) {
        double[] distances = IntStream.of(rare).mapToDouble(other -> Math.sqrt(table.squaredDistance(row, other)))
                .sorted().toArray();
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += distances[farthest ? distances.length - 1 - i : i];
        }
        return sum;
    }

    @Test
    void versionThreeSaysWhereItFallsShort() {
        Dataset data = golden("three-classes");

        assertThatIllegalArgumentException().isThrownBy(() -> kept(NearMiss.version(3), data)).withMessage(
                "class \"1\" shall keep 52 rows, and only 50 are among the 3 nearest rows of any rare row; use more than 3"
                        + " candidates, as few more as it takes (short=widen), or ask for at most 50 rows of that class");
        assertThat(NearMiss.version(3).to(SamplingStrategy.parse("0=52,1=50")).resample(data, SEED).counts().count(1))
                .isEqualTo(50);
        assertThat(NearMiss.version(3).ifShort(Shortage.WIDEN).resample(data, SEED).counts().count(1)).isEqualTo(52);
    }

    @Test
    void widenedCandidatesAreNoMoreThanItTakes() {
        Dataset data = golden("three-classes");
        NearMiss ofClass1 = NearMiss.version(3).to(SamplingStrategy.parse("1=52"));

        assertThat(kept(ofClass1.ifShort(Shortage.WIDEN), data)).containsExactly(kept(ofClass1.candidates(4), data))
                .isNotEqualTo(kept(ofClass1.candidates(5), data));
        assertThat(kept(ofClass1.to(SamplingStrategy.parse("1=130")).ifShort(Shortage.WIDEN), data))
                .hasSize(417 + 130 + 52);
    }

    @Test
    void rowsAreThoseOfTheClassWhereverTheyStand() {
        // Rows picked by their places among the rows of a class, or among candidates, would be others.
        double[][] values = {{0}, {50}, {1}, {51}, {2}, {52}, {3}, {9}, {10}, {11}};
        Dataset data = Dataset.of(values, new int[]{0, 0, 0, 0, 0, 0, 0, 1, 1, 1});

        assertThat(kept(NearMiss.version(1), data)).containsExactly(2, 4, 6, 7, 8, 9);
        assertThat(kept(NearMiss.version(2), data)).containsExactly(2, 4, 6, 7, 8, 9);
        assertThat(kept(NearMiss.version(3).candidates(4), data)).containsExactly(0, 2, 4, 7, 8, 9);
    }

    @Test
    void versionTwoAsksForTheFarthestAndHoldsNoDistancesOfAllPairs() {
        List<NeighborQuestion> asked = new ArrayList<>();
        NearMiss.version(2).fit(golden("two-classes"), RunSettings.standard().neighbors((data, question, run) -> {
            asked.add(question);
            return ExactNeighbors.ask(data, question, RunSettings.standard());
        }));

        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.rank()).isEqualTo(Rank.FARTHEST);
            assertThat(question.k()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 1000", "3, 1000", "1, -1000", "2, -1000", "3, -1000"})
    void unitsWhoseSquaresNoDoubleHoldsChangeNothing(int version, int exponent) {
        GoldenTable table = GoldenTable.read("two-classes");
        double[][] scaled = Arrays.stream(table.features())
                .map(row -> Arrays.stream(row).map(value -> Math.scalb(value, exponent)).toArray())
                .toArray(double[][]::new);

        assertThat(kept(NearMiss.version(version), Dataset.of(scaled, table.labels())))
                .containsExactly(kept(NearMiss.version(version), golden("two-classes")));
    }

    @Test
    void severalSmallestClassesAreAllRare() {
        double[][] values = {{0}, {10}, {20}, {30}, {-1}, {31}};
        Dataset data = Dataset.of(values, new String[]{"a", "a", "a", "a", "b", "c"});

        assertThat(kept(NearMiss.version(1).neighbors(1).to(SamplingStrategy.parse("a=2")), data))
                .containsExactly(0, 3, 4, 5);
    }

    @Test
    void aClassCanVanish() {
        assertThat(NearMiss.version(1).to(SamplingStrategy.parse("0=0")).resample(golden("two-classes"), SEED)
                .keptRows()).hasSize(50);
    }

    @Test
    void refusesWhatItCannotMeasure() {
        Dataset data = Dataset.of(new double[][]{{0}, {1}, {2}, {3}, {4}, {5}},
                new String[]{"a", "a", "a", "a", "b", "b"});

        assertThatExceptionOfType(ClassTooSmallException.class).isThrownBy(() -> kept(NearMiss.version(1), data))
                .withMessage(
                        "k is 3, and there are only 2 rows of the smallest class to be near to; use k = 2 or less");
        assertThatExceptionOfType(ClassTooSmallException.class)
                .isThrownBy(() -> kept(NearMiss.version(3).neighbors(1).candidates(5), data)).withMessage(
                        "class \"a\" has 4 rows, too few for candidates = 5 for each rare row; use candidates = 4 or less");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kept(NearMiss.version(1).to(SamplingStrategy.parse("b=1")), data)).withMessage(
                        "class \"b\" is the smallest and shall shrink to 1 rows; near-miss chooses rows by their distances"
                                + " to those of the smallest class, so leave that class as it is, or use random-under for it");
        assertThatIllegalArgumentException().isThrownBy(() -> NearMiss.version(4))
                .withMessage("option version is \"4\"; it must be a whole number from 1 to 3");
    }
}
