package dev.ballast.smote.focus;

import java.util.Arrays;
import java.util.function.DoubleConsumer;

/// Joins rows into clusters: always the two clusters with the smallest mean distance between their rows, until that is above a
/// threshold. Distances are Euclidean.
///
/// The order of joining does not matter for what is joined in the end, since a mean distance from a joined cluster is never below
/// the smaller one of its parts; so chains of nearest clusters are followed (Murtagh 1983, doi:10.1093/comjnl/26.4.354), and a cluster
/// whose nearest is beyond the threshold is done.
///
/// **Cost.** No matrix of distances: those of a cluster of up to sqrt(n) of n rows are computed when they are needed, and the sums of
/// distances from all rows are kept for larger ones, of which there are fewer than sqrt(n). Up to 8 n sqrt(n) bytes; n x n x
/// columns to n x n x sqrt(n) x columns operations.
final class AverageLinkage {

    private static final int NONE = -1;

    private final double[][] rows;
    private final double threshold;
    private final int large;
    /// The cluster of each row: the number of its first row.
    private final int[] clusterOf;
    private final int[] size;
    /// The next row of the same cluster, and the last row of each cluster.
    private final int[] next;
    private final int[] last;
    private final boolean[] done;
    /// Of large clusters, the sum of distances from every row.
    private final double[][] sums;
    private final double[] fromTip;
    private final double[] toCluster;

    private AverageLinkage(double[][] rows, double threshold) {
        int n = rows.length;
        this.rows = rows;
        this.threshold = threshold;
        large = (int) Math.ceil(Math.sqrt(n));
        clusterOf = new int[n];
        size = new int[n];
        next = new int[n];
        last = new int[n];
        done = new boolean[n];
        sums = new double[n][];
        fromTip = new double[n];
        toCluster = new double[n];
        for (int row = 0; row < n; row++) {
            clusterOf[row] = row;
            last[row] = row;
        }
        Arrays.fill(size, 1);
        Arrays.fill(next, NONE);
    }

    /// Joins rows.
    ///
    /// @param rows      the rows; squares of their differences must be in the range of a `double`
    /// @param threshold clusters with a larger mean distance stay apart
    /// @param progress  told the share that is done
    /// @return for each row the number of the first row of its cluster
    static int[] clusters(double[][] rows, double threshold, DoubleConsumer progress) {
        return new AverageLinkage(rows, threshold).join(progress);
    }

    private int[] join(DoubleConsumer progress) {
        int n = rows.length;
        int[] chain = new int[n];
        double[] links = new double[n];
        boolean[] chained = new boolean[n];
        int length = 0;
        int settled = 0;
        for (int first = 0; first < n;) {
            if (length == 0) {
                if (done[first] || clusterOf[first] != first) {
                    first++;
                    continue;
                }
                chain[length++] = first;
                chained[first] = true;
            }
            int tip = chain[length - 1];
            int nearest = nearest(tip);
            double distance = nearest == NONE ? Double.POSITIVE_INFINITY : toCluster[nearest];
            // Along a chain distances fall, so only the one before can be nearest again, or another as near up to rounding.
            if (length > 1 && (chained[nearest] || !(distance < links[length - 1]))) {
                length -= 2;
                chained[tip] = false;
                chained[chain[length]] = false;
                merge(chain[length], tip);
                settled++;
            } else if (distance <= threshold) {
                chain[length] = nearest;
                chained[nearest] = true;
                links[length++] = distance;
                continue;
            } else {
                done[tip] = true;
                chained[tip] = false;
                length--;
                settled++;
            }
            progress.accept((double) settled / n);
        }
        return clusterOf;
    }

    /// The nearest cluster that is not done, the first of several; distances are left behind.
    private int nearest(int tip) {
        double[] from = distances(tip);
        Arrays.fill(toCluster, 0);
        for (int row = 0; row < rows.length; row++) {
            toCluster[clusterOf[row]] += from[row];
        }
        int nearest = NONE;
        for (int cluster = 0; cluster < rows.length; cluster++) {
            if (clusterOf[cluster] == cluster && cluster != tip && !done[cluster]) {
                toCluster[cluster] /= (double) size[tip] * size[cluster];
                if (nearest == NONE || toCluster[cluster] < toCluster[nearest]) {
                    nearest = cluster;
                }
            }
        }
        return nearest;
    }

    /// For every row of a cluster that is not done, the sum of distances from the rows of one.
    private double[] distances(int cluster) {
        if (sums[cluster] != null) {
            return sums[cluster];
        }
        Arrays.fill(fromTip, 0);
        add(cluster, fromTip);
        return fromTip;
    }

    private void add(int cluster, double[] into) {
        for (int member = cluster; member != NONE; member = next[member]) {
            double[] from = rows[member];
            for (int row = 0; row < rows.length; row++) {
                into[row] += done[clusterOf[row]] ? 0 : distance(from, rows[row]);
            }
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(sum);
    }

    private void merge(int a, int b) {
        int into = Math.min(a, b);
        int gone = Math.max(a, b);
        if (size[a] + size[b] > large) {
            double[] all = sums[into] == null ? sums[gone] : sums[into];
            if (all == null) {
                all = new double[rows.length];
                add(into, all);
                add(gone, all);
            } else if (sums[into] != null && sums[gone] != null) {
                for (int row = 0; row < all.length; row++) {
                    all[row] += sums[gone][row];
                }
            } else {
                add(sums[into] == null ? into : gone, all);
            }
            sums[gone] = null;
            sums[into] = all;
        }
        for (int member = gone; member != NONE; member = next[member]) {
            clusterOf[member] = into;
        }
        next[last[into]] = gone;
        last[into] = last[gone];
        size[into] += size[gone];
    }
}
