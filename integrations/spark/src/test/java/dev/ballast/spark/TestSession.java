package dev.ballast.spark;

import org.apache.spark.sql.SparkSession;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// One session for all tests that take turns, since beginning one takes seconds.
public final class TestSession {

    private static SparkSession session;
    private static String master = "";

    private TestSession() {
    }

    /// A session in this virtual machine.
    public static SparkSession get() {
        return get("local[2]");
    }

    /// A session with executors of its own, which have no vector module in use.
    public static SparkSession cluster() {
        return get("local-cluster[2,1,1024]");
    }

    private static synchronized SparkSession get(String wanted) {
        if (!master.equals(wanted)) {
            if (session != null) {
                try {
                    session.close();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            master = wanted;
            session = SparkSession.builder().appName("ballast").master(wanted).config("spark.ui.enabled", false)
                    .config("spark.sql.shuffle.partitions", 3)
                    // Compiling takes longer than running where tables are small; executors of their own run compiled code.
                    .config("spark.sql.codegen.wholeStage", !wanted.equals("local[2]"))
                    .config("spark.sql.codegen.factoryMode", wanted.equals("local[2]") ? "NO_CODEGEN" : "FALLBACK")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.driver.host", "127.0.0.1").config("spark.sql.warehouse.dir", "warehouse")
                    .config("spark.executorEnv.SPARK_SCALA_VERSION", "2.13")
                    .config("spark.executorEnv.SPARK_TESTING", "1")
                    .config("spark.executor.extraClassPath", absolute(System.getProperty("java.class.path")))
                    .config("spark.executor.extraJavaOptions", "-Dballast.kernel=scalar").getOrCreate();
        }
        return session;
    }

    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
