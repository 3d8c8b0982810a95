package dev.ballast.cli;

import dev.ballast.cli.shell.Shell;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `ballast completion`: a script that makes a shell complete commands, options, names of methods and their settings.
@Command(name = "completion", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = {
        "Prints a script for a shell that completes commands, options, names of methods and their settings.",
        "Print it anew when methods come or go."}, footerHeading = "%nExamples:%n", footer = {
                "  source <(ballast completion bash)                     for this bash",
                "  source <(ballast completion zsh)                      for this zsh",
                "  ballast completion fish | source                      for this fish",
                "  ballast completion bash > ~/.local/share/bash-completion/completions/ballast",
                "  ballast completion zsh > FOLDER/_ballast              a folder of zsh's fpath",
                "  ballast completion fish > ~/.config/fish/completions/ballast.fish"})
final class CompletionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "bash|zsh|fish", arity = "0..1", defaultValue = "bash", completionCandidates = Shell.Names.class, description = "The shell. Default: bash.")
    @SuppressWarnings("NullAway.Init")
    String shell;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        try {
            spec.commandLine().getOut().print(Shell.named(shell).script(Ballast.commands()));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        spec.commandLine().getOut().flush();
        return Ballast.DONE;
    }
}
