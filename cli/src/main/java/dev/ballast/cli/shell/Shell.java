package dev.ballast.cli.shell;

import picocli.CommandLine.Model.CommandSpec;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A shell that completes what is typed.
public enum Shell {

    /// GNU Bash, 3.2 or newer.
    BASH(BashScript::of),
    /// Z shell.
    ZSH(ZshScript::of),
    /// The friendly interactive shell.
    FISH(FishScript::of);

    private final Function<CommandSpec, String> script;

    Shell(Function<CommandSpec, String> script) {
        this.script = script;
    }

    /// Reads the name of a shell.
    ///
    /// @param name such as `bash`
    /// @return the shell
    /// @throws IllegalArgumentException if it is none of these
    public static Shell named(String name) {
        return Arrays.stream(values()).filter(shell -> shell.toString().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no completion for \"" + name
                        + "\"; there is one for " + Arrays.stream(values()).map(Shell::toString)
                                .collect(Collectors.joining(", "))));
    }

    /// {@return the script that makes it complete a command}
    ///
    /// @param command the command with its subcommands
    public String script(CommandSpec command) {
        return script.apply(command);
    }

    /// The subcommands that a command shows.
    static List<CommandSpec> commands(CommandSpec command) {
        return command.subcommands().values().stream().map(sub -> sub.getCommandSpec())
                .filter(sub -> !sub.usageMessage().hidden()).distinct().toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Names for shells that complete them.
    public static final class Names implements Iterable<String> {

        /// Made by picocli.
        public Names() {
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(values()).map(Shell::toString).iterator();
        }
    }
}
