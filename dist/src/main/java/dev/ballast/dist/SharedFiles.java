package dev.ballast.dist;

import dev.ballast.cli.Ballast;
import dev.ballast.cli.shell.ManualPage;
import dev.ballast.cli.shell.Shell;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes what a distribution has for other programs, in folders where they look for it: pages of the manual, and scripts for
/// shells. Called by the build.
final class SharedFiles {

    private SharedFiles() {
    }

    /// Writes them.
    ///
    /// @param args the folder to write to
    public static void main(String[] args) throws IOException {
        Path share = Path.of(args[0]);
        CommandSpec commands = Ballast.commands();
        page(share, commands);
        for (CommandLine command : commands.subcommands().values()) {
            page(share, command.getCommandSpec());
        }
        write(share.resolve("bash-completion/completions/ballast"), Shell.BASH.script(commands));
        write(share.resolve("zsh/site-functions/_ballast"), Shell.ZSH.script(commands));
        write(share.resolve("fish/vendor_completions.d/ballast.fish"), Shell.FISH.script(commands));
    }

    private static void page(Path share, CommandSpec command) throws IOException {
        write(share.resolve("man/man1/" + ManualPage.name(command) + ".1"), ManualPage.of(command, Ballast.version()));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
