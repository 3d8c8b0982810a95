package dev.ballast.cli.page;

import java.io.StringWriter;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes elements, attributes and text, escaped. Attributes are given as name, value, name, value.
final class Markup {

    private static final char REPLACEMENT = '\uFFFD';

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;

    Markup() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Step {

        void run() throws XMLStreamException;
    }

    /// Nothing is read or sent: what the writer refuses is a defect of the caller.
    private Markup step(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    Markup doctype() {
        return step(() -> xml.writeDTD("<!DOCTYPE html>\n"));
    }

    Markup open(String element, String... attributes) {
        return step(() -> {
            xml.writeStartElement(element);
            attributes(attributes);
        });
    }

    Markup empty(String element, String... attributes) {
        return step(() -> {
            xml.writeEmptyElement(element);
            attributes(attributes);
        });
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], allowed(attributes[i + 1]));
        }
    }

    Markup close() {
        return step(xml::writeEndElement);
    }

    Markup text(String text) {
        return step(() -> xml.writeCharacters(allowed(text)));
    }

    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /// A line end between elements, so that the file can be read and compared by lines.
    Markup line() {
        return text("\n");
    }

    /// Some characters can stand in no XML text, not even escaped; and those that turn the direction of the text that
    /// follows would turn more than the label they come from.
    private static String allowed(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean good = c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c < Character.MIN_SURROGATE)
                    || (c > Character.MAX_SURROGATE && c != 0xFFFE && c != 0xFFFF);
            boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
            allowed.appendCodePoint(good && !turns ? c : REPLACEMENT);
        });
        return allowed.toString();
    }

    @Override
    public String toString() {
        step(xml::flush);
        return out.toString();
    }
}
