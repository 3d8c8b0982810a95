/// Resampling on Apache Spark: the rows that one machine would give, whatever the number of partitions and executors. Start at
/// [dev.ballast.spark.BallastSpark].
@NullMarked
package dev.ballast.spark;

import org.jspecify.annotations.NullMarked;
