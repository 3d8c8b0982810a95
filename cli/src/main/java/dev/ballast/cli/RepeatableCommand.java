package dev.ballast.cli;

import dev.ballast.tables.message.VisibleText;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Writes a command as a user of a POSIX shell can give it again: what was given, by long names, in the order of the help.
final class RepeatableCommand {

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:=,@%+-";

    private RepeatableCommand() {
    }

    /// Writes the command that is running.
    ///
    /// @param spec    the command
    /// @param without the long names of options that do not change the result
    static String of(CommandSpec spec, Set<String> without) {
        ParseResult given = spec.commandLine().getParseResult();
        StringBuilder text = new StringBuilder(spec.qualifiedName());
        for (PositionalParamSpec positional : given.matchedPositionals()) {
            positional.originalStringValues().forEach(value -> text.append(' ').append(word(value)));
        }
        for (OptionSpec option : spec.options()) {
            if (!given.hasMatchedOption(option) || without.contains(option.longestName())) {
                continue;
            }
            if (option.arity().max() == 0) {
                text.append(' ').append(option.longestName());
                continue;
            }
            given.matchedOption(option.longestName()).originalStringValues()
                    .forEach(value -> text.append(' ').append(option.longestName()).append(' ').append(word(value)));
        }
        return text.toString();
    }

    /// A word that the shell reads as it stands, in single quotes, or, if it has characters that do not show, in `$'...'` with
    /// their bytes in octal (POSIX 2024).
    static String word(String value) {
        if (!VisibleText.isVisible(value)) {
            return octal(value);
        }
        boolean plain = !value.isEmpty() && value.chars().allMatch(c -> PLAIN.indexOf(c) >= 0);
        return plain ? value : "'" + value.replace("'", "'\\''") + "'";
    }

    private static String octal(String value) {
        StringBuilder word = new StringBuilder("$'");
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= ' ' && b < 0x7f && b != '\'' && b != '\\';
            word.append(plain ? String.valueOf((char) b) : "\\%03o".formatted(b & 0xff));
        }
        return word.append('\'').toString();
    }
}
