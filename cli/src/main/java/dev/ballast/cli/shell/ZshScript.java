package dev.ballast.cli.shell;

import picocli.CommandLine.Model.CommandSpec;

import java.util.ArrayList;
import java.util.List;

/// The script for the Z shell, to be read by it or to be found in its `fpath` as `_ballast`.
final class ZshScript {

    private static final String GO_ON = " \\\n        ";

    private ZshScript() {
    }

    static String of(CommandSpec root) {
        StringBuilder script = new StringBuilder("""
                #compdef @NAME@
                # Completes the command @NAME@ in zsh.
                _@NAME@() {
                  local context state state_descr line
                  typeset -A opt_args
                  local -a commands
                  _arguments -C""");
        for (Completed option : Completed.of(root)) {
            specs(option).forEach(spec -> script.append(GO_ON).append(spec));
        }
        script.append(GO_ON).append("'1: :->command'").append(GO_ON).append("'*:: :->arguments'");
        script.append("\n  case $state in\n    command)\n      commands=(\n");
        for (CommandSpec command : Shell.commands(root)) {
            script.append("        '").append(command.name()).append(':')
                    .append(quoted(Completed.sentence(command.usageMessage().description()).replace(":", "\\:")))
                    .append("'\n");
        }
        script.append("      )\n      _describe -t commands 'command' commands\n      ;;\n");
        script.append("    arguments)\n      case $line[1] in\n");
        for (CommandSpec command : Shell.commands(root)) {
            script.append("        ").append(command.name()).append(") _arguments");
            for (Completed one : Completed.of(command)) {
                specs(one).forEach(spec -> script.append(GO_ON).append("    ").append(spec));
            }
            script.append(" ;;\n");
        }
        return script.append("""
                      esac
                      ;;
                  esac
                }
                if [ "$funcstack[1]" = "_@NAME@" ]; then
                  _@NAME@ "$@"
                else
                  compdef _@NAME@ @NAME@
                fi
                """).toString().replace("@NAME@", root.name());
    }

    /// One for each name of an option.
    private static List<String> specs(Completed one) {
        if (!one.isOption()) {
            return List.of("'1" + value(one) + "'");
        }
        List<String> specs = new ArrayList<>();
        for (String name : one.names()) {
            String others = one.isListed() ? "*" : "(" + String.join(" ", one.names()) + ")";
            String joint = !one.takesValue() ? "" : name.startsWith("--") ? "=" : "+";
            specs.add("'" + others + name + joint + "["
                    + quoted(one.says()).replace("[", "\\[").replace("]", "\\]") + "]"
                    + (one.takesValue() ? value(one) : "") + "'");
        }
        return specs;
    }

    private static String value(Completed one) {
        String label = ":" + one.label().replace(":", "\\:") + ":";
        if (one.isFile()) {
            return label + "_files";
        }
        if (one.words().isEmpty()) {
            return label + " ";
        }
        if (one.openWords().isEmpty()) {
            return label + "(" + String.join(" ", one.words()) + ")";
        }
        return label + "{compadd -S \"\" -- " + String.join(" ", one.openWords()) + "; compadd -- "
                + String.join(" ", one.wholeWords()) + "}";
    }

    private static String quoted(String text) {
        return text.replace("'", "'\\''");
    }
}
