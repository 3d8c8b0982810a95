package dev.ballast.spark.rows;

/// Makes tasks on this machine draw again, as those of a cluster do.
public final class Forgetting {

    private Forgetting() {
    }

    public static void all() {
        OpenedParcels.forget();
    }
}
