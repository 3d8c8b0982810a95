package dev.ballast.cli.shell;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

import java.util.Locale;
import java.util.Map;

/// The page of a command for `man`, in the markup of roff.
public final class ManualPage {

    private final StringBuilder page = new StringBuilder();

    private ManualPage() {
    }

    /// {@return the name of a command's page, without its section}
    ///
    /// @param command the command
    public static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /// {@return the page of a command}
    ///
    /// @param command the command
    /// @param version what it belongs to, such as `ballast 1.0`
    public static String of(CommandSpec command, String version) {
        return new ManualPage().write(command, version);
    }

    private String write(CommandSpec command, String version) {
        UsageMessageSpec usage = command.usageMessage();
        page.append(".TH \"").append(name(command).toUpperCase(Locale.ROOT)).append("\" 1 \"\" \"")
                .append(escaped(version)).append("\" \"User commands\"\n");
        section("NAME");
        page.append(escaped(name(command))).append(" \\- ").append(escaped(Completed.sentence(usage.description())))
                .append('\n');
        section("SYNOPSIS");
        synopsis(command);
        section("DESCRIPTION");
        paragraphs(Completed.text(usage.description()));
        section("OPTIONS");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            item("\\fI" + escaped(parameter.paramLabel()) + "\\fR", Completed.text(parameter.description()));
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                item(title(option), Completed.text(option.description()));
            }
        }
        commands(command);
        codes(usage.exitCodeList());
        examples(usage.footer());
        seeAlso(command);
        return page.toString();
    }

    private void synopsis(CommandSpec command) {
        page.append(".B ").append(escaped(command.qualifiedName())).append('\n');
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            page.append(parameter.required() ? "\\fI" : "[\\fI").append(escaped(parameter.paramLabel()))
                    .append(parameter.required() ? "\\fR\n" : "\\fR]\n");
        }
        for (OptionSpec option : command.options()) {
            if (option.required()) {
                page.append("\\fB").append(escaped(option.shortestName())).append("\\fR ").append(label(option))
                        .append('\n');
            }
        }
        page.append("[\\fIoptions\\fR]\n");
        if (!command.subcommands().isEmpty()) {
            page.append("\\fIcommand\\fR\n");
        }
    }

    private void commands(CommandSpec command) {
        if (command.subcommands().isEmpty()) {
            return;
        }
        section("COMMANDS");
        for (CommandSpec sub : Shell.commands(command)) {
            item("\\fB" + escaped(sub.name()) + "\\fR", Completed.text(sub.usageMessage().description()));
        }
    }

    private void codes(Map<String, String> codes) {
        if (!codes.isEmpty()) {
            section("EXIT STATUS");
            codes.forEach((code, says) -> item("\\fB" + escaped(code) + "\\fR", says));
        }
    }

    private void examples(String... lines) {
        if (lines.length > 0) {
            section("EXAMPLES");
            page.append(".nf\n");
            for (String line : lines) {
                page.append(escaped(line.formatted())).append('\n');
            }
            page.append(".fi\n");
        }
    }

    private void seeAlso(CommandSpec command) {
        section("SEE ALSO");
        CommandSpec root = command.root();
        StringBuilder names = new StringBuilder();
        for (CommandSpec other : Shell.commands(root)) {
            if (other != command) {
                names.append(names.isEmpty() ? "" : ",\n").append(".BR ").append(escaped(name(other))).append(" (1)");
            }
        }
        if (command != root) {
            names.insert(0, ".BR " + escaped(name(root)) + " (1),\n");
        }
        page.append(names).append('\n');
    }

    private static String title(OptionSpec option) {
        StringBuilder title = new StringBuilder();
        for (String name : option.names()) {
            title.append(title.isEmpty() ? "" : ", ").append("\\fB").append(escaped(name)).append("\\fR");
        }
        if (option.arity().max() > 0) {
            title.append(option.longestName().startsWith("--") ? "=" : " ").append(label(option));
        }
        return title.toString();
    }

    private static String label(ArgSpec arg) {
        return "\\fI" + escaped(arg.paramLabel()) + "\\fR";
    }

    private void section(String name) {
        page.append(".SH ").append(name).append('\n');
    }

    private void item(String title, String text) {
        page.append(".TP\n").append(title).append('\n');
        String separator = "";
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            page.append(separator).append(escaped(line)).append('\n');
            separator = ".br\n";
        }
    }

    private void paragraphs(String text) {
        for (String line : text.lines().toList()) {
            page.append(line.isBlank() ? ".PP" : escaped(line)).append('\n');
        }
    }

    /// A hyphen is to be copied as it is typed, and no line is to begin like a request.
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
