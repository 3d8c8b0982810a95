package dev.ballast.cli.console;

import dev.ballast.core.target.ClassCounts;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Chooses the classes that a table on the terminal shows: all of a few, the largest of many.
public final class ShownClasses {

    /// So many classes are shown at most.
    public static final int MOST = 20;

    private ShownClasses() {
    }

    /// Chooses classes.
    ///
    /// @param counts the rows of every class
    /// @return the codes to show: in their order if all are, else the largest first
    public static List<Integer> of(ClassCounts counts) {
        return counts.classes() <= MOST
                ? IntStream.range(0, counts.classes()).boxed().toList()
                : IntStream.range(0, counts.classes()).boxed()
                        .sorted(Comparator.comparing((Integer code) -> counts.count(code)).reversed()).limit(MOST)
                        .toList();
    }

    /// Says how many are not shown.
    ///
    /// @param shown   the codes that are
    /// @param classes how many there are
    /// @param out     takes the line, if there is one to say
    public static void printRest(List<Integer> shown, int classes, PrintWriter out) {
        if (shown.size() < classes) {
            out.println("and " + (classes - shown.size()) + " more; shown are the largest");
        }
    }
}
