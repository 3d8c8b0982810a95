package dev.ballast.cli.sample;

import dev.ballast.cli.table.TableFormat;
import dev.ballast.core.random.Seed;
import dev.ballast.tables.check.ClassCheck;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.scan.TableSource;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// What a run of `sample` is asked to do.
///
/// @param table       the table
/// @param syntax      tells cells apart
/// @param label       the label column, as the user calls it; null to take all rows for one class
/// @param manyClasses whether a label is served that does not look like one
/// @param weights     the column of the weights, as the user calls it; null if all rows weigh the same
/// @param size        how many rows
/// @param replacement whether a row may be drawn more than once
/// @param seed        fixes all random choices
/// @param out         the file to make
/// @param format      what it is written as
/// @param force       whether a file that is there is replaced
public record SampleRequest(TableSource table, CellSyntax syntax, @Nullable String label, boolean manyClasses,
        @Nullable String weights,
        Size size, boolean replacement, Seed seed, Path out, TableFormat format, boolean force) {

    /// What one array holds.
    static final int MOST_DRAWS = Integer.MAX_VALUE - 8;

    /// How many rows are drawn.
    public sealed interface Size {

        /// {@return how many are asked for by number; 0 if it is by a share}
        long count();

        /// So many of all.
        ///
        /// @param count at least 0
        record Rows(long count) implements Size {

            /// Checks the number.
            public Rows {
                requireCount("-n", count);
            }
        }

        /// So many of each class.
        ///
        /// @param count at least 0
        record PerClass(long count) implements Size {

            /// Checks the number.
            public PerClass {
                requireCount("--per-class", count);
            }
        }

        /// A share of the rows of each class, rounded to the nearest whole number, halves up.
        ///
        /// @param share above 0; at most 1 unless rows may be drawn more than once
        record Fraction(double share) implements Size {

            @Override
            public long count() {
                return 0;
            }

            /// Checks the share.
            public Fraction {
                if (!(share > 0 && share < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("--fraction is " + share + "; it must be finite and above 0");
                }
            }
        }

        private static void requireCount(String option, long count) {
            if (count < 0) {
                throw new IllegalArgumentException(option + " is " + count + "; it must be at least 0");
            }
        }
    }

    /// Checks the parts against each other.
    ///
    /// @throws IllegalArgumentException if they do not go together
    public SampleRequest {
        if (manyClasses && label == null) {
            throw new IllegalArgumentException(ClassCheck.OPTION + " needs --label");
        }
        if (weights != null && label != null) {
            throw new IllegalArgumentException("--weights and --label exclude each other");
        }
        if (weights != null && !(size instanceof Size.Rows)) {
            throw new IllegalArgumentException("--weights needs -n: how many rows to draw");
        }
        if (label == null && size instanceof Size.PerClass) {
            throw new IllegalArgumentException("--per-class needs --label");
        }
        if (label != null && size instanceof Size.Rows) {
            throw new IllegalArgumentException("-n is of all rows; with --label give --per-class or --fraction");
        }
        if (replacement || weights != null) {
            requireAtMost(size);
        }
        if (size instanceof Size.Fraction fraction && fraction.share() > 1 && !replacement) {
            throw new IllegalArgumentException("--fraction is " + fraction.share()
                    + "; above 1, rows must be drawn more than once: add --with-replacement");
        }
    }
    private static void requireAtMost(Size size) {
        if (size.count() > MOST_DRAWS) {
            throw new IllegalArgumentException(
                    (size instanceof Size.Rows ? "-n" : "--per-class") + " is " + size.count()
                            + "; with replacement or by weights, at most " + MOST_DRAWS + " rows can be drawn");
        }
    }
}
