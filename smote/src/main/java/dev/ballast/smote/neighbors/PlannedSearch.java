package dev.ballast.smote.neighbors;

import dev.ballast.smote.neighbors.kernel.DistanceKernel;

import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;

/// One search: chooses the plan and carries it out.
final class PlannedSearch {

    private static final int BLOCK = DistanceKernel.BLOCK;

    /// Below this many multiplications a second thread costs more than it saves.
    private static final double WORK_FOR_THREADS = 2e7;

    /// With fewer blocks than this there is not much that a partition could spare.
    private static final int LEAST_BLOCKS = 16;

    /// With more neighbors than this, lists of candidates beside those of neighbors are too much memory.
    private static final int LARGEST_K = 1 << 19;

    /// A partition is worth its cost if no larger share of all pairs has to be compared: measured with 4 to 64 columns, its
    /// picked queries and boxes cost about twice a pair of [PairJoin], which in turn compares only every second.
    private static final double LARGEST_SHARE = 0.27;

    private final DistanceKernel kernel;
    private final SearchPlan plan;
    private final ComparedRows queries;
    private final ComparedRows candidates;
    private final boolean self;
    private final Answers answers;

    /// If so few blocks of queries have to be compared with so large a share, no more are tried.
    private static final int FIRST_TRIAL = 1;
    private static final double CLEAR_SHARE = 0.9;

    /// With fewer rows for each neighbor so many pairs may be close that a first look saves nothing: measured with 5 to 100
    /// neighbors.
    private static final long LEAST_ROWS = 700;

    /// @param plan       what to do, or null for what the system property says
    /// @param queries    rows to find neighbors of
    /// @param candidates rows to find them among; the same object if a row is not to find itself
    PlannedSearch(DistanceKernel kernel, SearchPlan plan, ComparedRows queries, ComparedRows candidates, int k) {
        this.kernel = kernel;
        this.plan = plan == null ? SearchPlan.wanted() : plan;
        this.queries = queries;
        this.candidates = candidates;
        this.self = queries == candidates;
        this.answers = new Answers(queries.size(), k);
    }

    /// Whether a search is done before more threads are of any help.
    static boolean isSmall(ComparedRows queries, ComparedRows candidates) {
        return (double) queries.size() * candidates.size() * candidates.columns() < WORK_FOR_THREADS;
    }

    Neighbors run(int most, DoubleConsumer progress) {
        int count = isSmall(queries, candidates) ? 1 : most;
        SearchThreads threads = new SearchThreads(count, progress);
        SearchThreads silent = new SearchThreads(count, null);
        boolean toExact = kernel.filter() == null || candidates.size() <= BLOCK || answers.k() > LARGEST_K;
        FilterRows.View view = toExact
                ? null
                : FilterRows.view(candidates, queries, silent);
        if (view == null) {
            candidates.requireFinite();
            queries.requireFinite();
            new ExactJoin(kernel, queries, candidates, self, answers).run(threads);
        } else {
            filtered(view, threads, silent);
        }
        return answers.toNeighbors();
    }

    private void filtered(FilterRows.View view, SearchThreads threads, SearchThreads silent) {
        boolean ordered = plan == SearchPlan.PARTITION || candidates.size() > LEAST_BLOCKS * BLOCK;
        FilteredRows second = prepared(candidates, ordered, view, silent);
        FilteredRows first = self ? second : prepared(queries, ordered, view, silent);
        Boxes boxes = ordered && plan != SearchPlan.TILES ? Boxes.of(second.images()) : null;
        Boxes queryBoxes = self || boxes == null ? boxes : Boxes.of(first.images());
        if (boxes != null && plan == SearchPlan.AUTO) {
            int blocks = Math.min(first.images().blocks(), Math.clamp(second.images().blocks() / 64, 4, 16));
            double largest = self ? LARGEST_SHARE : 2 * LARGEST_SHARE;
            double share = share(FIRST_TRIAL, first, second, queryBoxes, boxes);
            if (share < CLEAR_SHARE) {
                share = share(blocks, first, second, queryBoxes, boxes);
            }
            if (share > largest) {
                boxes = null;
            }
        }
        if (boxes == null && self && CandidateLists.canHold((long) first.images().blocks() * BLOCK, answers.k())) {
            CoarseRows coarse = kernel.coarse() == null || second.rows().size() < LEAST_ROWS * answers.k()
                    ? null
                    : CoarseRows.of(second.images(), kernel.filter(), silent);
            CandidateLists lists = new PairJoin(kernel, second.images(), coarse, answers.k(), threads.count())
                    .run(threads);
            silent.run(second.images().blocks(), () -> settling(second, lists));
        } else {
            new LeafJoin(kernel, first, second, boxes == null ? null : queryBoxes, boxes, self, answers).run(threads);
        }
        if (answers.unsettled() > 0) {
            new UnsettledJoin(kernel, first, second, self, answers).run(silent);
        }
    }

    private double share(int blocks, FilteredRows first, FilteredRows second, Boxes queryBoxes, Boxes boxes) {
        return new LeafJoin(kernel, first, second, queryBoxes, boxes, self, answers).trial(blocks);
    }

    private static FilteredRows prepared(ComparedRows rows, boolean ordered, FilterRows.View view,
            SearchThreads threads) {
        int[] order = ordered ? SpatialOrder.of(rows, threads) : SpatialOrder.identity(rows.size());
        return FilteredRows.of(rows, order, view, threads);
    }

    private IntConsumer settling(FilteredRows rows, CandidateLists lists) {
        Settling settling = new Settling(rows, rows, answers);
        return block -> {
            for (int lane = 0; lane < rows.images().rowsIn(block); lane++) {
                settling.settle(lists, block * BLOCK + lane, block * BLOCK + lane);
            }
        };
    }
}
