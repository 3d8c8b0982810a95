package dev.ballast.spark;

import dev.ballast.spark.search.ClusterNeighbors;

import org.jspecify.annotations.Nullable;

/// Settings of a run on a table.
///
/// @param carry    whether new rows have what their base row has in columns that are carried along
/// @param byText   whether classes are ordered by their texts
/// @param position the name of a column for the position of a row in the result, or null
/// @param pairs    questions about neighbors of more pairs of rows are answered on the cluster
/// @param block    the most rows of a block there
/// @param threads  of the machine that makes the plan
/// @param memory   the most bytes that a search may take there
record SparkRun(boolean carry, boolean byText, @Nullable String position, long pairs, int block, int threads,
        long memory) {

    static final SparkRun STANDARD = new SparkRun(true, false, null, ClusterNeighbors.FEW_PAIRS, ClusterNeighbors.BLOCK,
            Runtime.getRuntime().availableProcessors(), Long.MAX_VALUE);

    SparkRun carry(boolean newCarry) {
        return new SparkRun(newCarry, byText, position, pairs, block, threads, memory);
    }

    SparkRun byText(boolean newByText) {
        return new SparkRun(carry, newByText, position, pairs, block, threads, memory);
    }

    SparkRun position(String newPosition) {
        return new SparkRun(carry, byText, newPosition, pairs, block, threads, memory);
    }

    SparkRun search(long newPairs, int newBlock) {
        return new SparkRun(carry, byText, position, newPairs, newBlock, threads, memory);
    }

    SparkRun driver(int newThreads, long newMemory) {
        return new SparkRun(carry, byText, position, pairs, block, newThreads, newMemory);
    }
}
