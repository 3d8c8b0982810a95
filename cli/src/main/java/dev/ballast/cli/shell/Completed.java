package dev.ballast.cli.shell;

import dev.ballast.cli.output.Destination;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// An option, or what stands without one, as a shell completes it.
///
/// @param names    of the option, short ones first; none if it stands without one
/// @param label    what its value is called; empty if it takes none
/// @param words    values that it may have; empty if they are not known
/// @param isFile   whether its value names a file or a folder
/// @param isListed whether it may come again
/// @param says     what it is, in one sentence
record Completed(List<String> names, String label, List<String> words, boolean isFile, boolean isListed, String says) {

    private static final Pattern ALTERNATIVES = Pattern.compile("[a-z0-9-]+(\\|[a-z0-9-]+)+");

    Completed {
        names = List.copyOf(names);
        words = List.copyOf(words);
    }

    /// All that a command takes, but for its subcommands.
    static List<Completed> of(CommandSpec command) {
        List<Completed> all = new ArrayList<>();
        for (ArgSpec arg : command.args()) {
            if (!arg.hidden()) {
                all.add(of(arg));
            }
        }
        return all;
    }

    private static Completed of(ArgSpec arg) {
        List<String> names = arg instanceof OptionSpec option ? List.of(option.names()) : List.of();
        String says = sentence(arg.description());
        if (arg.arity().max() == 0) {
            return new Completed(names, "", List.of(), false, false, says);
        }
        List<String> words = new ArrayList<>();
        if (arg.completionCandidates() != null) {
            arg.completionCandidates().forEach(words::add);
        } else if (ALTERNATIVES.matcher(arg.paramLabel()).matches()) {
            words.addAll(List.of(arg.paramLabel().split("\\|", -1)));
        }
        Class<?> type = arg.typeInfo().getAuxiliaryTypes()[0];
        return new Completed(names, arg.paramLabel(), words, type == Path.class || type == Destination.class,
                arg.isMultiValue(), says);
    }

    /// The first sentence of a description, without its full stop.
    static String sentence(String... description) {
        String text = text(description).replace('\n', ' ');
        int end = text.indexOf(". ");
        String first = end < 0 ? text : text.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    /// A description as it is shown, a line for each of its parts.
    static String text(String... description) {
        return String.join("\n", description).formatted().strip();
    }

    boolean takesValue() {
        return !label.isEmpty();
    }

    boolean isOption() {
        return !names.isEmpty();
    }

    /// Words after which more has to be typed.
    List<String> openWords() {
        return words.stream().filter(word -> word.endsWith("=")).toList();
    }

    /// Words that are whole.
    List<String> wholeWords() {
        return words.stream().filter(word -> !word.endsWith("=")).toList();
    }
}
