package dev.ballast.spark;

import org.apache.spark.sql.SparkSession;

/// One session for all tests of a run, since beginning one takes seconds.
public final class TestSession {

    private static SparkSession local;

    private TestSession() {
    }

    public static synchronized SparkSession get() {
        if (local == null) {
            local = SparkSession.builder().appName("ballast").master("local[2]")
                    .config("spark.ui.enabled", false).config("spark.sql.shuffle.partitions", 3)
                    .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
                    .config("spark.sql.warehouse.dir", "warehouse").getOrCreate();
        }
        return local;
    }
}
