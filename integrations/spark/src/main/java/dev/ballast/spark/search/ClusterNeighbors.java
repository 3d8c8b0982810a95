package dev.ballast.spark.search;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborChoice;
import dev.ballast.core.run.NeighborEngine;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborQuestion.Rank;
import dev.ballast.core.run.RunSettings;
import dev.ballast.smote.space.ExactNeighbors;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import scala.Tuple2;

/// Answers questions about neighbors on a cluster, exactly: every block of rows that ask meets every block of rows that may be
/// neighbors in a task of its own, and the best k of each are merged under the order of all engines. Small questions are
/// answered where they are asked.
///
/// **Cost.** Blocks of rows that ask x blocks of rows that may be neighbors, as tasks; every executor is sent the blocks that
/// its tasks meet, once; 24 bytes a neighbor are shuffled for every block of rows that may be.
public final class ClusterNeighbors implements NeighborEngine {

    /// Rows of a block.
    public static final int BLOCK = 1 << 17;
    /// Pairs of rows that one core compares in about a minute.
    public static final long FEW_PAIRS = 200_000_000_000L;

    private final JavaSparkContext context;
    private final int block;
    private final long fewPairs;
    private long tasks;

    /// Makes an engine.
    ///
    /// @param context  the cluster
    /// @param block    the most rows of a block
    /// @param fewPairs questions of so many pairs of rows or fewer stay on this machine
    public ClusterNeighbors(JavaSparkContext context, int block, long fewPairs) {
        this.context = context;
        this.block = block;
        this.fewPairs = fewPairs;
    }

    /// {@return how many pairs of blocks have been compared}
    public long tasks() {
        return tasks;
    }

    @Override
    public NeighborLists answer(Dataset data, NeighborQuestion question, RunSettings run) {
        int[] among = question.among().rows(data);
        boolean same = question.asking().equals(question.among());
        int[] asking = same ? among : question.asking().rows(data);
        int k = question.k();
        if ((long) asking.length * among.length <= fewPairs || among.length < 2L * (k + 1L)) {
            return here(data, question, run);
        }
        int[] used = IntStream.range(0, question.space().divisors().length)
                .filter(column -> question.space().divisors()[column] > 0).toArray();
        int[][] references = RowBlock.cut(among, block, k + 2);
        int[][] queries = same ? references : RowBlock.cut(asking, block, 1);
        List<Broadcast<RowBlock>> sent = broadcast(data, references, used);
        List<Broadcast<RowBlock>> asked = same ? sent : broadcast(data, queries, used);
        int pairs = Math.multiplyExact(queries.length, references.length);
        run.at(0);
        context.setJobDescription("Ballast: " + k + " neighbors of " + asking.length + " rows among " + among.length);
        try {
            PairSearch search = new PairSearch(new ArrayList<>(asked), new ArrayList<>(sent),
                    SpaceParcel.of(question.space(), data.columns(), used), k,
                    question.rank() == Rank.FARTHEST);
            List<Tuple2<Integer, TopLists>> found = context
                    .parallelize(IntStream.range(0, pairs).boxed().toList(), pairs).mapToPair(search)
                    .reduceByKey(TopLists::merge, queries.length).collect();
            tasks += pairs;
            return joined(found, queries.length, k, question.rank() == Rank.FARTHEST);
        } finally {
            context.setJobDescription(null);
            sent.forEach(of -> of.destroy());
            if (!same) {
                asked.forEach(of -> of.destroy());
            }
            run.at(1);
        }
    }

    /// Answers a question on this machine.
    ///
    /// @param data     the rows
    /// @param question what is asked
    /// @param run      threads, progress and cancellation
    /// @return the answer
    public static NeighborLists here(Dataset data, NeighborQuestion question, RunSettings run) {
        return ExactNeighbors.ask(data, question,
                new RunSettings(run.threads(), run.progress(), run.cancelled(), run.seed(),
                        run.deviations(), Optional.empty(), run.classes(), run.memory(), NeighborChoice.AS_ASKED));
    }

    private List<Broadcast<RowBlock>> broadcast(Dataset data, int[][] blocks, int... columns) {
        List<Broadcast<RowBlock>> sent = new ArrayList<>();
        for (int[] rows : blocks) {
            sent.add(context.broadcast(RowBlock.of(data.features(), rows, columns)));
        }
        return sent;
    }

    private static TopLists joined(List<Tuple2<Integer, TopLists>> found, int queries, int k, boolean farthest) {
        TopLists[] ordered = new TopLists[queries];
        found.forEach(of -> ordered[of._1()] = of._2());
        int rows = Arrays.stream(ordered).mapToInt(TopLists::queries).sum();
        TopLists all = new TopLists(new int[rows], k, new int[rows * k], new double[rows * k], new double[rows * k],
                farthest);
        int at = 0;
        for (TopLists part : ordered) {
            System.arraycopy(part.asking(), 0, all.asking(), at, part.queries());
            System.arraycopy(part.rows(), 0, all.rows(), at * k, part.rows().length);
            System.arraycopy(part.squares(), 0, all.squares(), at * k, part.rows().length);
            System.arraycopy(part.distances(), 0, all.distances(), at * k, part.rows().length);
            at += part.queries();
        }
        return all;
    }
}
