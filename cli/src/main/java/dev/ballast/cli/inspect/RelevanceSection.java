package dev.ballast.cli.inspect;

import dev.ballast.cli.page.Axis;
import dev.ballast.cli.page.HistogramChart;
import dev.ballast.cli.page.LineChart;
import dev.ballast.cli.page.Numbers;
import dev.ballast.cli.page.Page;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Relevance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/// The section on a number to be predicted: how much each of its values matters, and how often it is there before and after.
public final class RelevanceSection {

    private static final int POINTS = 201;
    private static final int MOST_NUMBERS = 100_000;

    private RelevanceSection() {
    }

    /// Writes the section.
    ///
    /// @param page      takes it
    /// @param name      of the column to be predicted
    /// @param target    its values before
    /// @param relevance how much each matters
    /// @param result    has the values after
    public static void write(Page page, String name, NumberTarget target, Relevance relevance, Resampling result) {
        page.section("Which numbers are rare");
        double[] before = target.toArray();
        // Evenly spread places of the result show its distribution as all of them would.
        long step = Math.max(1, result.size() / MOST_NUMBERS);
        double[] after = LongStream.range(0, (result.size() + step - 1) / step)
                .mapToDouble(i -> result.number(i * step)).toArray();
        Axis axis = Axis.around(name, DoubleStream.concat(Arrays.stream(before), Arrays.stream(after)).toArray());
        double[] x = new double[POINTS];
        Arrays.setAll(x, i -> axis.min() * (1 - i / (POINTS - 1.0)) + axis.max() * (i / (POINTS - 1.0)));
        double[] y = Arrays.stream(x).map(relevance::relevance).toArray();
        page.charts(List.of(
                new LineChart("Relevance", "1 where a number matters most, 0 where it is common.", axis,
                        Axis.unit("relevance"),
                        List.of(new LineChart.Line("relevance", LineChart.Shape.STRAIGHT, x, y))),
                HistogramChart.pair("Numbers before and after", after.length < result.size()
                        ? "After: every " + Numbers.count(step) + "th row."
                        : "All rows.", name, "before", before, "after", after)));
        page.text("The curve goes through these points (number:relevance:slope): " + relevance + '.');
    }
}
