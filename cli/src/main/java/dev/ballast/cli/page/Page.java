package dev.ballast.cli.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A page, described from top to bottom.
///
/// ```
/// Page page = new Page("Evaluation of scores.csv", "10000 rows, 1.2 % positive");
/// page.section("Precision and recall").text("Average precision 0.71.").charts(List.of(curve));
/// byte[] html = page.toBytes("ballast 0.1.0");
/// ```
public final class Page {

    private final String title;
    private final String lead;
    private final List<Consumer<Markup>> blocks = new ArrayList<>();
    private final List<String> sections = new ArrayList<>();
    private int charts;

    /// Starts a page.
    ///
    /// @param title what it is about
    /// @param lead  the main result, in a sentence
    public Page(String title, String lead) {
        this.title = title;
        this.lead = lead;
    }

    private Page add(Consumer<Markup> block) {
        blocks.add(block);
        return this;
    }

    /// Starts a section.
    ///
    /// @param heading what it is about
    /// @return this page
    public Page section(String heading) {
        sections.add(heading);
        String id = sectionId(sections.size());
        return add(out -> out.element("h2", heading, "id", id));
    }

    /// Starts a part of a section.
    ///
    /// @param heading what it is about
    /// @return this page
    public Page part(String heading) {
        return add(out -> out.element("h3", heading));
    }

    /// Adds a paragraph.
    ///
    /// @param text its text
    /// @return this page
    public Page text(String text) {
        return add(out -> out.element("p", text));
    }

    /// Adds text to be copied, such as a command.
    ///
    /// @param text its text; lines are kept
    /// @return this page
    public Page code(String text) {
        return add(out -> out.open("pre").element("code", text).close());
    }

    /// Adds names and values.
    ///
    /// @param facts in the order shown
    /// @return this page
    public Page facts(Map<String, String> facts) {
        Map<String, String> shown = new LinkedHashMap<>(facts);
        return add(out -> {
            out.open("dl").line();
            shown.forEach((name, value) -> out.element("dt", name).element("dd", value).line());
            out.close();
        });
    }

    /// Adds a table.
    ///
    /// @param table the table
    /// @return this page
    public Page table(Table table) {
        return add(table::write);
    }

    /// Adds a table that is folded away until asked for.
    ///
    /// @param summary what to ask for
    /// @param table   the table
    /// @return this page
    public Page folded(String summary, Table table) {
        return add(out -> {
            out.open("details").element("summary", summary).line();
            table.write(out);
            out.close();
        });
    }

    /// Adds charts, beside each other where there is room.
    ///
    /// @param shown the charts
    /// @return this page
    public Page charts(List<? extends Chart> shown) {
        int first = charts + 1;
        charts += shown.size();
        List<Chart> drawn = List.copyOf(shown);
        return add(out -> {
            out.open("div", "class", "charts").line();
            for (int i = 0; i < drawn.size(); i++) {
                Figure.write(drawn.get(i), "chart-" + (first + i), out);
            }
            out.close();
        });
    }

    /// Ends the page.
    ///
    /// @param footer what made it
    /// @return the file
    public byte[] toBytes(String footer) {
        Markup out = new Markup();
        out.doctype().open("html", "lang", "en").line().open("head").line();
        out.empty("meta", "charset", "utf-8").line();
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
        out.empty("meta", "name", "color-scheme", "content", "light dark").line();
        out.element("title", title).line().element("style", Style.SHEET).line().close().line();
        out.open("body").line().open("header").line().element("h1", title).element("p", lead).line();
        out.open("nav", "aria-label", "Sections").open("ul").line();
        for (int i = 1; i <= sections.size(); i++) {
            out.open("li").element("a", sections.get(i - 1), "href", '#' + sectionId(i)).close().line();
        }
        out.close().close().close().line().open("main").line();
        for (Consumer<Markup> block : blocks) {
            block.accept(out);
            out.line();
        }
        out.close().line().open("footer").element("p", footer).close().line().close().close().line();
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String sectionId(int section) {
        return "section-" + section;
    }
}
