package dev.ballast.samplers.check;

import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.Resampling;

/// A hash of a fitted method: its options, labels, shape, and some rows of epoch 0 of seed 0, where other data are very likely to
/// differ.
public final class FittedFingerprint {

    /// Rows whose recipes and values are part of it.
    private static final int PROBES = 64;

    private FittedFingerprint() {
    }

    public static String of(FittedResampler fitted) {
        Resampling probe = fitted.resampling(Seed.of(0), 0);
        int columns = fitted.data().features().columns();
        double[] values = new double[columns];
        RecipeSlot slot = new RecipeSlot();
        Fingerprint hash = new Fingerprint().add(fitted.data().labels()).add(columns).add(fitted.promise().toString())
                .add(fitted.method().info().name()).add(fitted.method().options().toString());
        long probes = Math.min(PROBES, probe.size());
        for (long i = 0; i < probes; i++) {
            probe.copyRow(i * (probe.size() - 1) / Math.max(1, probes - 1), slot, values, 0);
            hash.add(slot.base());
            for (double value : values) {
                hash.add(value);
            }
        }
        return hash.toString();
    }
}
