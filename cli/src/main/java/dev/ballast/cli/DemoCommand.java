package dev.ballast.cli;

import dev.ballast.tables.message.Failure;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `ballast demo`: the main job, on a table made for it.
@Command(name = "demo", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = {
        "Shows the main job: makes a table with one fraud in 200 rows, balances it by SMOTE, and shows"
                + " where a new row came from.",
        "Every step is a command that can be typed as it is printed."}, footerHeading = "%nExamples:%n", footer = {
                "  ballast demo", "  ballast demo --dir /tmp/try"})
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--dir", paramLabel = "FOLDER", defaultValue = "ballast-demo", converter = FileName.Folder.class, description = "Where its three files go; they are replaced if they are there. Default: ballast-demo.")
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Failure(folder + ": cannot be made: " + Failure.reason(e), e);
        }
        Path table = folder.resolve("fraud.csv");
        Path balanced = folder.resolve("balanced.csv");
        Path from = folder.resolve("from.csv");
        List<List<String>> steps = List.of(
                List.of("generate", "-o", table.toString(), "--rows", "20000", "--columns", "6", "--integers", "2",
                        "--classes", "ok=0.995,fraud=0.005", "--seed", "1", "--force"),
                List.of("info", table.toString(), "--label", "class"),
                List.of("resample", table.toString(), "--label", "class", "--method", "smote", "--seed", "42", "-o",
                        balanced.toString(), "--provenance", from.toString(), "--force"));
        for (List<String> step : steps) {
            out.println("$ ballast " + step.stream().map(RepeatableCommand::word).collect(Collectors.joining(" ")));
            int code = Ballast.run(out, spec.commandLine().getErr(), ((Ballast) spec.root().userObject()).bytes(),
                    step.toArray(String[]::new));
            if (code != Ballast.DONE) {
                return code;
            }
            out.println();
        }
        explain(table, balanced, from, out);
        return Ballast.DONE;
    }

    /// Shows the last row of the result beside the two it was made from.
    private static void explain(Path table, Path balanced, Path from, PrintWriter out) {
        String[] origin = last(from).split(",", -1);
        long row = Long.parseLong(origin[0]);
        long base = Long.parseLong(origin[2]);
        long neighbor = Long.parseLong(origin[3]);
        out.println("Where the last new row came from (new = base + gap * (neighbor - base), column by column):");
        out.println("               " + line(table, 0));
        out.println("base     %5d %s".formatted(base, line(table, base + 1)));
        out.println("neighbor %5d %s".formatted(neighbor, line(table, neighbor + 1)));
        out.println("gap            " + origin[4]);
        out.println("new      %5d %s".formatted(row, line(balanced, row + 1)));
    }

    private static String line(Path file, long number) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(number).findFirst().orElseThrow();
        } catch (IOException e) {
            throw Failure.reading(file, e);
        }
    }

    private static String last(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.reduce((_, second) -> second).orElseThrow();
        } catch (IOException e) {
            throw Failure.reading(file, e);
        }
    }
}
