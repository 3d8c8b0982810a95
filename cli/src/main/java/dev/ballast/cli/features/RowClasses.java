package dev.ballast.cli.features;

import dev.ballast.core.target.ClassLabels;
import dev.ballast.tables.scan.TableProfile;

/// The class of every row of the table: that of its label, or what a method that is for other targets tells apart.
public sealed interface RowClasses {

    /// The classes, with the stream key of each: its place in order of first appearance.
    ClassLabels classes();

    /// The place of a row's class in order of first appearance.
    int rank(CellRow cells, long row);

    /// The classes of the label column.
    record OfLabels(TableProfile profile, ClassLabels classes) implements RowClasses {

        public OfLabels(TableProfile profile) {
            this(profile, profile.labels().labelsOf());
        }

        @Override
        public int rank(CellRow cells, long row) {
            int rank = cells.rank(profile.label(), profile.labels());
            if (rank < 0) {
                throw new IllegalStateException("row " + row + " has a label that the first pass did not see");
            }
            return rank;
        }
    }

    /// Classes that a method tells apart, known for every row.
    record OfRows(ClassLabels classes) implements RowClasses {

        @Override
        public int rank(CellRow cells, long row) {
            return (int) classes.streamKey(classes.code((int) row));
        }
    }

    /// One class for all, until more is known.
    record Unknown(ClassLabels classes) implements RowClasses {

        public Unknown() {
            this(ClassLabels.of(new int[0]));
        }

        @Override
        public int rank(CellRow cells, long row) {
            return 0;
        }
    }
}
