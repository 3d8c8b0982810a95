package dev.ballast.cli.console;

import dev.ballast.tables.message.VisibleText;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/// What a command prints, with everything made visible that a terminal would act on; line feeds pass.
public final class VisibleWriter extends FilterWriter {

    /// Makes a writer.
    ///
    /// @param out takes what is visible
    public VisibleWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        String written = text.substring(offset, offset + length);
        out.write(written.equals(System.lineSeparator()) ? written : VisibleText.ofLines(written));
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        out.write(VisibleText.ofLines(new String(buffer, offset, length)));
    }

    @Override
    public void write(int c) throws IOException {
        out.write(VisibleText.ofLines(String.valueOf((char) c)));
    }
}
