package dev.ballast.cli.methods;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.target.NumberTarget;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where rows lie in a picture.
enum Layout {
    /// By the first two columns; the third, if there is one, is the shape.
    PLANE,
    /// By the first column, and the number to be predicted.
    TARGET,
    /// In the cell of the first two columns, in a spiral around its middle.
    CELLS;

    private static final double HALF_PLANE = 1.5;
    private static final double LEAST_FEATURE = -0.5;
    private static final double MOST_FEATURE = 10.5;
    private static final double LEAST_TARGET = -4.5;
    private static final double MOST_TARGET = 9.5;
    private static final double MARGIN = 3;
    /// Turning by this angle (the golden one) from one mark to the next never brings marks of a spiral close together.
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
    private static final double SPIRAL = 2.9;

    /// A place in pixels, and a shape: 0 round, 1 square, 2 triangular.
    record Spot(double x, double y, int shape) {

        boolean isInside() {
            return x > MARGIN && x < Svg.SIDE - MARGIN && y > MARGIN && y < Svg.SIDE - MARGIN;
        }
    }

    /// Places a row.
    ///
    /// @param data   the rows
    /// @param row    which
    /// @param placed how many rows have been put into the cell of this one before
    Spot spot(Dataset data, int row, int placed) {
        double x = data.features().get(row, 0);
        return switch (this) {
            case PLANE -> new Spot(across(x, -HALF_PLANE, HALF_PLANE), up(data.features().get(row, 1), -HALF_PLANE, HALF_PLANE),
                    data.columns().size() > 2 ? (int) data.features().get(row, 2) : 0);
            case TARGET -> new Spot(across(x, LEAST_FEATURE, MOST_FEATURE),
                    up(((NumberTarget) data.target()).value(row), LEAST_TARGET, MOST_TARGET), 0);
            case CELLS -> {
                double radius = SPIRAL * Math.sqrt(placed);
                double half = 0.5;
                int levels = ShownTables.LEVELS.size();
                yield new Spot(across(x, -half, levels - half) + radius * StrictMath.cos(placed * GOLDEN_ANGLE),
                        up(data.features().get(row, 1), -half, levels - half) + radius * StrictMath.sin(placed * GOLDEN_ANGLE), 0);
            }
        };
    }

    /// The number of the cell of a row, of [#cells()].
    int cell(Dataset data, int row) {
        return this == CELLS
                ? (int) (data.features().get(row, 0) * ShownTables.LEVELS.size() + data.features().get(row, 1))
                : 0;
    }

    int cells() {
        return this == CELLS ? ShownTables.LEVELS.size() * ShownTables.LEVELS.size() : 1;
    }

    /// Lines between cells.
    List<String> grid() {
        if (this != CELLS) {
            return List.of();
        }
        double step = (double) Svg.SIDE / ShownTables.LEVELS.size();
        return IntStream.range(1, ShownTables.LEVELS.size()).boxed()
                .flatMap(i -> Stream.of(Svg.line(i * step, 0, i * step, Svg.SIDE),
                        Svg.line(0, i * step, Svg.SIDE, i * step)))
                .toList();
    }

    private static double across(double value, double least, double most) {
        return Svg.SIDE * (value - least) / (most - least);
    }

    private static double up(double value, double least, double most) {
        return Svg.SIDE - across(value, least, most);
    }
}
