/// Exact neighbor search on a cluster, by blocks. For this module.
@NullMarked
package dev.ballast.spark.search;

import org.jspecify.annotations.NullMarked;
