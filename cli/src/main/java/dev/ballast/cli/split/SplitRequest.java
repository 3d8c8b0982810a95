package dev.ballast.cli.split;

import dev.ballast.cli.table.TableFormat;
import dev.ballast.core.random.Seed;
import dev.ballast.core.split.SmallClass;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.scan.TableSource;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Path;

/// What a run of `split` is asked to do.
///
/// @param table      the table
/// @param syntax     tells cells apart
/// @param label      the label column, as the user calls it
/// @param manyClasses whether a label is served that does not look like one
/// @param group      the column of the groups, as the user calls it; null if there are none
/// @param parts      which parts there are
/// @param smallClass what becomes of classes that are too small for every part
/// @param seed       fixes all random choices
/// @param folder     where the parts go
/// @param format     what they are written as
/// @param force      whether the split that is there is replaced
/// @param origin     which command it is, for the manifest
public record SplitRequest(TableSource table, CellSyntax syntax, String label, boolean manyClasses,
        @Nullable String group,
        Parts parts, SmallClass smallClass, Seed seed, Path folder, TableFormat format, boolean force, Origin origin) {

    /// Where a request comes from.
    ///
    /// @param ballast the version
    /// @param command the command, as it can be given again
    public record Origin(String ballast, String command) {}

    /// The parts a table is split into: a test part, a validation part, both, or folds of what is not the test part.
    ///
    /// @param test       share of the test part; 0 for none
    /// @param validation share of the validation part; 0 for none
    /// @param folds      how many folds; 0 for none
    public record Parts(double test, double validation, int folds) {

        /// Checks the shares and numbers against each other.
        ///
        /// @throws IllegalArgumentException if they ask for nothing, or for too much
        public Parts {
            requireShare("--test", test);
            requireShare("--validation", validation);
            if (folds == 1 || folds < 0) {
                throw new IllegalArgumentException("--folds is " + folds + "; it must be at least 2");
            }
            if (BigDecimal.valueOf(test).add(BigDecimal.valueOf(validation)).compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalArgumentException("--test is " + test + " and --validation is " + validation
                        + "; together they must be below 1, so that there is a part to train on");
            }
            if (validation > 0 && folds > 0) {
                throw new IllegalArgumentException(
                        "--validation and --folds exclude each other: every fold is the validation part of the others");
            }
            if (test == 0 && folds == 0) {
                throw new IllegalArgumentException(validation > 0
                        ? "--validation needs --test: a part to choose settings on, and one to judge by"
                        : "nothing to split off; give --test, for example --test 0.2, or --folds, for example --folds 5");
            }
        }

        private static void requireShare(String option, double share) {
            if (!(share >= 0 && share < 1)) {
                throw new IllegalArgumentException(option + " is " + share + "; it must be above 0 and below 1");
            }
        }
    }
}
