package dev.ballast.cli.resample;

import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.text.ByteText;

import java.nio.charset.StandardCharsets;

/// A last column that tells rows that were added, 1, from rows of the table, 0.
///
/// @param name      its name, as UTF-8
/// @param delimiter stands before it
record Indicator(byte[] name, byte delimiter) {

    /// Makes a column for a table.
    ///
    /// @throws Failure if the table has a column of that name, or the name cannot stand in it without quotes
    static Indicator of(String name, TableProfile profile) {
        char delimiter = profile.format().delimiter();
        if (name.isBlank() || name.indexOf(delimiter) >= 0 || name.chars().anyMatch(c -> c == '"' || c < ' ')) {
            throw new Failure("--indicator \"" + VisibleText.shown(name)
                    + "\" is no name of a column: it must not be blank, and hold no delimiter, quote or line end");
        }
        if (profile.columns().stream().anyMatch(column -> column.name().equals(name))) {
            throw new Failure(profile.file() + ": has a column \"" + VisibleText.shown(name)
                    + "\" already; give --indicator another name");
        }
        return new Indicator(name.getBytes(StandardCharsets.UTF_8), (byte) delimiter);
    }

    /// Ends the line of names.
    ///
    /// @param line what stands before the first row, with its line end; maybe nothing
    /// @param end  a line end
    void endNames(ByteText line, byte[] end) {
        boolean names = line.length() > 0 && line.array()[line.length() - 1] == '\n';
        if (names) {
            withoutEnd(line);
            line.put(delimiter);
            line.put(name);
            line.put(end);
        }
    }

    /// Ends a row.
    ///
    /// @param row   the row, with or without its line end
    /// @param added whether it was added
    /// @param end   a line end
    void end(ByteText row, boolean added, byte[] end) {
        withoutEnd(row);
        row.put(delimiter);
        row.put((byte) (added ? '1' : '0'));
        row.put(end);
    }

    static void withoutEnd(ByteText row) {
        int length = row.length();
        if (length > 0 && row.array()[length - 1] == '\n') {
            length--;
        }
        if (length > 0 && row.array()[length - 1] == '\r') {
            length--;
        }
        row.shorten(length);
    }
}
