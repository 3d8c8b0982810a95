package dev.ballast.cli.methods;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.LabelSets;
import dev.ballast.core.target.NumberTarget;

import java.util.List;

/// The tables that methods are shown on. Each has what methods differ in: a border, an overlap, clumps, a row far from its like.
final class ShownTables {

    static final List<String> SORTS = List.of("round", "square", "triangular");
    static final List<String> LEVELS = List.of("1", "2", "3", "4");

    private static final Purpose MADE = Purpose.of("shown.table");
    private static final Seed SEED = Seed.of(5);
    private static final List<String> LABELS = List.of("sky", "tree", "road", "boat", "deer");

    private static final int COMMON = 150;
    private static final int ON_RING = 105;
    private static final int RARE = 25;
    private static final int INSIDE = 13;
    private static final int ORDINARY = 140;
    private static final int HIGH = 16;
    private static final int LOW = 9;

    private ShownTables() {
    }

    private static RandomStream random(int table) {
        return SEED.stream(MADE, table, 0, 0);
    }

    /// 150 common rows on a ring with a clump at its lower right, and 25 rare ones: a clump inside the ring, another across it, one
    /// among common rows, and one far from all.
    static Dataset numbers() {
        return Dataset.of(points(random(0)), classes());
    }

    private static double[][] points(RandomStream random) {
        double[][] points = new double[COMMON + RARE][];
        for (int row = 0; row < COMMON; row++) {
            double angle = 2 * Math.PI * (row + random.nextDouble()) / ON_RING;
            double radius = 1 + 0.13 * random.nextGaussian();
            points[row] = row < ON_RING
                    ? new double[]{radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)}
                    : around(random, 0.52, -0.42, 0.22);
        }
        for (int row = 0; row < RARE - 2; row++) {
            points[COMMON + row] = row < INSIDE
                    ? around(random, -0.28, 0.14, 0.17)
                    : around(random, 0.9, 0.68, 0.18);
        }
        points[COMMON + RARE - 2] = new double[]{-0.25, -1};
        points[COMMON + RARE - 1] = new double[]{-1.2, -1.05};
        return points;
    }

    private static double[] around(RandomStream random, double x, double y, double spread) {
        return new double[]{x + spread * random.nextGaussian(), y + spread * random.nextGaussian()};
    }

    private static String[] classes() {
        String[] classes = new String[COMMON + RARE];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = row < COMMON ? "common" : "rare";
        }
        return classes;
    }

    /// The same rows, with a category that depends on the place of a row and a little on chance.
    static Dataset numbersAndCategories() {
        RandomStream random = random(1);
        double[][] points = points(random(0));
        double[][] rows = new double[points.length][];
        for (int row = 0; row < rows.length; row++) {
            double x = points[row][0] + 0.2 * random.nextGaussian();
            rows[row] = new double[]{points[row][0], points[row][1], x < -0.35 ? 0 : x < 0.45 ? 1 : 2};
        }
        return Dataset.of(rows, classes()).withColumns(List.of(Column.numeric("x"), Column.numeric("y"),
                Column.categorical("sort", SORTS)));
    }

    /// Two columns of categories, 150 common rows and 25 rare ones that prefer other levels.
    static Dataset categories() {
        RandomStream random = random(2);
        double[][] rows = new double[COMMON + RARE][];
        for (int row = 0; row < rows.length; row++) {
            double mean = row < COMMON ? 1.2 : 2;
            rows[row] = new double[]{level(mean + 0.9 * random.nextGaussian()),
                    level(3 - mean + 0.9 * random.nextGaussian())};
        }
        return Dataset.of(rows, classes()).withColumns(List.of(Column.categorical("across", LEVELS),
                Column.categorical("up", LEVELS)));
    }

    private static double level(double value) {
        return Math.clamp(Math.rint(value), 0, LEVELS.size() - 1);
    }

    /// A number to be predicted over one feature: 140 ordinary rows on a wave, 16 peaks in two groups, 9 lows.
    static Dataset target() {
        RandomStream random = random(3);
        double[][] rows = new double[ORDINARY + HIGH + LOW][];
        double[] target = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            if (row < ORDINARY) {
                double x = 10 * random.nextDouble();
                rows[row] = new double[]{x};
                target[row] = 2 + 0.5 * StrictMath.sin(x) + 0.35 * random.nextGaussian();
            } else if (row < ORDINARY + HIGH) {
                double[] peak = row % 4 == 0
                        ? around(random, 2.2, 6.6, 0.35)
                        : around(random, 7.6, 7, 0.6);
                rows[row] = new double[]{peak[0]};
                target[row] = peak[1] + 0.5 * (peak[0] - 7);
            } else {
                double[] low = around(random, 4.6, -2.4, 0.5);
                rows[row] = new double[]{low[0]};
                target[row] = low[1];
            }
        }
        return new Dataset(FeatureMatrix.wrap(rows), NumberTarget.of(target), Column.numeric(1));
    }

    /// 160 pictures and what is on them: two labels are rare, and one of these comes mostly with a frequent one.
    static Dataset labelSets() {
        RandomStream random = random(4);
        int pictures = 160;
        double[][] rows = new double[pictures][];
        boolean[][] sets = new boolean[pictures][];
        for (int row = 0; row < pictures; row++) {
            boolean boat = row % 11 == 3;
            boolean deer = row % 16 == 5;
            boolean[] set = {boat || random.nextDouble() < 0.6, deer || random.nextDouble() < 0.4,
                    !boat && !deer && random.nextDouble() < 0.35, boat, deer};
            sets[row] = set;
            rows[row] = around(random, boat ? 2 : 0, deer ? 2 : 0, 0.6);
        }
        return new Dataset(FeatureMatrix.wrap(rows), LabelSets.of(LABELS, sets), Column.numeric(2));
    }
}
