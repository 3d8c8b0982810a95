package dev.ballast.core.split;

import dev.ballast.core.random.RandomStream;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Deals whole groups to parts, so that the share of each class in each part comes near what is wanted.
///
/// With f rows of a class of n in a part that wants share s, the distance is the sum over classes and parts of
/// (f / n - s)^2 / s. Giving a group with g rows of the class to the part changes it by g (2 f + g) / (n^2 s) - 2 g / n,
/// of which the last term is the same for all parts. Large groups are dealt first, while there is room to balance them.
final class GroupDeal {

    private GroupDeal() {
    }

    /// Returns the part of every row.
    static int[] deal(int[] groupOf, int rows, Strata strata, double[] shares, RandomStream random) {
        if (groupOf.length != rows) {
            throw new IllegalArgumentException("there are " + groupOf.length + " groups and " + rows
                    + " labels; every row needs both");
        }
        // Groups are numbered by their first rows, so that renaming them changes nothing.
        Int2IntOpenHashMap numbers = new Int2IntOpenHashMap();
        int[] group = new int[rows];
        for (int row = 0; row < rows; row++) {
            int number = numbers.size();
            int known = numbers.putIfAbsent(groupOf[row], number);
            group[row] = numbers.size() > number ? number : known;
        }
        int groups = numbers.size();
        if (groups < shares.length) {
            throw new IllegalArgumentException("there are " + groups + " groups and " + shares.length
                    + " parts; every part needs a group of its own");
        }
        int classes = strata.all().size();
        int[][] counts = new int[groups][classes];
        int[] sizes = new int[groups];
        for (int i = 0; i < classes; i++) {
            for (int row : strata.all().get(i).rows()) {
                counts[group[row]][i]++;
                sizes[group[row]]++;
            }
        }
        int[] order = IntStream.of(random.permutation(groups)).boxed()
                .sorted((a, b) -> Integer.compare(sizes[b], sizes[a])).mapToInt(Integer::intValue).toArray();
        int[] partOfGroup = dealt(order, counts, strata.sizes(), shares);
        int[] partOf = new int[rows];
        Arrays.setAll(partOf, row -> partOfGroup[group[row]]);
        return partOf;
    }

    private static int[] dealt(int[] order, int[][] counts, long[] sizes, double[] shares) {
        int[] partOfGroup = new int[order.length];
        double[][] filled = new double[shares.length][sizes.length];
        for (int group : order) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int part = 0; part < shares.length; part++) {
                double change = 0;
                for (int i = 0; i < sizes.length; i++) {
                    double more = counts[group][i];
                    double all = sizes[i];
                    change += more * (2 * filled[part][i] + more) / (all * all * shares[part]);
                }
                if (change < least) {
                    least = change;
                    best = part;
                }
            }
            partOfGroup[group] = best;
            for (int i = 0; i < sizes.length; i++) {
                filled[best][i] += counts[group][i];
            }
        }
        return partOfGroup;
    }
}
