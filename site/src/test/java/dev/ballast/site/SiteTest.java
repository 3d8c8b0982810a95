package dev.ballast.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The whole site, as it is built, and the check of its links.
class SiteTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void everyLinkOfTheSiteLeadsSomewhere() throws IOException {
        Path site = folder.resolve("site");
        assertThat(Site.build(TOP, site)).isEmpty();
        assertThat(Files.readString(site.resolve("index.html"))).contains("<h1 id=\"ballast-by-task\">",
                "<a href=\"docs/methods.html\">", "<a href=\"api/index.html\">", "href=\"README.html\"");
        assertThat(Files.readString(site.resolve("docs/methods/smote.html")))
                .contains("<a href=\"../methods.html#how-to-read-the-pictures\"><img", "src=\"smote.svg\"", "<table>",
                        "href=\"../../site.css\"");
        assertThat(site.resolve("docs/methods/smote.svg")).exists();
        assertThat(Files.readString(site.resolve("api/index.html"))).contains("Where to start",
                "href=\"dev.ballast.smote/dev/ballast/smote/Smote.html\"", "href=\"../index.html\"");
        assertThat(site.resolve("api/dev.ballast.smote/dev/ballast/smote/Smote.html")).exists();
        assertThat(Files.readString(site.resolve("docs/training.html"))).doesNotContain("<script");
    }

    @Test
    void linksThatLeadNowhereAreFound() throws IOException {
        Files.writeString(folder.resolve("a.html"),
                """
                        <h1 id="there">A</h1><a href="#there">x</a><a href="#not-there">x</a><a href="b.html#in-b">x</a>
                        <a href="b.html#not-in-b">x</a><a href="none.html">x</a><a href="../outside.html">x</a><img alt="" src="none.png">
                        <a href="https://example.org/">x</a><img alt="" src="https://example.org/a.png"><script src="//example.org/a.js"></script>
                        """);
        Files.writeString(folder.resolve("b.html"), "<p id=\"in-b\">B</p><a href=\"a.html#there\">x</a>");
        assertThat(Links.broken(folder)).isEqualTo(List.of("a.html: #not-there is no place in that page",
                "a.html: b.html#not-in-b is no place in that page", "a.html: none.html is no file of the site",
                "a.html: ../outside.html is no file of the site", "a.html: none.png is no file of the site",
                "a.html: https://example.org/a.png is loaded from elsewhere",
                "a.html: //example.org/a.js is loaded from elsewhere"));
    }
}
