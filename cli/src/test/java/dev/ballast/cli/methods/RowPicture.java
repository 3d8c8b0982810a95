package dev.ballast.cli.methods;

import dev.ballast.cli.methods.Layout.Spot;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/// Draws the rows of a table and what has become of them: kept rows as dots, dropped ones as crosses, new ones in a color of
/// their own. All of it is read from recipes.
final class RowPicture {

    private static final double COMMON_SIZE = 2.2;
    private static final double RARE_SIZE = 2.7;
    private static final double NEW_SIZE = 2.1;
    private static final double CROSS = 2;
    private static final double RING = 1.5;

    private final Dataset source;
    private final ClassLabels classes;
    private final int common;
    private final BitSet kept = new BitSet();
    private final List<Spot> spots;
    private final List<Spot> made = new ArrayList<>();
    private final List<String> segments = new ArrayList<>();
    private final int[] copies;

    private RowPicture(Resampling resampling, Layout layout) {
        this.source = resampling.source();
        this.classes = resampling.plan().classes();
        this.common = largest(ClassCounts.of(classes));
        this.spots = new ArrayList<>(source.rows());
        this.copies = new int[source.rows()];
        int[] placed = new int[layout.cells()];
        for (int row = 0; row < source.rows(); row++) {
            spots.add(layout.spot(source, row, placed[layout.cell(source, row)]++));
        }
        for (int row : resampling.keptRows()) {
            kept.set(row);
        }
        Dataset result = resampling.toDataset();
        for (int row = resampling.keptSize(); row < result.rows(); row++) {
            switch (resampling.recipe(row)) {
                case Recipe.Copy copy -> copies[(int) copy.base()]++;
                case Recipe.Made recipe -> add(recipe, layout.spot(result, row, placed[layout.cell(result, row)]++));
                case Recipe.Original original -> throw new IllegalStateException("row " + row + " of the result is "
                        + original + " and stands among new rows");
            }
        }
    }

    private static int largest(ClassCounts counts) {
        int largest = 0;
        for (int code = 1; code < counts.classes(); code++) {
            largest = counts.count(code) > counts.count(largest) ? code : largest;
        }
        return largest;
    }

    private void add(Recipe.Made recipe, Spot spot) {
        made.add(spot);
        if (recipe.start() instanceof Recipe.Original(long base) && recipe.toward().size() == 1
                && recipe.displacement().isEmpty() && spot.isInside()) {
            Spot from = spots.get((int) base);
            segments.add(Svg.line(from.x(), from.y(), spot.x(), spot.y()));
        }
    }

    /// Draws.
    ///
    /// @param title      what the picture shows
    /// @param resampling what is drawn
    /// @param layout     where rows lie
    /// @return the picture, as text
    static String draw(String title, Resampling resampling, Layout layout) {
        RowPicture picture = new RowPicture(resampling, layout);
        long outside = picture.made.stream().filter(spot -> !spot.isInside()).count();
        return picture.draw(new Svg(outside == 0 ? title : title + "; " + outside + " new rows beyond the frame"),
                layout);
    }

    private String draw(Svg svg, Layout layout) {
        stroke(svg, Svg.COMMON, "0.2", "1", layout.grid());
        stroke(svg, Svg.NEW, "0.4", "0.7", segments);
        crosses(svg, Svg.COMMON, false);
        crosses(svg, Svg.RARE, true);
        marks(svg, Svg.COMMON, "0.8", COMMON_SIZE, keptSpots(false));
        marks(svg, Svg.NEW, "0.85", NEW_SIZE, made.stream().filter(Spot::isInside).toList());
        marks(svg, Svg.RARE, "1", RARE_SIZE, keptSpots(true));
        svg.open("fill=\"none\" stroke=\"" + Svg.NEW + "\" stroke-width=\"1.2\"");
        for (int row = 0; row < copies.length; row++) {
            if (copies[row] > 0) {
                svg.circle(spots.get(row).x(), spots.get(row).y(), RARE_SIZE + RING * Math.sqrt(copies[row]));
            }
        }
        return svg.close().toString();
    }

    private boolean isRare(int row) {
        return classes.code(row) != common;
    }

    private List<Spot> keptSpots(boolean rare) {
        return kept.stream().filter(row -> isRare(row) == rare).mapToObj(spots::get).toList();
    }

    private void crosses(Svg svg, String color, boolean rare) {
        List<String> crosses = new ArrayList<>();
        for (int row = kept.nextClearBit(0); row < source.rows(); row = kept.nextClearBit(row + 1)) {
            if (isRare(row) == rare) {
                Spot at = spots.get(row);
                crosses.add(Svg.line(at.x() - CROSS, at.y() - CROSS, at.x() + CROSS, at.y() + CROSS));
                crosses.add(Svg.line(at.x() - CROSS, at.y() + CROSS, at.x() + CROSS, at.y() - CROSS));
            }
        }
        stroke(svg, color, rare ? "0.9" : "0.55", "0.8", crosses);
    }

    private static void stroke(Svg svg, String color, String opacity, String width, List<String> lines) {
        svg.open("fill=\"none\" stroke=\"" + color + "\" stroke-opacity=\"" + opacity + "\" stroke-width=\"" + width
                + "\"")
                .path(lines.stream().collect(Collectors.joining())).close();
    }

    private static void marks(Svg svg, String color, String opacity, double size, List<Spot> at) {
        svg.open("fill=\"" + color + "\" fill-opacity=\"" + opacity + "\"");
        for (Spot spot : at) {
            switch (spot.shape()) {
                case 0 -> svg.circle(spot.x(), spot.y(), size);
                case 1 -> svg.rectangle(spot.x() - size, spot.y() - size, 2 * size, 2 * size);
                default -> {
                    double wide = 1.3 * size;
                    svg.path(Svg.line(spot.x() - wide, spot.y() + size, spot.x() + wide, spot.y() + size)
                            + "L" + Svg.place(spot.x()) + " " + Svg.place(spot.y() - wide) + "z");
                }
            }
        }
        svg.close();
    }
}
