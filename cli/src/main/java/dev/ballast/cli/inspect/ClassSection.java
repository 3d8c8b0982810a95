package dev.ballast.cli.inspect;

import dev.ballast.cli.page.BarChart;
import dev.ballast.cli.page.Numbers;
import dev.ballast.cli.page.Page;
import dev.ballast.cli.page.Table;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.tables.message.VisibleText;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// The section on the rows of every class before and after.
public final class ClassSection {

    private static final int BARS = 12;
    private static final int ROWS_UNFOLDED = 24;
    private static final int ROWS = 1000;

    private ClassSection() {
    }

    /// Writes the section.
    ///
    /// @param page    takes it
    /// @param targets the rows of every class before and after
    public static void write(Page page, ClassTargets targets) {
        page.section("Rows of every class");
        List<Integer> codes = IntStream.range(0, targets.classes()).boxed()
                .sorted(Comparator.comparingLong((Integer code) -> Math.max(targets.before(code), targets.after(code)))
                        .reversed())
                .toList();
        List<Integer> drawn = codes.subList(0, Math.min(BARS, codes.size()));
        String more = drawn.size() < codes.size()
                ? " Drawn are the " + BARS + " largest of " + codes.size() + " classes; more are in the table."
                : "";
        page.charts(List.of(new BarChart("Rows before and after", "Largest class to smallest: "
                + ratio(targets.before().imbalanceRatio()) + " before, " + ratio(targets.after().imbalanceRatio())
                + " after." + more, "class", drawn.stream().map(code -> name(targets, code)).toList(),
                List.of(new BarChart.Bars("before", lengths(drawn, targets::before)),
                        new BarChart.Bars("after", lengths(drawn, targets::after))))));
        Table table = table(targets, codes).first(ROWS);
        if (codes.size() > ROWS_UNFOLDED) {
            page.folded("Classes by size", table);
        } else {
            page.table(table);
        }
    }

    private static Table table(ClassTargets targets, List<Integer> codes) {
        List<List<String>> rows = new ArrayList<>();
        for (int code : codes) {
            long before = targets.before(code);
            long after = targets.after(code);
            rows.add(List.of(name(targets, code), Numbers.count(before), Numbers.count(after),
                    (after > before ? "+" : "") + Numbers.count(after - before),
                    Numbers.percent((double) before / targets.before().total()),
                    Numbers.percent((double) after / targets.after().total())));
        }
        return new Table("Rows of every class",
                List.of("class", "before", "after", "change", "share before", "share after"), rows);
    }

    private static String name(ClassTargets targets, int code) {
        return VisibleText.named(targets.names().get(code));
    }

    private static String ratio(double ratio) {
        return Numbers.text(ratio) + " to 1";
    }

    private static double[] lengths(List<Integer> codes, IntToLongFunction count) {
        return codes.stream().mapToDouble(code -> count.applyAsLong(code)).toArray();
    }
}
