package dev.ballast.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `ballast completion`: a script that makes a shell complete commands, options and names of methods.
@Command(name = "completion", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = {
        "Prints a script for bash or zsh that completes commands, options and names of methods.",
        "Print it anew when methods come or go."}, footerHeading = "%nExamples:%n", footer = {
                "  source <(ballast completion)                          for this shell",
                "  ballast completion > ~/.local/share/bash-completion/completions/ballast"})
final class CompletionCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(AutoComplete.bash("ballast", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
        return Ballast.DONE;
    }
}
