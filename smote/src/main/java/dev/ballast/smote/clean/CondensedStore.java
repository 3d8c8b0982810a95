package dev.ballast.smote.clean;

import static dev.ballast.core.run.NeighborQuestion.listed;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.near.Scale;
import dev.ballast.smote.space.ExactNeighbors;
import dev.ballast.smote.space.RowDistances;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Takes in rows one by one, round after round, until every row outside has one of its own class as the nearest of those inside.
/// In a round the classes come in the order of their first rows, each with its rows in their order: what classes are called
/// changes nothing, also where new rows stand in the order of their classes.
///
/// Which row is inside changes with every row that is taken in, so a search per row would never end. Rows are gone through in
/// blocks of one class: those of a block are compared with all that has been taken in since by one exact search, and
/// among themselves as they are taken in.
final class CondensedStore {

    private static final int BLOCK = 4096;

    private final Dataset data;
    private final ClassLabels labels;
    private final NeighborSpace space;
    private final RowDistances distances;
    private final BitSet inside;
    private final List<Block> blocks;
    /// For each row, the nearest row inside of those it has been compared with.
    private final int[] nearest;
    /// Rows taken in, in that order.
    private final int[] taken;
    private int size;

    private CondensedStore(Dataset data, BitSet first, RunSettings run) {
        this.data = data;
        this.labels = data.labels();
        this.space = NeighborSpace.euclidean(Scale.NONE.divisors(data, run));
        int[] all = IntStream.range(0, data.rows()).toArray();
        this.distances = ExactNeighbors.distances(data, space, all, all, run);
        this.inside = (BitSet) first.clone();
        this.blocks = Block.of(labels, first);
        this.nearest = new int[data.rows()];
        this.taken = new int[data.rows() - first.cardinality()];
    }

    /// Rows of a class that were outside at the beginning.
    private static final class Block {

        private final int[] rows;
        /// How many of the rows taken in they have been compared with.
        private int compared;

        private Block(int[] rows) {
            this.rows = rows;
        }

        static List<Block> of(ClassLabels labels, BitSet first) {
            List<Block> blocks = new ArrayList<>();
            int[] codes = IntStream.range(0, labels.classes()).boxed()
                    .sorted(Comparator.comparingLong(labels::streamKey)).mapToInt(Integer::intValue).toArray();
            for (int code : codes) {
                int[] rows = IntStream.of(labels.rowsOf(code)).filter(row -> !first.get(row)).toArray();
                for (int from = 0; from < rows.length; from += BLOCK) {
                    blocks.add(new Block(Arrays.copyOfRange(rows, from, Math.min(rows.length, from + BLOCK))));
                }
            }
            return blocks;
        }
    }

    /// Takes in rows until none is missing.
    ///
    /// @param first the rows to start from, at least one
    /// @return the rows inside
    static BitSet of(Dataset data, BitSet first, RunSettings run) {
        CondensedStore store = new CondensedStore(data, first, run);
        if (store.taken.length > 0) {
            store.start(FirstRows.others(data.rows(), first), first.stream().toArray(), run.part(0, 0.5));
            // How many rounds there will be is not known: each fills half of what is left.
            double left = 0.5;
            int before = -1;
            while (before < store.size) {
                before = store.size;
                store.round(run.part(1 - left, 1 - left / 2));
                left /= 2;
            }
        }
        run.at(1);
        return store.inside;
    }

    private void start(int[] outside, int[] first, RunSettings run) {
        NeighborLists lists = ExactNeighbors.ask(data,
                NeighborQuestion.nearest(listed(outside), listed(first), 1, space), run);
        for (int i = 0; i < outside.length; i++) {
            nearest[outside[i]] = lists.row(i, 0);
        }
    }

    private void round(RunSettings run) {
        double parts = blocks.size();
        for (int i = 0; i < blocks.size(); i++) {
            compareWithTaken(blocks.get(i), run.part(i / parts, (i + 1) / parts));
            takeIn(blocks.get(i));
            run.at((i + 1) / parts);
        }
    }

    private void compareWithTaken(Block block, RunSettings run) {
        int[] outside = IntStream.of(block.rows).filter(row -> !inside.get(row)).toArray();
        int[] among = Arrays.copyOfRange(taken, block.compared, size);
        block.compared = size;
        if (outside.length == 0 || among.length == 0) {
            return;
        }
        Arrays.sort(among);
        NeighborLists lists = ExactNeighbors.ask(data,
                NeighborQuestion.nearest(listed(outside), listed(among), 1, space), run);
        for (int i = 0; i < outside.length; i++) {
            nearest[outside[i]] = nearer(outside[i], nearest[outside[i]], lists.row(i, 0));
        }
    }

    private void takeIn(Block block) {
        int begin = size;
        for (int row : block.rows) {
            if (inside.get(row)) {
                continue;
            }
            for (int t = begin; t < size; t++) {
                nearest[row] = nearer(row, nearest[row], taken[t]);
            }
            if (labels.code(nearest[row]) != labels.code(row)) {
                inside.set(row);
                taken[size++] = row;
            }
        }
    }

    private int nearer(int row, int a, int b) {
        int order = Double.compare(distances.between(row, a), distances.between(row, b));
        return order < 0 || (order == 0 && a < b) ? a : b;
    }
}
