package dev.ballast.tables.check;

import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.Spellings;
import dev.ballast.tables.message.VisibleText;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/// Refuses a label that cannot be meant as one: a number to predict, or something that tells rows apart instead of classes.
public final class ClassCheck {

    /// The option that goes on all the same.
    public static final String OPTION = "--allow-many-classes";

    private static final int FEW = 2;
    private static final int FRACTIONS = 20;
    private static final int NAMES = 20;

    private ClassCheck() {
    }

    /// Checks the classes of a table.
    ///
    /// A label of numbers is refused if every row has another, from three rows on, or if it has more than 20 values and not all
    /// are whole. Any label is refused that has more than 20 values and more than half as many as there are rows.
    ///
    /// @param file   the table, for messages
    /// @param column the name of the label column
    /// @param names  the classes that rows have
    /// @param rows   how many rows there are
    /// @param allow  whether to go on all the same
    /// @throws Failure if it cannot be meant
    public static void require(Path file, String column, List<String> names, long rows, boolean allow) {
        int classes = names.size();
        if (allow || classes <= FEW) {
            return;
        }
        boolean own = classes == rows;
        boolean most = classes > NAMES && classes > rows / 2;
        if (!own && !most && classes <= FRACTIONS) {
            return;
        }
        boolean whole = true;
        boolean numbers = true;
        for (String name : names) {
            BigDecimal value = Spellings.number(name.strip());
            numbers &= value != null;
            whole &= value == null || value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
        }
        if (numbers && (own || most || !whole)) {
            throw refused(file, column, classes + " different numbers in " + rows
                    + " rows, which is a number to predict or to tell rows apart, not a class");
        }
        if (most) {
            throw refused(file, column, classes + " different values in " + rows
                    + " rows, which tell rows apart rather than classes");
        }
    }

    private static Failure refused(Path file, String column, String what) {
        return new Failure(file + ": label \"" + VisibleText.shown(column) + "\" has " + what
                + "; name another column by --label, or go on all the same with " + OPTION);
    }
}
