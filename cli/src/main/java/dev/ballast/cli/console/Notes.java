package dev.ballast.cli.console;

import picocli.CommandLine;

import java.util.function.Consumer;

/// Prints lines that the user should know of, but that stop nothing, to standard error.
///
/// @param command whose standard error it is
public record Notes(CommandLine command) implements Consumer<String> {

    @Override
    public void accept(String line) {
        command.getErr().println("ballast: note: " + line);
    }
}
