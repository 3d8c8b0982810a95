package dev.ballast.cli.methods;

import dev.ballast.core.method.Family;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Paper;
import dev.ballast.core.target.Target;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The page of all methods: a guide that people have written, and below it what the registry says.
final class MethodList {

    /// Ends the guide.
    static final String BEGIN = "<!-- From here on the page is made from the registry; MethodPagesTest says how. -->\n";

    private final StringBuilder out = new StringBuilder();

    private MethodList() {
    }

    /// Returns the page with everything below the guide made anew.
    ///
    /// @param page    the page as it is
    /// @param methods all methods, by name
    /// @return the page as it has to be
    /// @throws IllegalStateException if the line that ends the guide is missing
    static String of(String page, Collection<Shown> methods) {
        int end = page.indexOf(BEGIN);
        if (end < 0) {
            throw new IllegalStateException("docs/methods.md has no line " + BEGIN.strip()
                    + "; it ends what people write, put it back");
        }
        MethodList list = new MethodList();
        list.overview(methods);
        for (Target.Kind target : Target.Kind.values()) {
            for (Family family : Family.values()) {
                list.section(target, family, methods.stream().filter(shown -> shown.method().family() == family
                        && shown.method().accepts().targets().contains(target)).toList());
            }
        }
        return page.substring(0, end) + BEGIN + list.out;
    }

    private void overview(Collection<Shown> methods) {
        out.append("\n## All methods\n\n| method | target | family | what it does | counts |\n|---|---|---|---|---|\n");
        for (Shown shown : methods) {
            MethodInfo method = shown.method();
            out.append("| [").append(method.name()).append("](methods/").append(method.name()).append(".md) | ")
                    .append(method.accepts().targets().stream().map(MethodList::word).sorted()
                            .collect(Collectors.joining(", ")))
                    .append(" | ").append(method.family()).append(" | ").append(method.says()).append(" | ")
                    .append(method.promise()).append(" |\n");
        }
    }

    private void section(Target.Kind target, Family family, List<Shown> methods) {
        if (methods.isEmpty()) {
            return;
        }
        out.append("\n## ").append(heading(target)).append(": ").append(family).append("\n\n| | |\n|---|---|\n");
        for (Shown shown : methods) {
            MethodInfo method = shown.method();
            String name = method.name();
            out.append("| <img src=\"methods/").append(name).append(".svg\" width=\"220\" height=\"220\" alt=\"")
                    .append(name)
                    .append(": ").append(shown.counts()).append("\"> | **[").append(name).append("](methods/")
                    .append(name)
                    .append(".md)**");
            if (!method.aliases().isEmpty()) {
                out.append(" (also ").append(String.join(", ", method.aliases())).append(')');
            }
            out.append(' ').append(method.says()).append(".<br><br>Here: ").append(shown.counts())
                    .append(shown.caption().isEmpty() ? "." : ". " + shown.caption())
                    .append("<br>Counts: ").append(method.promise())
                    .append("<br>Takes: ").append(method.accepts().says())
                    .append("<br>Cost: ").append(method.cost());
            method.paper().ifPresent(paper -> out.append("<br>Paper: ").append(link(paper)));
            out.append(" |\n");
        }
    }

    private static String heading(Target.Kind target) {
        String word = word(target);
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String word(Target.Kind target) {
        return switch (target) {
            case CLASSES -> "classes";
            case NUMBER -> "numbers";
            case LABELS -> "sets of labels";
        };
    }

    private static String link(Paper paper) {
        return paper.doi().isEmpty()
                ? paper.cited()
                : "[" + paper.cited() + "](https://doi.org/" + paper.doi().replace("(", "%28").replace(")", "%29")
                        + ")";
    }
}
