package dev.ballast.cli.table.lines;

import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;

import java.util.function.Function;

/// The words of a line: as they stand, or in quotes of either kind, with a backslash before what would end them.
final class ArffTokens {

    private final String text;
    private final Function<String, Failure> failure;
    private int at;
    private boolean quoted;

    /// @param failure makes a failure that names the line
    ArffTokens(String text, Function<String, Failure> failure) {
        this.text = text;
        this.failure = failure;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    /// Whether a character comes next, after blanks.
    boolean begins(char wanted) {
        skipBlanks();
        return at < text.length() && text.charAt(at) == wanted;
    }

    boolean isEnd() {
        skipBlanks();
        return at == text.length();
    }

    /// Goes behind a character.
    void skip(char wanted) {
        if (!begins(wanted)) {
            throw failure
                    .apply("\"" + wanted + "\" is missing before \"" + VisibleText.shown(text.substring(at)) + '"');
        }
        at++;
    }

    /// Whether the last word stood in quotes.
    boolean wasQuoted() {
        return quoted;
    }

    /// What is left.
    String rest() {
        skipBlanks();
        return text.substring(at);
    }

    /// Reads a word, up to a blank, a comma or a brace.
    String word(String what) {
        skipBlanks();
        if (at == text.length()) {
            throw failure.apply("ends where " + what + " should be");
        }
        char first = text.charAt(at);
        quoted = first == '\'' || first == '"';
        if (quoted) {
            return inQuotes(first);
        }
        int begin = at;
        while (at < text.length() && " \t,{}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == begin) {
            throw failure.apply("has \"" + text.charAt(at) + "\" where " + what + " should be");
        }
        return text.substring(begin, at);
    }

    private String inQuotes(char quote) {
        StringBuilder word = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return word.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                char escaped = text.charAt(at);
                word.append(switch (escaped) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> escaped;
                });
            } else {
                word.append(c);
            }
        }
        throw failure.apply("has a quote that is opened and never closed");
    }
}
