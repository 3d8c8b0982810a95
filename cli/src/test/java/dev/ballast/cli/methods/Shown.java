package dev.ballast.cli.methods;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.LabelSets;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A method and its picture.
///
/// @param method  the method
/// @param caption how to read the picture, where it is not as all are; may be empty
/// @param counts  what the method does to numbers of rows
/// @param svg     the picture
record Shown(MethodInfo method, String caption, String counts, String svg) {

    private static final String PICTURE = "<a href=\"../methods.md#how-to-read-the-pictures\"><img align=\"right\" ";

    static Shown of(MethodInfo method) {
        Drawing drawing = Drawing.of(method);
        Resampling resampling = drawing.resampling(method);
        String counts = counts(resampling);
        return new Shown(method, drawing.caption(), counts, drawing.draw(method.name() + ": " + counts, resampling));
    }

    /// {@return the picture of a table that nothing has been done to}
    static String untouched() {
        Dataset table = ShownTables.numbers();
        Plan plan = Plan.keepingAll(table.labels(), Mixing.of(table.columns()), List.of());
        return Drawing.NUMBERS.draw("The table before", new Resampling(plan, table));
    }

    private static String counts(Resampling resampling) {
        if (resampling.source().target() instanceof LabelSets before) {
            LabelSets after = (LabelSets) resampling.toDataset().target();
            return IntStream.range(0, before.names().size()).mapToObj(
                    label -> change(before.names().get(label), before.count(label), after.count(label)))
                    .collect(Collectors.joining(", "));
        }
        ClassTargets change = resampling.plan().change();
        return IntStream.range(0, change.classes()).mapToObj(
                code -> change(change.names().get(code), change.before(code), change.after(code)))
                .collect(Collectors.joining(", "));
    }

    private static String change(String name, long before, long after) {
        return name + " " + (before == after ? before : before + " → " + after);
    }

    /// Returns a page with the line that shows this picture below its heading, in place of the one that stands there.
    ///
    /// @param page the page as it is
    /// @return the page as it has to be
    String onPage(String page) {
        List<String> lines = page.lines().toList();
        int text = lines.size() > 2 && lines.get(2).startsWith(PICTURE) ? 4 : 2;
        return lines.getFirst() + "\n\n" + PICTURE + "src=\"" + method.name() + ".svg\" width=\"" + Svg.SIDE
                + "\" height=\"" + Svg.SIDE
                + "\" alt=\"" + method.name() + " on a small table: " + counts + "\"></a>\n\n"
                + lines.stream().skip(text).collect(Collectors.joining("\n", "", "\n"));
    }
}
