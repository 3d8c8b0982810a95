package dev.ballast.benchmarks;

/// What replay buffers commonly use: a binary tree of sums in doubles, for one thread. Sums drift with rounding.
final class PlainSumTree {

    private final int leaves;
    private final double[] sums;

    PlainSumTree(int items) {
        leaves = items == 1 ? 1 : Integer.highestOneBit(items - 1) << 1;
        sums = new double[2 * leaves];
    }

    void set(int item, double weight) {
        int node = leaves + item;
        sums[node] = weight;
        for (node >>>= 1; node > 0; node >>>= 1) {
            sums[node] = sums[2 * node] + sums[2 * node + 1];
        }
    }

    int draw(double uniform) {
        double left = uniform * sums[1];
        int node = 1;
        while (node < leaves) {
            node *= 2;
            if (left >= sums[node]) {
                left -= sums[node];
                node++;
            }
        }
        return node - leaves;
    }
}
