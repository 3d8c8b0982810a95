package dev.ballast.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Missing;
import dev.ballast.core.data.Column.Role;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

class CookTest {

    private static final double NAN = Double.NaN;
    private static final List<String> LEVELS = List.of("low", "middle", "high");

    /// Rows of a source, and what plans need to know about its columns.
    private record Kitchen(double[][] rows, Mixing mixing, boolean floats, List<double[]> spreads, Points points,
            Voters voters) {

        static Kitchen of(Mixing mixing, double[]... rows) {
            return new Kitchen(rows, mixing, false, List.of(), Points.NONE, Voters.NONE);
        }

        static Kitchen of(List<Column> columns, double[]... rows) {
            return of(Mixing.of(columns), rows);
        }

        Kitchen storingFloats() {
            double[][] rounded = FeatureMatrix.wrap(FeatureMatrix.wrap(rows).toFloatRows()).toDoubleRows();
            return new Kitchen(rounded, mixing, true, spreads, points, voters);
        }

        Kitchen withSpreads(double[]... vectors) {
            return new Kitchen(rows, mixing, floats, List.of(vectors), points, voters);
        }

        Kitchen with(Points newPoints) {
            return new Kitchen(rows, mixing, floats, spreads, newPoints, voters);
        }

        Kitchen withVoters(long... list) {
            return new Kitchen(rows, mixing, floats, spreads, points, new Voters() {

                @Override
                public int size(long number) {
                    return list.length;
                }

                @Override
                public long row(long number, int i) {
                    return list[i];
                }
            });
        }

        double[] cook(Consumer<RecipeSlot> recipe) {
            Plan plan = Plan.keepingAll(ClassLabels.of(new int[rows.length]), mixing, List.of()).with(points)
                    .with(voters).withSpreads(spreads);
            RecipeSlot slot = new RecipeSlot();
            recipe.accept(slot);
            int columns = mixing.columns().size();
            double[] into = new double[columns + 3];
            Arrays.fill(into, 77);
            new Cook(plan, floats).cook(slot, new ParentRows() {

                @Override
                public int columns() {
                    return columns;
                }

                @Override
                public void copy(long row, double[] target, int offset) {
                    System.arraycopy(rows[(int) row], 0, target, offset, columns);
                }
            }, into, 2);
            assertThat(new double[]{into[0], into[1], into[columns + 2]}).containsOnly(77);
            return Arrays.copyOfRange(into, 2, columns + 2);
        }
    }

    private static double[] row(double... values) {
        return values;
    }

    /// Points with these recipes.
    private static Points points(boolean areRows, List<Consumer<RecipeSlot>> recipes) {
        return new Points() {

            @Override
            public long count() {
                return recipes.size();
            }

            @Override
            public boolean isRow(long index) {
                return areRows;
            }

            @Override
            public void recipe(long index, RecipeSlot into) {
                recipes.get((int) index).accept(into);
            }
        };
    }

    private static double normal(long ticket, int column) {
        return Seed.of(ticket).stream(Purpose.of("recipe.noise"), column, 0, 0).nextGaussian();
    }

    /// None, one, a few, and more parents than a new slot has room for.
    @Test
    void parentsAreAddedInOrderEachOperationRounded() {
        RandomStream random = Seed.of(11).stream(Purpose.of("test.cook"), 0, 0, 0);
        double[][] rows = new double[20][5];
        for (double[] row : rows) {
            Arrays.setAll(row, column -> random.nextGaussian() * StrictMath.pow(10, 2 * column - 4));
        }
        Kitchen kitchen = Kitchen.of(Column.numeric(5), rows);
        int fusedDiffers = 0;
        int reversedDiffers = 0;
        for (int trial = 0; trial < 400; trial++) {
            int base = random.nextInt(20);
            int[] parents = random.ints(trial % 8, 0, 20).toArray();
            double[] weights = random.doubles(parents.length, -0.5, 1.5).toArray();
            double[] made = kitchen.cook(slot -> {
                slot.made(base);
                for (int i = 0; i < parents.length; i++) {
                    slot.toward(parents[i], weights[i]);
                }
            });
            for (int column = 0; column < 5; column++) {
                double start = rows[base][column];
                double value = start;
                double fused = start;
                double reversed = start;
                for (int i = 0; i < parents.length; i++) {
                    double difference = rows[parents[i]][column] - start;
                    double step = weights[i] * difference;
                    value = value + step;
                    fused = Math.fma(weights[i], difference, fused);
                    int other = parents.length - 1 - i;
                    reversed = reversed + weights[other] * (rows[parents[other]][column] - start);
                }
                assertThat(Double.doubleToRawLongBits(made[column])).isEqualTo(Double.doubleToRawLongBits(value));
                fusedDiffers += fused == value ? 0 : 1;
                reversedDiffers += reversed == value ? 0 : 1;
            }
        }
        assertThat(fusedDiffers).isPositive();
        assertThat(reversedDiffers).isPositive();
    }

    @Test
    void keptAndCopiedRowsAreTheirBaseWhateverTheColumnsSay() {
        List<Column> columns = List.of(Column.whole("a"), Column.ordinal("b", LEVELS),
                Column.numeric("id").as(Role.ID));
        Kitchen kitchen = Kitchen.of(columns, row(0, 0, 0), row(2.5, 7, -0.0));

        assertThat(kitchen.cook(slot -> slot.original(1))).containsExactly(2.5, 7, -0.0);
        assertThat(kitchen.cook(slot -> slot.copied(1))).containsExactly(2.5, 7, -0.0);
    }

    @ParameterizedTest
    @CsvSource({"LINEAR,0.25,0.75", "LINEAR,0.5,1.5", "WHOLE,0.5,2", "WHOLE,0.16,0", "WHOLE,0.84,3", "LEVELS,0.5,2",
            "LEVELS,1.5,2", "LEVELS,-0.4,0", "LEVELS,0.3,1", "VOTE,0.9,0", "NEARER,0.5,0", "NEARER,0.501,3",
            "NEARER,-0.9,0", "MEAN,0.1,1.5", "BASE,0.9,0", "EMPTY,0.9,NaN"})
    void aColumnBecomesWhatItsRuleSays(Mix mix, double weight, double expected) {
        Mixing mixing = Mixing.of(List.of(Column.numeric("x"), Column.ordinal("a", LEVELS))).with(1, mix);
        Kitchen kitchen = Kitchen.of(mixing, row(0, 0), row(8, 3));

        assertThat(kitchen.cook(slot -> slot.made(0).toward(1, weight))).containsExactly(8 * weight, expected);
    }

    @Test
    void aRoundedZeroIsNeverNegative() {
        Kitchen kitchen = Kitchen.of(List.of(Column.whole("a"), Column.ordinal("b", LEVELS)), row(0, 0), row(-1, -1));

        assertThat(Arrays.toString(kitchen.cook(slot -> slot.made(0).toward(1, 0.25)))).isEqualTo("[0.0, 0.0]");
    }

    @Test
    void theNearestOfSeveralParentsHasTheLargestWeight() {
        Mixing mixing = Mixing.of(Column.numeric(1)).with(0, Mix.NEARER);
        Kitchen kitchen = Kitchen.of(mixing, row(1), row(2), row(3));

        assertThat(kitchen.cook(slot -> slot.made(0).toward(1, 0.6).toward(2, 0.7))).containsExactly(3);
        assertThat(kitchen.cook(slot -> slot.made(0).toward(1, 0.7).toward(2, 0.6))).containsExactly(2);
        assertThat(kitchen.cook(slot -> slot.made(0).toward(1, 0.4).toward(2, 0.5))).containsExactly(1);
    }

    @Test
    void theMeanCountsBaseAndParentsTheSame() {
        Kitchen kitchen = Kitchen.of(List.of(Column.numeric("w").as(Role.WEIGHT)), row(1), row(2), row(6));

        assertThat(kitchen.cook(slot -> slot.made(0))).containsExactly(1);
        assertThat(kitchen.cook(slot -> slot.made(0).toward(1, 0.9).toward(2, 0.1))).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource({"1,2,5,3.25", "NaN,2,5,3.5", "1,NaN,5,3", "1,2,NaN,1.25", "NaN,NaN,5,5", "NaN,2,NaN,2",
            "1,NaN,NaN,1", "NaN,NaN,NaN,NaN"})
    void parentsWithoutAValueAreLeftOut(double base, double first, double second, double expected) {
        List<Column> columns = List.of(Column.numeric("full"), Column.numeric("a").missing(Missing.PRESENT));
        Kitchen kitchen = Kitchen.of(columns, row(0, base), row(1, first), row(2, second));

        assertThat(kitchen.cook(slot -> slot.made(0).toward(1, 0.25).toward(2, 0.5))).containsExactly(1.25, expected);
    }

    @ParameterizedTest
    @CsvSource({"1,2,5,3.25", "1,NaN,5,1", "1,2,NaN,1", "NaN,2,5,NaN"})
    void aMissingValueIsTheBasesIfTheColumnSaysSo(double base, double first, double second, double expected) {
        List<Column> columns = List.of(Column.numeric("a").missing(Missing.BASE), Column.numeric("b"));
        Kitchen kitchen = Kitchen.of(columns, row(base, base), row(first, first), row(second, second));

        assertThat(kitchen.cook(slot -> slot.made(0).toward(1, 0.25).toward(2, 0.5))).containsExactly(expected,
                Double.isNaN(base + first + second) ? NAN : 3.25);
    }

    @Test
    void noiseIsMadeAgainFromItsTicket() {
        List<Column> columns = List.of(Column.numeric("a"), Column.whole("b"), Column.carried("c"),
                Column.numeric("d"), Column.numeric("e").missing(Missing.PRESENT));
        Kitchen kitchen = Kitchen.of(columns, row(1, 2, 3, 4, NAN), row(5, 6, 7, 8, 9))
                .withSpreads(row(9, 9, 9, 9, 9), row(0.1, 30, 5, 0, 0.7));
        for (long ticket : new long[]{0, -1, 123456789}) {
            double[] made = kitchen.cook(slot -> slot.made(0).toward(1, 0.5).displaced(1, 0.3, ticket));

            assertThat(made[0]).isEqualTo(3 + 0.3 * 0.1 * normal(ticket, 0));
            assertThat(made[1]).isEqualTo(Math.rint(4 + 0.3 * 30.0 * normal(ticket, 1)) + 0.0);
            assertThat(made[2]).isEqualTo(3);
            assertThat(made[3]).isEqualTo(6);
            assertThat(made[4]).isEqualTo(9 + 0.3 * 0.7 * normal(ticket, 4));
        }
        assertThat(kitchen.cook(slot -> slot.made(0).displaced(0, 2, 5))[0]).isEqualTo(1 + 2.0 * 9 * normal(5, 0));
    }

    @ParameterizedTest
    @CsvSource({"0,-1", "0.25,-0.5", "0.5,0", "0.75,0.5", "1,1"})
    void aDifferenceBeyondTheRangeIsTakenApart(double weight, double expected) {
        Kitchen kitchen = Kitchen.of(Column.numeric(1), row(-0x1p1023), row(0x1p1023));

        assertThat(kitchen.cook(slot -> slot.made(0).toward(1, weight))).containsExactly(expected * 0x1p1023);
        assertThat(kitchen.cook(slot -> slot.made(1).toward(0, weight))).usingComparatorWithPrecision(0.0)
                .containsExactly(-expected * 0x1p1023);
    }

    @Test
    void aPointBetweenTheEndsOfTheRangeLiesBetweenThem() {
        Kitchen kitchen = Kitchen.of(Column.numeric(1), row(-Double.MAX_VALUE), row(Double.MAX_VALUE));
        double before = -Double.MAX_VALUE;
        for (int step = 0; step <= 1000; step++) {
            double weight = step / 1000.0;
            double made = kitchen.cook(slot -> slot.made(0).toward(1, weight))[0];
            assertThat(made).isBetween(before, Double.MAX_VALUE);
            before = made;
        }
    }

    @Test
    void infiniteValuesAreNotTakenApart() {
        double infinity = Double.POSITIVE_INFINITY;
        Kitchen kitchen = Kitchen.of(Column.numeric(2), row(1, infinity), row(infinity, infinity));

        assertThat(kitchen.cook(slot -> slot.made(0).toward(1, 0.5))).containsExactly(infinity, NAN);
    }

    @Test
    void floatsAreRoundedOnceAndLast() {
        List<Column> columns = List.of(Column.numeric("a"), Column.numeric("w").as(Role.WEIGHT), Column.whole("n"),
                Column.numeric("b").missing(Missing.PRESENT));
        Kitchen kitchen = Kitchen.of(columns, row(0.1, 0.1, 3, 0.1), row(0.7, 0.2, 16777217 * 4.0, NAN),
                row(1e-3, 0.9, 8, 0.3)).storingFloats().withSpreads(row(0.01, 0, 0, 0));
        double[][] rows = kitchen.rows();

        double[] made = kitchen
                .cook(slot -> slot.made(0).toward(1, 0.3).toward(2, 1 / 3.0).displaced(0, 1, 4));

        double exact = rows[0][0] + 0.3 * (rows[1][0] - rows[0][0]) + 1 / 3.0 * (rows[2][0] - rows[0][0])
                + 0.01 * normal(4, 0);
        assertThat(made[0]).isEqualTo((float) exact).isNotEqualTo(exact);
        assertThat(made[1]).isEqualTo((float) ((rows[0][1] + rows[1][1] + rows[2][1]) / 3));
        assertThat(made[2]).isEqualTo((float) Math.rint(
                rows[0][2] + 0.3 * (rows[1][2] - rows[0][2]) + 1 / 3.0 * (rows[2][2] - rows[0][2])));
        assertThat(made[3]).isEqualTo((float) (rows[0][3] + 1 / 3.0 * (rows[2][3] - rows[0][3])));
    }

    /// A row that another step made is rounded before it is a parent; a mean is not.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pointsAreRoundedIfTheyAreRows(boolean areRows) {
        List<Column> columns = List.of(Column.numeric("a"), Column.whole("n"));
        Kitchen kitchen = Kitchen.of(columns, row(0.1, 0), row(0.7, 1), row(0.9, 20)).storingFloats()
                .with(points(areRows, List.of(slot -> slot.made(0).toward(1, 1 / 3.0),
                        slot -> slot.made(3).toward(2, 0.3))));
        double[][] rows = kitchen.rows();
        double first = rounded(areRows, rows[0][0] + 1 / 3.0 * (rows[1][0] - rows[0][0]));
        double second = rounded(areRows, first + 0.3 * (rows[2][0] - first));
        double firstWhole = areRows ? 0 : 1 / 3.0;
        double secondWhole = firstWhole + 0.3 * (20 - firstWhole);
        secondWhole = areRows ? Math.rint(secondWhole) : secondWhole;

        assertThat(kitchen.cook(slot -> slot.made(3))).containsExactly((float) first, 0);
        assertThat(kitchen.cook(slot -> slot.made(4))).containsExactly((float) second, Math.rint(secondWhole));
        assertThat(kitchen.cook(slot -> slot.made(2).toward(4, 0.5))).containsExactly(
                (float) (rows[2][0] + 0.5 * (second - rows[2][0])), Math.rint(20 + 0.5 * (secondWhole - 20)));
        assertThat(kitchen.cook(slot -> slot.made(4).toward(3, 0.5).toward(4, 0.25))).containsExactly(
                (float) (second + 0.5 * (first - second)),
                Math.rint(secondWhole + 0.5 * (firstWhole - secondWhole)));
    }

    private static double rounded(boolean asRow, double value) {
        return asRow ? (float) value : value;
    }

    /// Number, whole number, category that is voted on, carried column: a nearest neighbor method for mixed columns.
    @Test
    void votesOfAMixedRecipeAreCounted() {
        List<Column> columns = List.of(Column.numeric("x"), Column.whole("n"), Column.categorical("c", LEVELS),
                Column.carried("id"));
        Kitchen kitchen = Kitchen.of(columns, row(0, 0, 0, 10), row(1, 3, 1, 11), row(2, 4, 2, 12), row(3, 5, 1, 13),
                row(4, 6, NAN, 14), row(5, 7, NAN, 15));

        assertThat(kitchen.withVoters(0, 1, 2, 3).cook(slot -> slot.made(0).toward(1, 0.5).votedBy(0, 9)))
                .containsExactly(0.5, 2, 1, 10);
        assertThat(kitchen.withVoters(4, 0, 5).cook(slot -> slot.made(0).toward(1, 0.5).votedBy(0, 9)))
                .containsExactly(0.5, 2, NAN, 10);
        assertThat(kitchen.cook(slot -> slot.made(2).toward(1, 0.5))).containsExactly(1.5, 4, 2, 12);
    }

    @Test
    void tiesAreDecidedByTheTicketInTheOrderOfValues() {
        List<Column> columns = List.of(Column.numeric("x"), Column.categorical("c", LEVELS),
                Column.categorical("d", LEVELS));
        Kitchen kitchen = Kitchen.of(columns, row(0, 2, 0), row(0, 1, 1), row(0, 2, 2), row(0, 1, 2), row(0, 0, NAN))
                .withVoters(0, 1, 2, 3, 4);
        Set<Double> seen = new HashSet<>();
        for (long ticket = 0; ticket < 50; ticket++) {
            long own = ticket;
            double[] made = kitchen.cook(slot -> slot.made(4).votedBy(0, own));
            int chosen = Seed.of(ticket).stream(Purpose.of("recipe.vote"), 1, 0, 0).nextInt(2);
            assertThat(made).containsExactly(0, new double[]{1, 2}[chosen], 2);
            seen.add(made[1]);
        }
        assertThat(seen).containsExactlyInAnyOrder(1.0, 2.0);
    }

    @Test
    void aTieOfAllValuesIsDecidedAmongAllOfThem() {
        Kitchen kitchen = Kitchen.of(List.of(Column.categorical("c", LEVELS)), row(2), row(NAN), row(0))
                .withVoters(0, 1, 2);
        List<Double> made = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        for (long ticket = 0; ticket < 30; ticket++) {
            long own = ticket;
            made.add(kitchen.cook(slot -> slot.made(0).votedBy(0, own))[0]);
            int chosen = Seed.of(ticket).stream(Purpose.of("recipe.vote"), 0, 0, 0).nextInt(3);
            expected.add(new double[]{0, 2, NAN}[chosen]);
        }
        assertThat(made).isEqualTo(expected);
        assertThat(new HashSet<>(made)).hasSize(3);
    }

    @Test
    void rowsWithoutAValueDoNotVoteIfMissingIsUnknown() {
        List<Column> columns = List.of(Column.categorical("c", LEVELS).missing(Missing.PRESENT),
                Column.categorical("d", LEVELS));
        Kitchen kitchen = Kitchen.of(columns, row(2, 2), row(NAN, NAN), row(NAN, NAN));

        assertThat(kitchen.withVoters(1, 0, 2).cook(slot -> slot.made(0).votedBy(0, 1))).containsExactly(2, NAN);
        assertThat(kitchen.withVoters(1, 2).cook(slot -> slot.made(0).votedBy(0, 1))).containsExactly(NAN, NAN);
    }

    @Test
    void votesOfNobodyAreADefectOfTheMethod() {
        Kitchen kitchen = Kitchen.of(List.of(Column.categorical("c", LEVELS)), row(2)).withVoters();

        assertThatIllegalStateException().isThrownBy(() -> kitchen.cook(slot -> slot.made(0).votedBy(0, 1)))
                .withMessage("list 0 of voters is empty");
    }

    @Test
    void columnsThatAreNotMixedOfAPointAreThoseOfItsRecipe() {
        List<Column> columns = List.of(Column.categorical("c", LEVELS), Column.numeric("w").as(Role.WEIGHT));
        Mixing nearer = Mixing.of(columns).with(0, Mix.NEARER);
        Points one = points(true, List.of(slot -> slot.made(0).toward(1, 0.9)));
        Kitchen kitchen = Kitchen.of(nearer, row(0, 1), row(2, 3)).with(one);

        assertThat(kitchen.cook(slot -> slot.made(0).toward(2, 0.8))).containsExactly(2, 1.5);
    }
}
