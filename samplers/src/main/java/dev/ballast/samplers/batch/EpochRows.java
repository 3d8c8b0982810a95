package dev.ballast.samplers.batch;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Promise;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.samplers.check.FittedFingerprint;

/// The rows that every epoch has to make batches of: as many of each class in all epochs.
sealed interface EpochRows {

    /// The data set that rows come from.
    Dataset data();

    /// How many rows of each class there are in every epoch.
    ClassCounts counts();

    /// The rows of an epoch.
    Resampling rows(Seed seed, long epoch);

    /// A short text that differs between other rows; other data are very likely to differ in the rows that are looked at.
    String fingerprint();

    /// Rows that a method draws anew for every epoch.
    record Drawn(FittedResampler fitted) implements EpochRows {

        /// Checks the promise.
        public Drawn {
            if (!(fitted.promise() instanceof Promise.Exact)) {
                throw new IllegalArgumentException("batches need to know the rows of an epoch before it is drawn, and "
                        + fitted.method() + " promises " + fitted.method().info().promise()
                        + "; draw once, and make batches of that: RowBatches.of(fitted.resampling(seed, 0))");
            }
        }

        @Override
        public Dataset data() {
            return fitted.data();
        }

        @Override
        public ClassCounts counts() {
            return fitted.promise().targets().after();
        }

        @Override
        public Resampling rows(Seed seed, long epoch) {
            return fitted.resampling(seed, epoch);
        }

        @Override
        public String fingerprint() {
            return FittedFingerprint.of(fitted);
        }
    }

    /// Rows that were drawn once.
    record Fixed(Resampling rows) implements EpochRows {

        @Override
        public Dataset data() {
            return rows.source();
        }

        @Override
        public ClassCounts counts() {
            return rows.counts();
        }

        @Override
        public Resampling rows(Seed seed, long epoch) {
            return rows;
        }

        @Override
        public String fingerprint() {
            return FittedFingerprint.of(rows);
        }
    }
}
