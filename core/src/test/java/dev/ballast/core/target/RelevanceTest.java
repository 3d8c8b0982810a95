package dev.ballast.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.Relevance.Point;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class RelevanceTest {

    private static final Purpose DRAW = Purpose.of("test.relevance");
    /// 1 to 11 and two numbers beyond the whiskers: hinges 4 and 10, median 7, whiskers at 1 and 11 (limits -5 and 19).
    private static final NumberTarget HIGH_EXTREMES = NumberTarget.of(40, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 50);

    private static Relevance ofBoxPlot(double... values) {
        return Relevance.ofBoxPlot(NumberTarget.of(values), Extremes.BOTH, 1.5);
    }

    @Test
    void automaticPointsAreThoseOfTheBoxPlotWithHinges() {
        Relevance relevance = Relevance.ofBoxPlot(HIGH_EXTREMES, Extremes.BOTH, 1.5);

        assertThat(relevance.points()).containsExactly(new Point(1, 0, 0), new Point(7, 0, 0), new Point(11, 1, 0));
        assertThat(relevance.relevance(9)).isEqualTo(0.5);
        assertThat(relevance.relevance(8)).isEqualTo(3 / 16.0 - 2 / 64.0);
        assertThat(relevance.relevance(11)).isEqualTo(1);
        assertThat(relevance.relevance(50)).isEqualTo(1);
        assertThat(relevance.relevance(3)).isZero();
        assertThat(relevance.relevance(-1e300)).isZero();
    }

    @Test
    void anEvenNumberOfRowsHasMeansOfTwoForMedianAndHinges() {
        // Hinges 2.5 and 6.5, median 4.5, limits -3.5 and 12.5.
        Relevance relevance = ofBoxPlot(1, 2, 3, 4, 5, 6, 7, 100);

        assertThat(relevance.points()).containsExactly(new Point(1, 0, 0), new Point(4.5, 0, 0), new Point(7, 1, 0));
    }

    @Test
    void numbersAtTheEndOfTheReachAreNotBeyondIt() {
        // Hinges 2 and 4, reach 3: 7 is within, 7.000001 is not.
        assertThat(ofBoxPlot(1, 2, 3, 4, 7).points()).containsExactly(new Point(1, 0, 0), new Point(3, 0, 0),
                new Point(7, 0, 0));
        assertThat(ofBoxPlot(1, 2, 3, 4, 7.000001).points()).containsExactly(new Point(1, 0, 0), new Point(3, 0, 0),
                new Point(4, 1, 0));
    }

    @ParameterizedTest
    @EnumSource
    void onlyExtremesThatAreAskedForAreRelevant(Extremes extremes) {
        NumberTarget target = NumberTarget.of(-30, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 50);

        Relevance relevance = Relevance.ofBoxPlot(target, extremes, 1.5);

        assertThat(relevance.relevance(-30)).isEqualTo(extremes == Extremes.HIGH ? 0 : 1);
        assertThat(relevance.relevance(50)).isEqualTo(extremes == Extremes.LOW ? 0 : 1);
        assertThat(ClassCounts.of(relevance.bands(target, 0.8))).isEqualTo(ClassCounts.of(
                List.of("low", "common", "high"), switch (extremes) {
                    case BOTH -> new long[]{3, 7, 3};
                    case HIGH -> new long[]{0, 10, 3};
                    case LOW -> new long[]{3, 10, 0};
                }));
    }

    @Test
    void aSmallerCoefficientMakesShorterWhiskers() {
        assertThat(Relevance.ofBoxPlot(HIGH_EXTREMES, Extremes.BOTH, 0).points()).containsExactly(new Point(4, 1, 0),
                new Point(7, 0, 0), new Point(10, 1, 0));
        assertThat(Relevance.ofBoxPlot(HIGH_EXTREMES, Extremes.BOTH, 100).points()).containsExactly(
                new Point(1, 0, 0), new Point(7, 0, 0), new Point(50, 0, 0));
    }

    /// In UBL and in early versions of themis the curve then has points at one place, and relevance is NaN.
    @Test
    void degenerateBoxPlotsAreRefusedOrHaveNoRelevance() {
        assertThatIllegalArgumentException().isThrownBy(() -> ofBoxPlot(0, 0, 0, 0, 0, 9))
                .withMessage(
                        "the upper whisker of the target's box plot ends at its median, 0.0, where relevance would be 0"
                                + " and 1 at once: too many rows have this number; give control points, or count only low"
                                + " extremes");
        assertThatIllegalArgumentException().isThrownBy(() -> ofBoxPlot(-9, 0, 0, 0, 0, 0))
                .withMessageStartingWith("the lower whisker of the target's box plot ends at its median, 0.0")
                .withMessageEndingWith("count only high extremes");
        assertThat(Relevance.ofBoxPlot(NumberTarget.of(0, 0, 0, 0, 0, 9), Extremes.LOW, 1.5).points())
                .containsExactly(new Point(0, 0, 0), new Point(9, 0, 0));
        assertThat(ofBoxPlot(5, 5, 5).points()).containsExactly(new Point(5, 0, 0));
        assertThat(ofBoxPlot(5, 5, 5).relevance(5)).isZero();
        assertThat(ofBoxPlot(-7).relevance(3)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> ofBoxPlot())
                .withMessage("there are no rows, so the target has no box plot");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Relevance.ofBoxPlot(HIGH_EXTREMES, Extremes.BOTH, Double.NaN))
                .withMessage("coefficient is NaN; it must be finite and not negative");
    }

    /// Power-form coefficients of the cubic, as UBL has them, from slopes that need no mending.
    @Test
    void theCurveIsTheCubicOfHermite() {
        Relevance relevance = Relevance.parse("0:0:0,10:0.4:0.05,30:1:0.01");

        for (double y = 10; y <= 30; y += 0.5) {
            double delta = (1 - 0.4) / 20;
            double c = (3 * delta - 2 * 0.05 - 0.01) / 20;
            double d = (0.05 - 2 * delta + 0.01) / 400;
            double s = y - 10;
            assertThat(relevance.relevance(y)).isCloseTo(0.4 + s * (0.05 + s * (c + s * d)), within(1e-12));
        }
    }

    @Test
    void slopesThatAreNotGivenAreMeansOfSecantsAndZeroAtEndsAndTurns() {
        Relevance worked = Relevance.parse("0:0,10:0.4,30:1,40:0.5,50:0");

        // Secants 0.04, 0.03, -0.05, -0.05.
        Relevance given = Relevance.parse("0:0:0,10:0.4:0.035,30:1:0,40:0.5:-0.05,50:0:0");
        for (double y = -5; y <= 55; y += 0.25) {
            assertThat(worked.relevance(y)).isCloseTo(given.relevance(y), within(1e-12));
        }
    }

    @Test
    void anyCurveIsMonotoneBetweenItsPointsAndStaysWithinThem() {
        for (int trial = 0; trial < 300; trial++) {
            RandomStream random = Seed.of(trial).stream(DRAW, 0, 0, 0);
            List<Point> points = new ArrayList<>();
            double y = random.nextGaussian();
            for (int i = 0; i < 2 + random.nextInt(5); i++) {
                y += 0.01 + random.nextDouble();
                points.add(new Point(y, random.nextInt(3) / 2.0 * random.nextDouble(), Double.NaN));
            }
            Relevance relevance = Relevance.through(points);
            for (int i = 1; i < points.size(); i++) {
                Point a = points.get(i - 1);
                Point b = points.get(i);
                double direction = Math.signum(b.relevance() - a.relevance());
                double before = a.relevance();
                assertThat(relevance.relevance(a.y())).isEqualTo(before);
                for (int step = 1; step <= 64; step++) {
                    double now = relevance.relevance(a.y() + (b.y() - a.y()) * step / 64);
                    assertThat(direction * (now - before)).isGreaterThanOrEqualTo(-1e-12);
                    before = now;
                }
            }
        }
    }

    @Test
    void steepSlopesAreMadeLessSteep() {
        Relevance steep = Relevance.parse("0:0:100,1:1:100");

        // Both become 3 / sqrt(2), the most with which the square of slopes over secants is 9.
        Relevance least = Relevance.parse("0:0:2.1213203435596424,1:1:2.1213203435596424");
        for (double y = 0; y <= 1; y += 0.0625) {
            assertThat(steep.relevance(y)).isCloseTo(least.relevance(y), within(1e-12));
        }
    }

    /// UBL goes on in a straight line there.
    @Test
    void beyondItsPointsTheCurveIsLevelWhateverTheSlopeAtItsEnd() {
        Relevance relevance = Relevance.parse("0:0.1:0.5,1:0.9:0.5");

        assertThat(relevance.relevance(-100)).isEqualTo(0.1);
        assertThat(relevance.relevance(100)).isEqualTo(0.9);
    }

    /// UBL turns such slopes around, also those that it has worked out itself.
    @Test
    void slopesAgainstTheCurveAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Relevance.parse("0:0,1:0.5:-0.1,2:1"))
                .withMessage("slope at 1.0 is -0.1, and relevance rises there; it must not have the opposite sign");
        assertThatIllegalArgumentException().isThrownBy(() -> Relevance.parse("0:0,1:1:0.1,2:0"))
                .withMessage("slope at 1.0 is 0.1, and relevance falls there; it must not have the opposite sign");
        assertThat(Relevance.parse("0:1,10:0,20:0.2").relevance(9)).isBetween(0.0, 0.1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "5 | control point \"5\" is not of the form y:relevance or y:relevance:slope, such as 100:1",
            "1:2:3:4 | control point \"1:2:3:4\" is not of the form", "1:x | control point \"1:x\" is not of numbers",
            "1:1.5 | relevance at 1.0 is 1.5; it must be between 0 and 1",
            "1:NaN | relevance at 1.0 is NaN; it must be between 0 and 1",
            "NaN:1 | a control point is at NaN; it must be at a finite number",
            "1:1:Infinity | slope at 1.0 is Infinity; it must be finite",
            "2:1,1:0 | a control point at 1.0 follows one at 2.0; control points must ascend",
            "1:1,1:0 | a control point at 1.0 follows one at 1.0; control points must ascend",
            "'' | control point \"\" is"})
    void textThatIsNoCurveIsRefused(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Relevance.parse(text)).withMessageStartingWith(message);
    }

    @Test
    void textAndCurveGoBothWays() {
        Relevance relevance = Relevance.parse("-1.5e3:1,0:0:0,7:0.25,1e9:1:1e-10");

        assertThat(Relevance.parse(relevance.toString())).isEqualTo(relevance).hasSameHashCodeAs(relevance);
        assertThat(relevance).isNotEqualTo(Relevance.parse("-1.5e3:1,0:0:0,7:0.25,1e9:1"))
                .hasToString("-1500.0:1.0,0.0:0.0:0.0,7.0:0.25,1.0E9:1.0:1.0E-10");
        assertThatIllegalArgumentException().isThrownBy(() -> Relevance.through(List.of()))
                .withMessage("there are no control points; give at least one");
    }

    @Test
    void bandsAreAlwaysThreeInTheOrderOfTheNumbers() {
        Relevance relevance = Relevance.parse("0:1,10:0,20:0,30:1");

        ClassLabels bands = relevance.bands(NumberTarget.of(15, 31, 12, 30), 0.8);

        assertThat(bands.names()).containsExactly("low", "common", "high");
        assertThat(bands.label(2)).isEqualTo(Band.HIGH);
        assertThat(bands.toStrings()).containsExactly("common", "high", "common", "high");
        assertThat(IntStream.range(0, 3).mapToLong(bands::streamKey)).containsExactly(2L, 0L, 1L);
        assertThat(relevance.bands(NumberTarget.of(), 0.8).names()).hasSize(3);
        assertThat(Band.LOW.isRare() && Band.HIGH.isRare() && !Band.COMMON.isRare()).isTrue();
    }

    @Test
    void aNumberOfTheThresholdIsRare() {
        Relevance relevance = Relevance.parse("0:0,10:1");

        assertThat(relevance.bands(NumberTarget.of(5, 4.999), 0.5).toStrings()).containsExactly("high", "common");
        assertThat(relevance.bands(NumberTarget.of(10, 9.9), 1).toStrings()).containsExactly("high", "common");
    }

    @Test
    void numbersCannotBeRareBetweenCommonOnesNorAllRare() {
        Relevance middle = Relevance.parse("0:0,10:1,20:0");
        NumberTarget target = NumberTarget.of(1, 10, 19);

        assertThatIllegalArgumentException().isThrownBy(() -> middle.bands(target, 0.8))
                .withMessage(
                        "relevance is at least 0.8 at 10.0 and less at 0.0 and 20.0; numbers can be rare below and above"
                                + " common ones, not between them");
        assertThat(Relevance.parse("0:0,10:0.7,20:0").bands(target, 0.8).toStrings()).containsOnly("common");
        assertThatIllegalArgumentException().isThrownBy(() -> Relevance.parse("0:0.9,10:1").bands(target, 0.8))
                .withMessage(
                        "relevance is at least 0.8 everywhere, so nothing is common; use a larger threshold or other"
                                + " control points");
        assertThatIllegalArgumentException().isThrownBy(() -> middle.bands(target, 0))
                .withMessage("threshold is 0.0; it must be above 0 and at most 1");
    }

    @Test
    void aPowerOfTwoChangesNoRelevance() {
        double[] values = new double[200];
        RandomStream random = Seed.of(3).stream(DRAW, 0, 0, 1);
        Arrays.setAll(values, row -> random.nextGaussian() * Math.exp(random.nextGaussian()));
        Relevance relevance = ofBoxPlot(values);
        for (int exponent : new int[]{-900, -40, 40, 1000}) {
            double[] scaled = Arrays.stream(values).map(value -> Math.scalb(value, exponent)).toArray();
            Relevance other = ofBoxPlot(scaled);
            for (int row = 0; row < values.length; row++) {
                assertThat(other.relevance(scaled[row])).isEqualTo(relevance.relevance(values[row]));
            }
        }
    }

    @Test
    void numbersFartherApartThanADoubleReachesHaveRelevanceToo() {
        Relevance relevance = Relevance.parse("-1.5e308:0,1.5e308:1");

        assertThat(relevance.relevance(0)).isEqualTo(0.5);
        assertThat(relevance.relevance(1.5e308)).isEqualTo(1);
    }
}
