package dev.ballast.cli;

import dev.ballast.cli.resample.Methods;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/// `ballast methods`: what `ballast resample` can do.
@Command(name = "methods", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = "Lists the methods, what they accept, and their options.", footerHeading = "%nExamples:%n", footer = {
        "  ballast methods"})
final class MethodsCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Methods method : Methods.values()) {
            out.println(method.title());
            out.println("  " + method.summary());
            out.println("  accepts " + method.accepts());
            for (Methods.Setting setting : method.settings()) {
                out.println("  --set %s=%s  %s (%s)".formatted(setting.name(), setting.standard(), setting.meaning(),
                        setting.values()));
            }
            if (!method.reference().isEmpty()) {
                out.println("  " + method.reference());
            }
            out.println();
        }
        return Ballast.DONE;
    }
}
