package dev.ballast.spark;

import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.strategy.SamplingStrategy;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/// Resampling of tables of Spark in one call; [SparkTable] is for whoever has more to say.
///
/// ```java
/// Dataset<Row> balanced = BallastSpark.resample(table, "class", Methods.named("smote").with("k", 5), SamplingStrategy.AUTO, Seed.of(42));
/// ```
///
/// The result has the rows that the method gives on one machine for the same rows in the same order and the same seed,
/// whatever the number of partitions and executors.
public final class BallastSpark {

    private BallastSpark() {
    }

    /// Resamples a table of classes.
    ///
    /// @param table    the table; all columns but the label are what their types say, see [SparkTable]
    /// @param label    the column of the class
    /// @param method   the method
    /// @param strategy how many rows each class shall have, or which classes are worked on
    /// @param seed     fixes all random choices
    /// @return the rows of the result, in the schema of the table
    /// @throws IllegalArgumentException as for [SparkTable#resample]
    public static Dataset<Row> resample(Dataset<Row> table, String label, Resampler method, SamplingStrategy strategy,
            Seed seed) {
        return SparkTable.of(table).label(label).resample(method.with(method.options(), strategy), seed).rows();
    }

    /// Resamples a table of classes by a method as it is by itself.
    ///
    /// @param table    the table; all columns but the label are what their types say, see [SparkTable]
    /// @param label    the column of the class
    /// @param method   the method
    /// @param strategy how many rows each class shall have, or which classes are worked on
    /// @param seed     fixes all random choices
    /// @return the rows of the result, in the schema of the table
    /// @throws IllegalArgumentException as for [SparkTable#resample]
    public static Dataset<Row> resample(Dataset<Row> table, String label, MethodInfo method, SamplingStrategy strategy,
            Seed seed) {
        return resample(table, label, method.make(method.standard(), strategy), strategy, seed);
    }
}
