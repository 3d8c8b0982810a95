package dev.ballast.cli.page;

import dev.ballast.tables.message.VisibleText;

import java.io.StringWriter;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes elements, attributes and text, escaped. Attributes are given as name, value, name, value.
///
/// Some characters can stand in no XML text, not even escaped, and some turn the direction of the text that follows, which
/// is more than the label they come from: [VisibleText] writes them as codes.
final class Markup {

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
            xml.writeAttribute(attributes[i], VisibleText.ofLines(attributes[i + 1]));
        }
    }

    Markup close() {
        return step(xml::writeEndElement);
    }

    Markup text(String text) {
        return step(() -> xml.writeCharacters(VisibleText.ofLines(text)));
    }

    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /// A line end between elements, so that the file can be read and compared by lines.
    Markup line() {
        return text("\n");
    }

    @Override
    public String toString() {
        step(xml::flush);
        return out.toString();
    }
}
