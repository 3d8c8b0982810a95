package dev.ballast.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;

/// Axes, bins and the text of numbers.
class AxisTest {

    private static List<String> ticks(double min, double max, int most) {
        return new Axis("x", min, max).ticks(most).stream().map(Axis.Tick::text).toList();
    }

    @Test
    void ticksAreRound() {
        assertThat(ticks(0, 1, 6)).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
        assertThat(ticks(-0.31, 0.29, 6)).containsExactly("-0.3", "-0.2", "-0.1", "0", "0.1", "0.2");
        assertThat(ticks(1e9, 3e9, 3)).containsExactly("1e9", "2e9", "3e9");
        assertThat(ticks(-Double.MAX_VALUE, Double.MAX_VALUE, 6)).hasSize(2);
        assertThat(ticks(0, Double.MIN_VALUE, 6)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-3,17", "0.001,0.0011", "1e15,1.0000000001e15", "-7e-9,8e300", "123456,123457"})
    void ticksAreBetweenTheEndsAndFew(double min, double max) {
        for (int most = 2; most <= 9; most++) {
            assertThat(new Axis("x", min, max).ticks(most)).hasSizeLessThanOrEqualTo(most)
                    .allMatch(tick -> tick.value() >= min && tick.value() <= max);
        }
    }

    @Test
    void anAxisAroundOneValueHasRoomForIt() {
        assertThat(Axis.around("x", 3, 3)).isEqualTo(new Axis("x", 2.5, 3.5));
        assertThat(Axis.around("x", Double.MAX_VALUE).fraction(Double.MAX_VALUE)).isEqualTo(1);
        assertThat(Axis.around("x")).isEqualTo(Axis.unit("x"));
        assertThat(new Axis("x", -Double.MAX_VALUE, Double.MAX_VALUE).fraction(0)).isEqualTo(0.5);
        assertThat(new Axis("x", 0, 2 * Double.MIN_VALUE).fraction(Double.MIN_VALUE)).isEqualTo(0.5);
    }

    @Test
    void binsCountEveryValueOnce() {
        double[] values = {1, 1, 2, 5, 5, 5};
        Bins whole = Bins.over(values);
        assertThat(whole.count()).isEqualTo(5);
        assertThat(whole.shares(values)).containsExactly(2 / 6.0, 1 / 6.0, 0, 0, 3 / 6.0);
        Bins wide = Bins.over(new double[]{-Double.MAX_VALUE, Double.MAX_VALUE}, new double[]{0.5});
        assertThat(wide.count()).isEqualTo(20);
        assertThat(wide.shares(-Double.MAX_VALUE, 0.5, Double.MAX_VALUE)).contains(1 / 3.0, 1 / 3.0, 1 / 3.0);
        assertThat(Bins.over(new double[]{7, 7}).shares(7, 7)).containsExactly(1);
        assertThat(Bins.over(new double[]{1e300}).shares(1e300)).containsExactly(1);
    }

    @Test
    void aFewOutliersDoNotSqueezeTheBinsAndAreCounted() {
        double[] values = new double[1000];
        Arrays.setAll(values, i -> i < 998 ? i / 998.0 : 1e6);
        Bins bins = Bins.over(values);
        assertThat(bins.edge(bins.count())).isLessThan(1);
        assertThat(bins.note()).isEqualTo("The outermost bins take in what is beyond them.");
        assertThat(Arrays.stream(bins.shares(values)).sum()).isEqualTo(1, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(bins.text(19)).startsWith("from ");
    }

    @ParameterizedTest
    @CsvSource({"0.1234567,0.1235", "1234567,1234567", "1e20,1e20", "-1.5,-1.5", "-0.0,0", "0.00001234567,1.235e-5",
            "99999.9,100000", "123456789.5,1.235e8", "2.5e-320,2.5e-320"})
    void numbersHaveFourDigits(double value, String text) {
        assertThat(Numbers.text(value)).isEqualTo(text);
    }

    @Test
    void sharesCountsAndPlacesAreWritten() {
        assertThat(Numbers.percent(0.1249)).isEqualTo("12.5\u202f%");
        assertThat(Numbers.percent(Double.NaN)).isEmpty();
        assertThat(Numbers.count(1234567)).isEqualTo("1\u202f234\u202f567");
        assertThat(Numbers.count(-1000)).isEqualTo("-1\u202f000");
        assertThat(Numbers.count(999)).isEqualTo("999");
        assertThat(Numbers.place(-0.04)).isEqualTo("0");
        assertThat(Numbers.place(-0.26)).isEqualTo("-0.3");
        assertThat(Numbers.place(12)).isEqualTo("12");
    }
}
