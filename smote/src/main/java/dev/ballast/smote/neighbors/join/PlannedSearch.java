package dev.ballast.smote.neighbors.join;

import dev.ballast.smote.neighbors.bound.Boxes;
import dev.ballast.smote.neighbors.bound.CoarseRows;
import dev.ballast.smote.neighbors.bound.FilterRows;
import dev.ballast.smote.neighbors.bound.FilteredRows;
import dev.ballast.smote.neighbors.exact.Answers;
import dev.ballast.smote.neighbors.exact.ComparedRows;
import dev.ballast.smote.neighbors.exact.Extent;
import dev.ballast.smote.neighbors.exact.SearchThreads;
import dev.ballast.smote.neighbors.kernel.DistanceKernel;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;

/// One search: chooses the plan and carries it out.
public final class PlannedSearch {

    private static final int BLOCK = DistanceKernel.BLOCK;

    /// Below this many multiplications a second thread costs more than it saves.
    private static final double WORK_FOR_THREADS = 2e7;

    /// With fewer blocks than this there is not much that a partition could spare.
    private static final int LEAST_BLOCKS = 16;

    /// With more neighbors than this, lists of candidates beside those of neighbors are too much memory.
    private static final int LARGEST_K = 1 << 18;

    /// Blocks of queries that tell what a partition costs; after the first few, if they leave no doubt, no more are tried.
    private static final int FIRST_TRIAL = 2;
    private static final int MOST_TRIAL = 16;
    private static final double BEYOND_DOUBT = 2;

    /// With fewer rows for each neighbor so many pairs may be close that a first look saves nothing: measured with 5 to 100
    /// neighbors.
    private static final long LEAST_ROWS = 700;

    private final DistanceKernel kernel;
    private final SearchPlan plan;
    private final ComparedRows queries;
    private final ComparedRows candidates;
    private final int k;
    private final boolean self;

    /// One search, not yet run.
    ///
    /// @param plan       what to do, or null for what the system property says
    /// @param queries    rows to find neighbors of
    /// @param candidates rows to find them among; the same object if a row is not to find itself
    public PlannedSearch(DistanceKernel kernel, @Nullable SearchPlan plan, ComparedRows queries,
            ComparedRows candidates, int k) {
        this.kernel = kernel;
        this.plan = plan == null ? SearchPlan.wanted() : plan;
        this.queries = queries;
        this.candidates = candidates;
        this.k = k;
        this.self = queries == candidates;
    }

    /// Whether a search is done before more threads are of any help.
    public static boolean isSmall(ComparedRows queries, ComparedRows candidates) {
        return (double) queries.size() * candidates.size() * candidates.columns() < WORK_FOR_THREADS;
    }

    /// Runs it.
    ///
    /// @param most     at most so many threads
    /// @param progress takes the share that is done; null if nobody asks
    public Answers run(int most, @Nullable DoubleConsumer progress) {
        int count = isSmall(queries, candidates) ? 1 : most;
        SearchThreads threads = new SearchThreads(count, progress);
        SearchThreads silent = new SearchThreads(count, null);
        Extent extent = Extent.of(candidates, queries, silent);
        Answers answers = new Answers(queries.size(), k, !extent.isPlain());
        boolean toExact = kernel.filter() == null || candidates.size() <= BLOCK || queries.size() == 0
                || k > LARGEST_K;
        FilterRows.View view = toExact ? null : FilterRows.view(extent);
        if (view == null) {
            new ExactJoin(kernel, queries, candidates, self, answers).run(threads);
        } else {
            filtered(view, answers, threads, silent);
        }
        return answers;
    }

    private void filtered(FilterRows.View view, Answers answers, SearchThreads threads, SearchThreads silent) {
        boolean ordered = plan == SearchPlan.PARTITION || candidates.size() > LEAST_BLOCKS * BLOCK;
        FilteredRows second = FilteredRows.of(candidates, ordered, view, silent);
        FilteredRows first = self ? second : FilteredRows.of(queries, ordered, view, silent);
        List<Boxes> levels = ordered && plan != SearchPlan.TILES
                ? Boxes.of(second.images(), silent).levels()
                : List.of();
        PartitionJoin partition = levels.isEmpty()
                ? null
                : new PartitionJoin(kernel, first, second, levels, self, answers);
        if (partition != null && plan == SearchPlan.AUTO && !isWorthwhile(partition, first, second, silent)) {
            partition = null;
        }
        if (partition != null) {
            partition.run(threads);
        } else if (self && CandidateLists.canHold((long) first.images().blocks() * BLOCK, k)) {
            CoarseRows coarse = isCoarse() ? CoarseRows.of(second.images(), kernel.requireFilter(), silent) : null;
            CandidateLists lists = new PairJoin(kernel, second.images(), coarse, k, threads.count()).run(threads);
            silent.run(second.images().blocks(), () -> settling(second, lists, answers));
        } else {
            new TileJoin(kernel, first, second, self, answers).run(threads);
        }
        if (answers.unsettled() > 0) {
            new UnsettledJoin(kernel, first, second, levels, self, answers).run(silent);
        }
    }

    private boolean isCoarse() {
        return self && kernel.coarse() != null && CoarseRows.suits(candidates.columns())
                && candidates.size() >= LEAST_ROWS * k;
    }

    private boolean isWorthwhile(PartitionJoin partition, FilteredRows first, FilteredRows second,
            SearchThreads silent) {
        double pairs = (double) first.rows().size() * second.rows().size();
        double all = PartitionJoin.costOfTiles(kernel.requireFilter().costs(), self ? pairs / 2 : pairs,
                first.rows().size(),
                second.rows().columns(), isCoarse());
        double limit = all * BEYOND_DOUBT;
        double cost = partition.trial(FIRST_TRIAL, limit, silent);
        if (cost < limit && cost > all / BEYOND_DOUBT) {
            int blocks = Math.clamp(second.images().blocks() / 64, FIRST_TRIAL, MOST_TRIAL);
            cost = partition.trial(blocks, limit, silent);
        }
        return cost <= all;
    }

    private static IntConsumer settling(FilteredRows rows, CandidateLists lists, Answers answers) {
        Settling settling = new Settling(rows, rows, true, answers);
        return block -> settling.settle(lists, block * BLOCK, block * BLOCK, rows.images().rowsIn(block));
    }
}
