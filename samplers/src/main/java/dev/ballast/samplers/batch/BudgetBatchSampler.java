package dev.ballast.samplers.batch;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.check.Fingerprint;
import dev.ballast.samplers.draws.Draws;
import dev.ballast.samplers.order.RandomOrder;

import it.unimi.dsi.fastutil.ints.IntArrays;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Objects;

/// Batches of items of similar cost, as many in each as a budget allows: sequences of similar length, for example, which
/// then need little padding.
///
/// ```java
/// BatchSampler batches = BudgetBatchSampler.of(lengths, 8192).noise(0.1);     // padded batches of at most 8192 tokens
/// ```
///
/// **Method.** Each epoch, every cost is multiplied by 1 + noise u, u random in [-1, 1); items are sorted by that, equal
/// ones in random order, and cut into batches from the cheapest on, each as large as it can be. Then the batches are put
/// into random order. So items meet others each epoch, unlike with batches that are made once.
///
/// A batch is within the budget if (dearest item) x (number of items) is: what it is with padding. With [#summed()], if
/// the sum of its costs is.
///
/// **Workers.** With [#together(int)], that many batches of similar cost follow each other, so that as many workers have
/// equally much to do at each step. It is part of the order, so choose a number that suits all numbers of workers (24
/// for 2, 3, 4, 6, 8, 12 or 24), and keep it.
///
/// **Cost.** Planning an epoch: a sort of all items, and 20 bytes an item. The last plan is kept; asking for the count of
/// another epoch's batches plans it, too. **Randomness.** `budget-batch.noise` at (0, epoch, item); `budget-batch.ties` at
/// (0, epoch, 0); `budget-batch.order.shuffle` or `.compact` at (0, epoch, 0).
///
/// Immutable and thread-safe.
public final class BudgetBatchSampler implements BatchSampler {

    private static final Purpose NOISE = Purpose.of("budget-batch.noise");
    private static final Purpose TIES = Purpose.of("budget-batch.ties");
    private static final RandomOrder ORDER = RandomOrder.named("budget-batch.order");

    private final int[] costs;
    private final long budget;
    private final double noise;
    private final boolean summed;
    private final int together;
    private final String hash;
    private final String fingerprint;
    private volatile @Nullable Plan latest;

    private record Plan(Seed seed, long epoch, Batches batches) {}

    private BudgetBatchSampler(int[] costs, String hash, long budget, double noise, boolean summed, int together) {
        this.costs = costs;
        this.budget = budget;
        this.noise = noise;
        this.summed = summed;
        this.together = together;
        this.hash = hash;
        this.fingerprint = "budget-batches-1(items=" + costs.length + ",budget=" + budget
                + (summed ? ",summed" : ",padded") + ",noise=" + noise + ",together=" + together + ',' + hash + ')';
    }

    /// Returns batches within a budget, with padding counted, and no noise but the order of equal costs.
    ///
    /// @param costs  for every item its cost, by custom its length, at least 1; copied
    /// @param budget of a batch
    /// @return the batches
    /// @throws IllegalArgumentException if a cost is below 1 or above the budget
    public static BudgetBatchSampler of(int[] costs, long budget) {
        for (int item = 0; item < costs.length; item++) {
            if (costs[item] < 1 || costs[item] > budget) {
                throw new IllegalArgumentException("costs[" + item + "] is " + costs[item]
                        + "; costs must be at least 1 and at most the budget of " + budget);
            }
        }
        return new BudgetBatchSampler(costs.clone(), new Fingerprint().add(costs).toString(), budget, 0, false, 1);
    }

    /// Returns these batches with other items together each epoch.
    ///
    /// @param part of the cost by which an item may move, 0 to 1
    /// @return the batches
    /// @throws IllegalArgumentException if the part is out of range
    public BudgetBatchSampler noise(double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("noise is " + part + "; it must be 0 to 1");
        }
        return new BudgetBatchSampler(costs, hash, budget, part, summed, together);
    }

    /// Returns these batches with the sum of costs within the budget.
    ///
    /// @return the batches
    public BudgetBatchSampler summed() {
        return new BudgetBatchSampler(costs, hash, budget, noise, true, together);
    }

    /// Returns these batches with some of similar cost following each other.
    ///
    /// @param batches how many, at least 1
    /// @return the batches
    /// @throws IllegalArgumentException if the number is below 1
    public BudgetBatchSampler together(int batches) {
        if (batches < 1) {
            throw new IllegalArgumentException("together is " + batches + "; it must be at least 1");
        }
        return new BudgetBatchSampler(costs, hash, budget, noise, summed, batches);
    }

    @Override
    public long population() {
        return costs.length;
    }

    /// {@return the number of items within the budget if the cheapest item were the only kind}
    @Override
    public int largestBatch() {
        int cheapest = Arrays.stream(costs).min().orElse(1);
        return (int) Math.min(costs.length, budget / cheapest);
    }

    @Override
    public long count(Seed seed, long epoch) {
        return batches(seed, epoch).count();
    }

    @Override
    public Batches batches(Seed seed, long epoch) {
        Plan plan = latest;
        if (plan == null || plan.epoch() != epoch || !plan.seed().equals(seed)) {
            plan = new Plan(seed, epoch, plan(seed, epoch));
            latest = plan;
        }
        return plan.batches();
    }

    private Batches plan(Seed seed, long epoch) {
        int[] items = sorted(seed, epoch);
        int[] ends = new int[items.length];
        int count = 0;
        for (int begin = 0; begin < items.length; count++) {
            begin = end(items, begin);
            ends[count] = begin;
        }
        ends = Arrays.copyOf(ends, count);
        int[] order = new int[count];
        Draws groups = ORDER.of(seed, 0, epoch, 0, Math.ceilDiv(count, together));
        int placed = 0;
        for (long group = 0; group < groups.length(); group++) {
            long first = groups.at(group) * together;
            for (long batch = first; batch < Math.min(count, first + together); batch++) {
                order[placed++] = (int) batch;
            }
        }
        return new Budgeted(items, ends, order);
    }

    /// Items from the cheapest on, after noise.
    private int[] sorted(Seed seed, long epoch) {
        double[] noisy = new double[costs.length];
        RandomStream random = seed.stream(NOISE, 0, epoch, 0);
        for (int item = 0; item < noisy.length; item++) {
            noisy[item] = costs[item] * (1 + noise * (2 * random.at(0, epoch, item).nextDouble() - 1));
        }
        // A stable sort leaves equal ones in the random order in which they come.
        int[] items = seed.stream(TIES, 0, epoch, 0).permutation(noisy.length);
        IntArrays.mergeSort(items, (one, other) -> Double.compare(noisy[one], noisy[other]));
        return items;
    }

    private int end(int[] items, int begin) {
        long dearest = 0;
        long sum = 0;
        for (int i = begin; i < items.length; i++) {
            dearest = Math.max(dearest, costs[items[i]]);
            sum += costs[items[i]];
            if (summed ? sum > budget : dearest * (i - begin + 1) > budget) {
                return i;
            }
        }
        return items.length;
    }

    private record Budgeted(int[] items, int[] ends, int[] order) implements Batches {

        @Override
        public long count() {
            return order.length;
        }

        private int begin(long batch) {
            int place = order[(int) Objects.checkIndex(batch, count())];
            return place == 0 ? 0 : ends[place - 1];
        }

        @Override
        public int size(long batch) {
            int begin = begin(batch);
            return ends[order[(int) batch]] - begin;
        }

        @Override
        public int fill(long batch, int[] target, int offset) {
            int size = size(batch);
            System.arraycopy(items, begin(batch), target, offset, size);
            return size;
        }
    }

    /// {@return 1: every item is in one batch an epoch}
    @Override
    public double expectedCount(long epoch, long item) {
        Objects.checkIndex(item, costs.length);
        return 1;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return fingerprint;
    }
}
