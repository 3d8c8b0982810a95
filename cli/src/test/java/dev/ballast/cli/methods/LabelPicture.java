package dev.ballast.cli.methods;

import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.LabelSets;

import java.util.List;
import java.util.Optional;

/// Draws how many rows have each label: a bar for the table as it was, and one for the result, new rows on top of kept ones.
final class LabelPicture {

    private static final double BOTTOM = 190;
    private static final double HEIGHT = 170;
    private static final double MOST = 130;
    private static final double BAR = 14;

    private LabelPicture() {
    }

    /// Draws.
    ///
    /// @param title      what the picture shows
    /// @param resampling of sets of labels
    /// @return the picture, as text
    static String draw(String title, Resampling resampling) {
        LabelSets before = (LabelSets) resampling.source().target();
        LabelSets after = (LabelSets) resampling.toDataset().target();
        LabelSets kept = before.select(resampling.keptRows());
        Svg svg = new Svg(title);
        List<String> labels = before.names();
        bars(svg, Svg.COMMON, -BAR - 1, Optional.empty(), before);
        bars(svg, Svg.RARE, 1, Optional.empty(), kept);
        bars(svg, Svg.NEW, 1, Optional.of(kept), after);
        svg.open("fill=\"" + Svg.COMMON + "\" font-family=\"sans-serif\" font-size=\"12\" text-anchor=\"middle\"");
        for (int label = 0; label < labels.size(); label++) {
            svg.text(middle(before, label), BOTTOM + 16, labels.get(label));
        }
        svg.close();
        svg.open("stroke=\"" + Svg.COMMON + "\"").path(Svg.line(6, BOTTOM, Svg.SIDE - 6, BOTTOM)).close();
        return svg.toString();
    }

    private static double middle(LabelSets sets, int label) {
        return Svg.SIDE * (label + 0.5) / sets.names().size();
    }

    /// Draws a bar for every label.
    ///
    /// @param below what the bars stand on
    private static void bars(Svg svg, String color, double offset, Optional<LabelSets> below, LabelSets shown) {
        svg.open("fill=\"" + color + "\"");
        for (int label = 0; label < shown.names().size(); label++) {
            int from = below.isPresent() ? below.get().count(label) : 0;
            int rows = shown.count(label) - from;
            if (rows > 0) {
                svg.rectangle(middle(shown, label) + offset, BOTTOM - HEIGHT * (from + rows) / MOST, BAR,
                        HEIGHT * rows / MOST);
            }
        }
        svg.close();
    }
}
