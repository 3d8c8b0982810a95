package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;

/// Reads a page as XML and checks what every page promises.
public final class PageReader {

    private final String text;
    private final Document document;

    private PageReader(String text, Document document) {
        this.text = text;
        this.document = document;
    }

    public static PageReader of(String text) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler() {
                @Override
                public void fatalError(SAXParseException e) throws SAXParseException {
                    throw e;
                }
            });
            return new PageReader(text, builder.parse(new InputSource(new StringReader(text))));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }

    public List<Element> all(String name) {
        return list(document.getElementsByTagName(name));
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<String> texts(Element element, String name) {
        return list(element.getElementsByTagName(name)).stream().map(Element::getTextContent).toList();
    }

    public List<String> texts(String name) {
        return all(name).stream().map(Element::getTextContent).toList();
    }

    /// The cells after the first of the row of that name, in the table of that caption.
    public List<String> row(String caption, String name) {
        for (Element table : all("table")) {
            if (texts(table, "caption").equals(List.of(caption))) {
                for (Element row : list(table.getElementsByTagName("tr"))) {
                    if (row.getElementsByTagName("td").getLength() > 0
                            && texts(row, "th").getFirst().equals(name)) {
                        return texts(row, "td");
                    }
                }
            }
        }
        throw new AssertionError("no row " + name + " in a table " + caption);
    }

    /// What every page promises: it needs nothing else, and says what it shows without being seen.
    public void requirePromises() {
        assertThat(text).doesNotContain("http:", "https:", "<script", "<img", "<link", "<iframe", "src=", "url(",
                "@import", "&nbsp;").startsWith("<!DOCTYPE html>");
        assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(all("a")).isNotEmpty().allSatisfy(
                link -> assertThat(ids()).containsKey(link.getAttribute("href").substring(1)));
        assertThat(all("h1")).hasSize(1);
        for (Element drawing : all("svg")) {
            if (drawing.getAttribute("aria-hidden").isEmpty()) {
                assertThat(drawing.getAttribute("role")).isEqualTo("img");
                for (String id : drawing.getAttribute("aria-labelledby").split(" ", -1)) {
                    assertThat(ids().get(id).getTextContent()).isNotBlank();
                    assertThat(ids().get(id).getParentNode()).isSameAs(drawing);
                }
            }
        }
        for (Element figure : all("figure")) {
            assertThat(figure.getElementsByTagName("table").getLength()).as("tables of a figure").isEqualTo(1);
        }
        for (Element table : all("table")) {
            assertThat(texts(table, "caption")).hasSize(1);
            assertThat(list(table.getElementsByTagName("th"))).isNotEmpty()
                    .allMatch(cell -> cell.getAttribute("scope").matches("row|col"));
        }
        assertThat(text).doesNotContain("NaN", "Infinity", "null");
    }

    private Map<String, Element> ids() {
        Map<String, Element> ids = new TreeMap<>();
        for (Element element : all("*")) {
            if (element.hasAttribute("id")) {
                assertThat(ids.put(element.getAttribute("id"), element)).as("an id stands once").isNull();
            }
        }
        return ids;
    }
}
