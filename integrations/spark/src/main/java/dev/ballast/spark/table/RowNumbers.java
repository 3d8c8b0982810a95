package dev.ballast.spark.table;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

import java.io.Serializable;
import java.util.Arrays;

/// The number of every row, from 0, in the order in which one machine would read the table. It is a function of the row or of
/// its place, so that every pass, and every task that is done again, gives the same.
public sealed interface RowNumbers extends Serializable {

    /// {@return the numbers as a column}
    Column column();

    /// {@return the rule, in words}
    String rule();

    /// Mixes the bits of an id, so that sums of hashes of different sets of ids are equal by a chance of 2^-64.
    static long hash(long id) {
        long z = id + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// Rows are in the order of a column of consecutive whole numbers.
    ///
    /// @param name  the column
    /// @param first the number of the first row
    record ById(String name, long first) implements RowNumbers {

        @Override
        public Column column() {
            return functions.col(TableFields.quoted(name)).cast(DataTypes.LongType).minus(first);
        }

        @Override
        public String rule() {
            return "by the column \"" + name + "\", from " + first;
        }
    }

    /// Rows are in the order of pieces of files, or of partitions, and in each as they stand there.
    ///
    /// @param starts  for every partition the place in it at which each of its pieces starts
    /// @param offsets for each of those the number of its first row
    /// @param files   whether the pieces are of files
    record ByPlace(long[][] starts, long[][] offsets, boolean files) implements RowNumbers {

        private static final int PARTITION_BITS = 33;

        @Override
        public Column column() {
            UDF1<Long, Long> numbers = new Numbering(starts, offsets);
            return functions.udf(numbers, DataTypes.LongType).apply(functions.monotonically_increasing_id());
        }

        @Override
        public String rule() {
            return files
                    ? "by the names of the files, and in each as rows stand there"
                    : "by the number of the partition, and in each as rows come";
        }

        /// Spark's own number of a row is that of its partition and its place there.
        private record Numbering(long[][] starts, long[][] offsets) implements UDF1<Long, Long> {

            @Override
            public Long call(Long own) {
                int partition = (int) (own >>> PARTITION_BITS);
                long place = own & ((1L << PARTITION_BITS) - 1);
                if (partition >= starts.length || starts[partition].length == 0) {
                    throw new IllegalStateException("partition " + partition
                            + " has rows now and had none when they were counted: the table is not the same each time it is"
                            + " computed; cache it, write it to files first, or name a column of ids");
                }
                int found = Arrays.binarySearch(starts[partition], place);
                int piece = found >= 0 ? found : -found - 2;
                return offsets[partition][piece] + place - starts[partition][piece];
            }
        }
    }
}
