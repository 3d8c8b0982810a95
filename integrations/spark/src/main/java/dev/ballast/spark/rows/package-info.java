/// How a plan becomes rows on executors. For this module.
@NullMarked
package dev.ballast.spark.rows;

import org.jspecify.annotations.NullMarked;
