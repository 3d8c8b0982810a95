package dev.ballast.dist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// What is published is complete, and versions go together.
class PublishedTest {

    private static final Path TOP = Path.of("..");
    private static final Element PARENT = read(TOP.resolve("pom.xml"));
    private static final Element BOM = read(TOP.resolve("bom/pom.xml"));

    @Test
    void theBomHasEveryLibraryThatIsPublished() {
        List<String> published = new ArrayList<>();
        for (Element module : elements(only(PARENT, "modules"))) {
            Element pom = read(TOP.resolve(module.getTextContent()).resolve("pom.xml"));
            if (!text(pom, "artifactId").equals("ballast-bom") && !isKept(pom)) {
                published.add(text(pom, "artifactId"));
                assertThat(text(only(pom, "parent"), "version")).isEqualTo(text(BOM, "version"));
            }
        }
        assertThat(published).contains("ballast-core", "ballast-djl").doesNotContain("ballast-benchmarks");
        assertThat(elements(only(only(BOM, "dependencyManagement"), "dependencies")))
                .allSatisfy(library -> assertThat(text(library, "version")).isEqualTo("${project.version}"))
                .extracting(library -> text(library, "artifactId")).containsExactlyInAnyOrderElementsOf(published);
        assertThat(text(BOM, "version")).isEqualTo(text(PARENT, "version"));
    }

    /// Central refuses what does not say all of this; modules have it from their parent, but for name and description.
    @Test
    void everythingThatCentralAsksForIsSaid() {
        for (String said : List.of("url", "licenses", "developers", "scm", "inceptionYear")) {
            assertThat(text(PARENT, said)).as(said).isNotBlank().isEqualTo(text(BOM, said));
        }
        for (Element module : elements(only(PARENT, "modules"))) {
            Element pom = read(TOP.resolve(module.getTextContent()).resolve("pom.xml"));
            assertThat(text(pom, "name")).as(module.getTextContent()).startsWith("Ballast");
            assertThat(text(pom, "description")).as(module.getTextContent()).endsWith(".");
        }
    }

    private static boolean isKept(Element pom) {
        return elements(pom).stream().filter(child -> child.getTagName().equals("properties"))
                .anyMatch(properties -> text(properties, "ballast.unpublished").equals("true"));
    }

    private static Element read(Path pom) {
        try {
            return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(pom.toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(pom.toString(), e);
        }
    }

    private static Element only(Element parent, String name) {
        return elements(parent).stream().filter(child -> child.getTagName().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError(parent.getTagName() + " has no " + name));
    }

    private static String text(Element parent, String name) {
        return elements(parent).stream().filter(child -> child.getTagName().equals(name)).findFirst()
                .map(child -> child.getTextContent().strip().replaceAll("\\s+", " ")).orElse("");
    }

    private static List<Element> elements(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
