package dev.ballast.cli;

import dev.ballast.cli.shell.ManualPage;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `ballast man`: the page of a command for the manual.
@Command(name = "man", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = "Prints the page of a command for man.", footerHeading = "%nExamples:%n", footer = {
        "  ballast man resample | man -l -                       read it",
        "  ballast man > ~/.local/share/man/man1/ballast.1       for 'man ballast'"})
final class ManualCommand implements Callable<Integer> {

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "The command; without one, the page is that of ballast itself.")
    @Nullable
    String command;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec shown = Ballast.commands();
        if (command != null) {
            CommandLine found = shown.subcommands().get(command);
            if (found == null) {
                throw new CommandLine.ParameterException(spec.commandLine(), "there is no command \"" + command
                        + "\"; there are " + String.join(", ", shown.subcommands().keySet()));
            }
            shown = found.getCommandSpec();
        }
        spec.commandLine().getOut().print(ManualPage.of(shown, Ballast.version()));
        spec.commandLine().getOut().flush();
        return Ballast.DONE;
    }
}
