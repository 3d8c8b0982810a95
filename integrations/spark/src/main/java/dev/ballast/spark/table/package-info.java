/// Tables of Spark: what their columns are, the order of their rows, and rows gathered where a method sees them. For this module.
@NullMarked
package dev.ballast.spark.table;

import org.jspecify.annotations.NullMarked;
