package dev.ballast.cli.shell;

import picocli.CommandLine.Model.CommandSpec;

/// The script for fish.
final class FishScript {

    private FishScript() {
    }

    static String of(CommandSpec root) {
        String start = "complete -c " + root.name();
        StringBuilder script = new StringBuilder("# Completes the command ").append(root.name()).append(" in fish.\n")
                .append(start).append(" -f\n");
        for (Completed option : Completed.of(root)) {
            script.append(start).append(" -n __fish_use_subcommand").append(words(option)).append('\n');
        }
        for (CommandSpec command : Shell.commands(root)) {
            script.append(start).append(" -n __fish_use_subcommand -a ").append(command.name()).append(" -d ")
                    .append(quoted(Completed.sentence(command.usageMessage().description()))).append('\n');
        }
        for (CommandSpec command : Shell.commands(root)) {
            for (Completed one : Completed.of(command)) {
                script.append(start).append(" -n '__fish_seen_subcommand_from ").append(command.name()).append('\'')
                        .append(words(one)).append('\n');
            }
        }
        return script.toString();
    }

    private static String words(Completed one) {
        StringBuilder words = new StringBuilder();
        for (String name : one.names()) {
            words.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (one.isFile()) {
            words.append(one.isOption() ? " -r -F" : " -F");
        } else if (one.takesValue()) {
            words.append(one.isOption() ? " -x" : "");
            if (!one.words().isEmpty()) {
                words.append(" -a ").append(quoted(String.join(" ", one.words())));
            }
        }
        return words.append(" -d ").append(quoted(one.says())).toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
