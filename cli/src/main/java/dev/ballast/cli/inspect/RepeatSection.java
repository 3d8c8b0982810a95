package dev.ballast.cli.inspect;

import dev.ballast.cli.page.Numbers;
import dev.ballast.cli.page.Page;
import dev.ballast.cli.page.Table;
import dev.ballast.tables.message.VisibleText;

import java.util.ArrayList;
import java.util.List;

/// The section on rows that are in the result more or less often than once.
public final class RepeatSection {

    /// What became of the rows of a class.
    ///
    /// @param name     of the class
    /// @param rows     how many it had
    /// @param dropped  how many of them are not in the result
    /// @param repeated how many of them are in it more than once
    /// @param copies   how many rows of the result are copies beside the row itself
    /// @param most     how often the row is in it that is most often
    public record Repeats(String name, long rows, long dropped, long repeated, long copies, long most) {}

    private static final int ROWS = 1000;

    private RepeatSection() {
    }

    /// Writes the section.
    ///
    /// @param page    takes it
    /// @param classes what became of the rows of each class that changed
    public static void write(Page page, List<Repeats> classes) {
        page.section("Which rows are dropped or repeated");
        List<List<String>> rows = new ArrayList<>();
        boolean copied = false;
        for (Repeats of : classes) {
            copied |= of.copies() > 0;
            rows.add(List.of(VisibleText.named(of.name()), Numbers.count(of.rows()), Numbers.count(of.dropped()),
                    Numbers.percent((double) of.dropped() / of.rows()), Numbers.count(of.repeated()),
                    Numbers.count(of.copies()), Numbers.count(of.most())));
        }
        page.text(copied
                ? "A repeated row weighs as much as its copies together. Copies add no values that were not there: the"
                        + " distribution of a column changes only by how often each row is repeated."
                : "A dropped row is lost to whoever learns from the result; no row is repeated.");
        page.table(new Table("Rows of the classes that changed", List.of("class", "rows before", "dropped",
                "share dropped", "repeated rows", "copies added", "most often, times"), rows).first(ROWS));
    }
}
