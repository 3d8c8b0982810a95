package dev.ballast.samplers.check;

import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.Resampling;

/// A hash of a fitted method, or of rows that one has drawn: its options, labels, shape, and some rows of epoch 0 of seed 0, where other data are very likely to
/// differ.
public final class FittedFingerprint {

    /// Rows whose recipes and values are part of it.
    private static final int PROBES = 64;

    private FittedFingerprint() {
    }

    public static String of(FittedResampler fitted) {
        Fingerprint hash = new Fingerprint().add(fitted.data().labels()).add(fitted.data().features().columns())
                .add(fitted.promise().toString()).add(fitted.method().info().name())
                .add(fitted.method().options().toString());
        return of(fitted.resampling(Seed.of(0), 0), hash);
    }

    /// That of rows which were drawn once.
    public static String of(Resampling drawn) {
        return of(drawn, new Fingerprint().add("drawn").add(drawn.source().labels())
                .add(drawn.source().features().columns()).add(drawn.size()));
    }

    private static String of(Resampling probe, Fingerprint hash) {
        double[] values = new double[probe.source().features().columns()];
        RecipeSlot slot = new RecipeSlot();
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
