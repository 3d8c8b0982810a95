package dev.ballast.cli;

import dev.ballast.cli.console.TextTable;
import dev.ballast.cli.shell.MethodNames;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Option;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;

/// `ballast methods`: what `ballast resample` can do.
@Command(name = "methods", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = "Lists the methods, or tells all about one: what it accepts, its options, its paper.", footerHeading = "%nExamples:%n", footer = {
        "  ballast methods                                       a line for each",
        "  ballast methods smote                                 all about one", "  ballast methods --json"})
final class MethodsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", arity = "0..1", completionCandidates = MethodNames.class, description = "The method to tell about.")
    @Nullable
    String name;

    @CommandLine.Option(names = "--json", description = "Prints all there is to know, for programs.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<MethodInfo> methods = Methods.all();
        if (name != null) {
            try {
                methods = List.of(Methods.info(name));
            } catch (IllegalArgumentException e) {
                throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
            }
        }
        if (json) {
            out.println(json(methods));
        } else if (name != null) {
            describe(methods.getFirst(), out);
        } else {
            TextTable table = new TextTable("method", "family", "counts", "what it does");
            methods.forEach(method -> table.row(method.name(), method.family().toString(), method.promise().toString(),
                    method.says()));
            table.print(out);
            out.println();
            out.println("'ballast methods NAME' tells about one: what it accepts, its options, its paper.");
        }
        return Ballast.DONE;
    }

    private static void describe(MethodInfo method, PrintWriter out) {
        out.println(method.name() + "  " + method.says());
        method.aliases().forEach(alias -> out.println("  also called " + alias));
        out.println("  family   " + method.family());
        out.println("  counts   " + method.promise());
        out.println("  accepts  " + method.accepts().says());
        out.println("  costs    " + method.cost());
        method.paper().ifPresent(paper -> out.println("  paper    " + paper));
        for (Option<?> option : method.options()) {
            out.println("  --set %s=%s  %s (%s)".formatted(option.name(), standard(option), option.says(),
                    option.range()));
        }
    }

    private static <T> String standard(Option<T> option) {
        return option.text(option.standard());
    }

    private static String json(List<MethodInfo> methods) {
        StringWriter text = new StringWriter();
        try (JsonGenerator to = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            to.writeStartArray();
            for (MethodInfo method : methods) {
                to.writeStartObject();
                to.writeStringField("name", method.name());
                to.writeStringField("family", method.family().toString());
                to.writeStringField("promise", method.promise().toString());
                to.writeStringField("accepts", method.accepts().says());
                to.writeArrayFieldStart("options");
                for (Option<?> option : method.options()) {
                    to.writeStartObject();
                    to.writeStringField("name", option.name());
                    to.writeStringField("type", option.type());
                    to.writeStringField("default", standard(option));
                    to.writeStringField("range", option.range());
                    to.writeStringField("text", option.says());
                    to.writeEndObject();
                }
                to.writeEndArray();
                to.writeStringField("reference", method.paper().map(Object::toString).orElse(""));
                to.writeEndObject();
            }
            to.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
