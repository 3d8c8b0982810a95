package dev.ballast.cli.page;

import java.util.List;

/// Groups of bars, each under its name and with its value at its end.
///
/// @param chart what is drawn
record BarPlot(BarChart chart) implements Plot {

    private static final int THICK = 14;
    private static final int BETWEEN = 4;
    private static final int NAME = 18;
    private static final int GROUP_GAP = 10;
    private static final int VALUE_ROOM = 72;

    private int groupHeight() {
        return NAME + chart.bars().size() * (THICK + BETWEEN) + GROUP_GAP;
    }

    @Override
    public int height() {
        return Math.max(1, chart.groups().size()) * groupHeight();
    }

    @Override
    public void draw(Markup out) {
        double most = 0;
        for (BarChart.Bars bars : chart.bars()) {
            for (double value : bars.values()) {
                most = Math.max(most, value);
            }
        }
        List<String> groups = chart.groups();
        for (int group = 0; group < groups.size(); group++) {
            int top = group * groupHeight();
            out.element("text", FramedPlot.shortened(groups.get(group)), "x", "1", "y", "" + (top + 12)).line();
            for (int series = 0; series < chart.bars().size(); series++) {
                double value = chart.bars().get(series).values()[group];
                double length = most == 0 ? 0 : value / most * (WIDTH - VALUE_ROOM);
                int y = top + NAME + series * (THICK + BETWEEN);
                Ink.bar(series, 1, y, length, THICK, out);
                out.element("text", Numbers.text(value), "x", Numbers.place(length + 7), "y", "" + (y + 11)).line();
            }
            out.empty("line", "class", "base", "x1", "1", "x2", "1", "y1", "" + (top + NAME - 2), "y2",
                    "" + (top + groupHeight() - GROUP_GAP - 2)).line();
        }
    }
}
