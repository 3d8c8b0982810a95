package dev.ballast.site;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Documents as pages: at the same places, but for the first one, which is at the top. What they point at comes along.
final class Pages {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(),
            HeadingAnchorExtension.create());
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(href|src)=\"([^\"]*)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*");

    /// What stands at the top of every page.
    private static final Map<String, String> PLACES = new LinkedHashMap<>();

    static {
        PLACES.put("By task", "docs/index.md");
        PLACES.put("Front page", "README.md");
        PLACES.put("Methods", "docs/methods.md");
        PLACES.put("From imbalanced-learn", "docs/imbalanced-learn.md");
        PLACES.put("Training loops", "docs/training.md");
        PLACES.put("Python", "docs/python.md");
        PLACES.put("Reports", "docs/reports.md");
        PLACES.put("Benchmarks", "docs/benchmarks.md");
    }

    private final Path top;
    private final Path site;
    private final List<Path> documents;
    private final TreeSet<Path> beside = new TreeSet<>();
    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder().extensions(EXTENSIONS).build();
    private final TextContentRenderer text = TextContentRenderer.builder().build();

    /// @param top       the project's folder
    /// @param site      the folder of the site
    /// @param documents all documents that become pages
    Pages(Path top, Path site, List<Path> documents) {
        this.top = top;
        this.site = site;
        this.documents = List.copyOf(documents);
    }

    /// Writes all pages, then the files that they point at.
    void write() throws IOException {
        for (Path document : documents) {
            write(document);
        }
        for (Path file : beside) {
            Path copy = site.resolve(top.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        try (InputStream style = Pages.class.getResourceAsStream("site.css")) {
            Files.copy(style, site.resolve("site.css"));
        }
    }

    private void write(Path document) throws IOException {
        Node root = parser.parse(Files.readString(document));
        Path page = page(document);
        String[] title = {document.getFileName().toString()};
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                if (heading.getLevel() == 1) {
                    title[0] = text.render(heading);
                }
                visitChildren(heading);
            }

            @Override
            public void visit(Link link) {
                link.setDestination(moved(document, link.getDestination()));
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                image.setDestination(moved(document, image.getDestination()));
                visitChildren(image);
            }

            @Override
            public void visit(HtmlInline html) {
                html.setLiteral(attributesMoved(document, html.getLiteral()));
            }

            @Override
            public void visit(HtmlBlock html) {
                html.setLiteral(attributesMoved(document, html.getLiteral()));
            }
        });
        Files.createDirectories(page.getParent());
        Files.writeString(page, framed(page, title[0], renderer.render(root)), StandardCharsets.UTF_8);
    }

    private String framed(Path page, String title, String body) {
        StringBuilder places = new StringBuilder();
        PLACES.forEach((name, document) -> place(places, page, name, page(top.resolve(document))));
        place(places, page, "API", site.resolve("api/index.html"));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="%s">
                </head>
                <body>
                <nav>
                %s</nav>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(escaped(title), reference(page, site.resolve("site.css")), places, body);
    }

    private static void place(StringBuilder places, Path page, String name, Path other) {
        places.append("<a href=\"").append(reference(page, other)).append('"')
                .append(page.equals(other) ? " aria-current=\"page\">" : ">").append(name).append("</a>\n");
    }

    private String attributesMoved(Path document, String html) {
        return ATTRIBUTE.matcher(html).replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) + "=\"" + moved(document, found.group(2)) + "\""));
    }

    /// What a destination in a document is called in its page.
    private String moved(Path document, String destination) {
        if (destination.startsWith("#") || ELSEWHERE.matcher(destination).matches()) {
            return destination;
        }
        int mark = destination.indexOf('#');
        String file = mark < 0 ? destination : destination.substring(0, mark);
        Path target = document.resolveSibling(file).normalize();
        if (documents.contains(target)) {
            return reference(page(document), page(target)) + (mark < 0 ? "" : destination.substring(mark));
        }
        if (target.startsWith(top) && Files.isRegularFile(target)) {
            beside.add(target);
            return reference(page(document), site.resolve(top.relativize(target).toString()));
        }
        // It stays as it is, and will be found to lead nowhere.
        return destination;
    }

    private Path page(Path document) {
        String place = top.relativize(document).toString();
        return place.equals("docs/index.md")
                ? site.resolve("index.html")
                : site.resolve(place.substring(0, place.length() - ".md".length()) + ".html");
    }

    private static String reference(Path page, Path target) {
        Path folder = page.getParent();
        return (folder == null ? target : folder.relativize(target)).toString().replace('\\', '/');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
