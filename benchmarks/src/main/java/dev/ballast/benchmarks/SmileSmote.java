package dev.ballast.benchmarks;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.random.Seed;
import dev.ballast.core.run.RunSettings;
import dev.ballast.smote.Smote;

import smile.classification.resampling.SMOTE;
import smile.math.MathEx;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Sets Ballast's SMOTE beside Smile's, both with 5 neighbors and their standard settings, on the same Gaussian rows: how long they
/// take, between which rows new ones are, and whether the same seed gives the same rows twice. Ballast is on one thread, and Smile
/// as it comes: it builds its forest of random projections, above 20 columns, on all. [SmoteBenchmark] times both more carefully.
///
/// Where a new row comes from is found out from its values alone, in the same way for both: it is on the line between two rows
/// if its distances to them add up to theirs.
public final class SmileSmote {

    private static final int K = 5;
    private static final List<Integer> COLUMNS = List.of(10, 30, 100);
    private static final int STANDARD_ROWS = 8000;
    private static final int RUNS = 5;
    /// The near end of the line is among so many rows that are nearest to a new row, or the row counts as not explained.
    private static final int NEAR = 10;
    private static final double ROUNDING = 1e-9;

    private SmileSmote() {
    }

    /// Prints a Markdown table.
    ///
    /// @param arguments the number of rare rows, each of which gets one new row; 8000 if there is none
    public static void main(String[] arguments) {
        System.out.print(table(arguments.length == 0 ? STANDARD_ROWS : Integer.parseInt(arguments[0])));
    }

    static MarkdownTable table(int rows) {
        MarkdownTable table = new MarkdownTable(List.of("", "seconds", "between a row and one of its 5 nearest",
                "exact copies of a row", "between others", "not on a line", "same seed, same rows"));
        for (int columns : COLUMNS) {
            double[][] values = GaussianRows.of(3 * rows, columns);
            int[] labels = new int[values.length];
            Arrays.fill(labels, 0, rows, 1);
            Dataset data = Dataset.of(values, labels);
            table.row(measured("Ballast, " + columns + " columns", rows, values,
                    () -> Smote.withNeighbors(K).fit(data, RunSettings.standard().threads(1))
                            .resampling(Seed.of(42), 0).toDataset().features().toDoubleRows()));
            table.row(measured("Smile, " + columns + " columns", rows, values, () -> {
                MathEx.setSeed(42);
                return SMOTE.fit(values, labels, new SMOTE.Options(K, 1.0)).data();
            }));
        }
        return table;
    }

    private static List<String> measured(String name, int rows, double[][] values, Supplier<double[][]> smote) {
        System.err.println(name);
        double[][] first = smote.get();
        boolean isRepeated = true;
        double best = Double.POSITIVE_INFINITY;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            double[][] again = smote.get();
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
            isRepeated &= Arrays.deepEquals(first, again);
        }
        int[] origins = origins(Arrays.copyOf(values, rows), Arrays.copyOfRange(first, values.length, first.length));
        double made = first.length - values.length;
        return List.of(name, MarkdownTable.number("%.2f", best), share(origins[0] / made), share(origins[1] / made),
                share(origins[2] / made), share(origins[3] / made), isRepeated ? "yes" : "no");
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /// How many rows are between a row and one of its nearest, copies, between others, and none of these.
    private static int[] origins(double[][] rows, double[][] made) {
        int[][] nearest = NaiveNeighbors.selfJoin(rows, K);
        int[] origins = new int[4];
        for (double[] row : made) {
            origins[origin(rows, nearest, row)]++;
        }
        return origins;
    }

    private static int origin(double[][] rows, int[][] nearest, double[] row) {
        double[] distances = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            distances[i] = distance(row, rows[i]);
            if (distances[i] == 0) {
                return 1;
            }
        }
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        double far = sorted[Math.min(NEAR, sorted.length) - 1];
        int found = 3;
        for (int i = 0; i < rows.length; i++) {
            if (distances[i] > far) {
                continue;
            }
            for (int j = 0; j < rows.length; j++) {
                double between = i == j ? 0 : distance(rows[i], rows[j]);
                if (i != j && distances[i] + distances[j] - between < ROUNDING * between) {
                    if (contains(nearest[i], j) || contains(nearest[j], i)) {
                        return 0;
                    }
                    found = 2;
                }
            }
        }
        return found;
    }

    private static boolean contains(int[] rows, int row) {
        return Arrays.stream(rows).anyMatch(other -> other == row);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int column = 0; column < a.length; column++) {
            double difference = a[column] - b[column];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
