package dev.ballast.cli.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.cli.PageReader;
import dev.ballast.cli.page.LineChart.Line;
import dev.ballast.cli.page.LineChart.Shape;
import dev.ballast.cli.page.ScatterChart.Mark;
import dev.ballast.cli.page.ScatterChart.Points;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Pages and charts.
class PageTest {

    private static final String HARD = "<b>&\"'\u0434\u0437\u0432\u0456\u043d \ud83d\ude00 ]]>";

    private static String html(Page page) {
        return new String(page.toBytes("ballast"), StandardCharsets.UTF_8);
    }

    private static Page everything(String name) {
        double[] unit = {0, 0.5, 1};
        return new Page(name, name).section(name).part(name).text(name).code(name).facts(Map.of(name, name))
                .table(new Table(name, List.of(name, "n"), List.of(List.of(name, "1"))))
                .folded(name, new Table(name, List.of(name), List.of())).section(name)
                .charts(List.of(
                        new LineChart(name, name, Axis.unit(name), Axis.unit(name),
                                Arrays.stream(Shape.values()).map(shape -> new Line(name, shape, unit, unit)).toList()),
                        new BarChart(name, name, name, List.of(name, "b"),
                                List.of(new BarChart.Bars(name, new double[]{0, 7}))),
                        HistogramChart.pair(name, name, name, name, new double[]{1, 2, 2}, "b", new double[]{2}),
                        new ScatterChart(name, name, Axis.unit(name), Axis.unit(name),
                                Arrays.stream(Mark.values()).map(mark -> new Points(name, mark, unit, unit)).toList())))
                .charts(List.of(new BarChart("empty", "none", "class", List.of(),
                        List.of(new BarChart.Bars("b", new double[0])))));
    }

    @Test
    void aPageIsWellFormedAndNeedsNothingElseWhateverTheTextsAre() {
        PageReader page = PageReader.of(html(everything(HARD)));
        page.requirePromises();
        assertThat(page.texts("h1")).containsExactly(HARD);
        assertThat(page.texts("code")).containsExactly(HARD);
        assertThat(page.texts("figure")).hasSize(5);
    }

    @Test
    void charactersThatXmlCannotHoldOrThatTurnTextAreReplaced() {
        PageReader page = PageReader.of(html(new Page("a\u0000b\u001fc\ud800d\ufffe\u202ee\u2066f", "")));
        assertThat(page.texts("h1")).containsExactly("a\\u0000b\\u001fc\\ud800d\\ufffe\\u202ee\\u2066f");
    }

    @Test
    void sameContentSameBytes() {
        assertThat(html(everything("x"))).isEqualTo(html(everything("x")));
    }

    @Test
    void aLineOfManyPointsKeepsItsExtremesAndStaysSmall() {
        int points = 1_000_000;
        double[] x = IntStream.range(0, points).mapToDouble(i -> i / (points - 1.0)).toArray();
        double[] y = IntStream.range(0, points).mapToDouble(i -> i == 500_000 ? 1 : i == 700_001 ? 0 : 0.5).toArray();
        LineChart chart = new LineChart("t", "d", Axis.unit("x"), Axis.unit("y"),
                List.of(new Line("l", Shape.STEPS, x, y)));
        String html = html(new Page("t", "l").charts(List.of(chart)));
        assertThat(html.length()).isLessThan(60_000);
        List<Double> heights = heights(html);
        assertThat(heights).contains(222.0, 26.0, 124.0).allMatch(height -> height >= 26 && height <= 222);
        assertThat(chart.numbers().rows()).hasSize(100).first().isEqualTo(List.of("l", "0", "0.5"));
        assertThat(chart.numbers().rows().getLast()).isEqualTo(List.of("l", "1", "0.5"));
    }

    private static List<Double> heights(String html) {
        Matcher path = Pattern.compile(" d=\"(M[^\"]*)\"").matcher(html);
        assertThat(path.find()).isTrue();
        List<Double> heights = new ArrayList<>();
        for (String point : path.group(1).substring(1).split("L", -1)) {
            heights.add(Double.parseDouble(point.substring(point.indexOf(' ') + 1)));
        }
        return heights;
    }

    @Test
    void stepsGoUpOrDownThenAlong() {
        LineChart chart = new LineChart("t", "d", Axis.unit("x"), Axis.unit("y"),
                List.of(new Line("l", Shape.STEPS, new double[]{0, 1}, new double[]{1, 0})));
        assertThat(html(new Page("t", "l").charts(List.of(chart)))).contains("d=\"M44 26L44 222L350 222\"");
    }

    @Test
    void whatAChartCannotHoldIsRefused() {
        Axis unit = Axis.unit("recall");
        Line beyond = new Line("l", Shape.STRAIGHT, new double[]{0, 2}, new double[]{0, 1});
        assertThatThrownBy(() -> new LineChart("t", "d", unit, unit, List.of(beyond)))
                .hasMessage("value[1] of \"l\" is 2.0; axis \"recall\" runs from 0.0 to 1.0");
        assertThatThrownBy(() -> new LineChart("t", "d", unit, unit, List.of()))
                .hasMessage("chart \"t\" has 0 series; it must have 1 to 6");
        assertThatThrownBy(() -> new Line("l", Shape.STRAIGHT, new double[1], new double[2]))
                .hasMessageContaining("1 x and 2 y");
        assertThatThrownBy(() -> new BarChart.Bars("b", new double[]{1, -1}))
                .hasMessage("bar[1] of \"b\" is -1.0; bars must be finite and at least 0");
        assertThatThrownBy(() -> new Axis("x", 1, 1)).hasMessageContaining("must be finite and ascend");
        assertThatThrownBy(() -> new Table("t", List.of("a", "b"), List.of(List.of("1"))))
                .hasMessage("row 0 of table \"t\" has 1 cells; the heading has 2");
    }
}
