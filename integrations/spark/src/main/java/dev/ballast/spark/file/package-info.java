/// Tables in files as the command takes them: CSV and Parquet, with columns told apart as on one machine. For this module.
@NullMarked
package dev.ballast.spark.file;

import org.jspecify.annotations.NullMarked;
