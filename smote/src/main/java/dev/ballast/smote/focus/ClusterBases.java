package dev.ballast.smote.focus;

import dev.ballast.smote.bases.BaseRule;
import dev.ballast.smote.bases.Proportions;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.random.RandomStream;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/// The rows of some clusters as bases, each cluster with its share of the new rows, and each with neighbors in its own
/// cluster.
///
/// @param clusters the neighbors of the rows of every cluster, all as many
/// @param begins   the place of the first row of every cluster among all
/// @param weights  the weight of every cluster, not all 0
/// @param bases    how bases are chosen in a cluster
record ClusterBases(List<NeighborLists> clusters, int[] begins, long[] weights, BaseRule bases)
        implements
            BaseRule,
            NeighborLists {

    static ClusterBases of(List<NeighborLists> clusters, long[] weights, BaseRule bases) {
        int[] begins = new int[clusters.size()];
        for (int i = 1; i < begins.length; i++) {
            begins[i] = begins[i - 1] + clusters.get(i - 1).queries();
        }
        return new ClusterBases(clusters, begins, weights, bases);
    }

    @Override
    public Choice choose(int rows, long count, LongFunction<RandomStream> turns) {
        Proportions shares = Proportions.of(weights, count, turns.apply(0));
        List<Choice> within = IntStream.range(0, begins.length)
                .mapToObj(cluster -> bases.choose(clusters.get(cluster).queries(), shares.count(cluster),
                        number -> turns.apply(begins.length * number + cluster + 1)))
                .toList();
        return (index, random) -> {
            int cluster = shares.item(index);
            return begins[cluster] + within.get(cluster).base(index - shares.begin(cluster), random);
        };
    }

    @Override
    public int queries() {
        return begins[begins.length - 1] + clusters.getLast().queries();
    }

    @Override
    public int k() {
        return clusters.getFirst().k();
    }

    /// Rows ascend within a cluster.
    @Override
    public int asking(int query) {
        int cluster = cluster(query);
        return clusters.get(cluster).asking(query - begins[cluster]);
    }

    @Override
    public int row(int query, int rank) {
        int cluster = cluster(query);
        return clusters.get(cluster).row(query - begins[cluster], rank);
    }

    @Override
    public double squaredDistance(int query, int rank) {
        int cluster = cluster(query);
        return clusters.get(cluster).squaredDistance(query - begins[cluster], rank);
    }

    @Override
    public double distance(int query, int rank) {
        int cluster = cluster(query);
        return clusters.get(cluster).distance(query - begins[cluster], rank);
    }

    private int cluster(int query) {
        int found = Arrays.binarySearch(begins, query);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public String toString() {
        return "ClusterBases[" + clusters.size() + " clusters, " + queries() + " rows]";
    }
}
