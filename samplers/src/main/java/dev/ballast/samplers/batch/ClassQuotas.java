package dev.ballast.samplers.batch;

import java.util.Arrays;

/// How many rows of each class a batch has, by the rank of the class.
///
/// @param fixed rows of each class in every batch
/// @param over  places of a batch that go round among all classes: place i of all such places is of class i mod K
record ClassQuotas(int[] fixed, int over) {

    static ClassQuotas equal(int size, int classes) {
        if (size < classes) {
            throw new IllegalArgumentException("a batch has " + size + " rows and there are " + classes
                    + " classes; a batch must have room for one row of each");
        }
        int[] fixed = new int[classes];
        Arrays.fill(fixed, size / classes);
        return new ClassQuotas(fixed, size % classes);
    }

    static ClassQuotas of(int... quotas) {
        long sum = Arrays.stream(quotas).asLongStream().sum();
        if (sum < 1 || sum > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("the quotas " + Arrays.toString(quotas) + " sum to " + sum
                    + "; a batch must have at least 1 row and fit into an array");
        }
        return new ClassQuotas(quotas.clone(), 0);
    }

    int classes() {
        return fixed.length;
    }

    /// Rows of a batch.
    int size() {
        int size = over;
        for (int quota : fixed) {
            size += quota;
        }
        return size;
    }

    /// Rows of a class in all batches before one.
    long before(long batch, int rank) {
        long certain = batch * fixed[rank];
        return over == 0 ? certain : certain + Math.floorDiv(batch * over - rank + fixed.length - 1, fixed.length);
    }

    @Override
    public String toString() {
        return "quotas=" + Arrays.toString(fixed).replace(" ", "") + (over == 0 ? "" : "+" + over + " in turn");
    }
}
