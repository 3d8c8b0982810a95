/// Parquet files. Pages are read by the library Hardwood; metadata is written with the classes that the Parquet project generates from
/// its own definition, and pages by [dev.ballast.cli.table.parquet.ChunkWriter]. Start with
/// [dev.ballast.cli.table.parquet.ParquetTable].
package dev.ballast.cli.table.parquet;
