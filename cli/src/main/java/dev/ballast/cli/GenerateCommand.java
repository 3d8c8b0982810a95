package dev.ballast.cli;

import dev.ballast.cli.console.Notes;
import dev.ballast.cli.console.Progress;
import dev.ballast.cli.generate.TableGenerator;
import dev.ballast.cli.output.FileSet;
import dev.ballast.core.random.Seed;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.VisibleText;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// `ballast generate`: an imbalanced table to try things on.
@Command(name = "generate", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = "Makes an imbalanced table; the same seed makes the same table.", footerHeading = "%nExamples:%n", footer = {
        "  ballast generate -o fraud.csv --rows 285000 --columns 30 --classes ok=0.998,fraud=0.002",
        "  ballast generate -o three.csv --classes a=8,b=1,c=1 --overlap 0.7 --integers 2 --categories 1"})
final class GenerateCommand implements Callable<Integer> {

    /// Shares such as 0.3333 are written with few decimals.
    private static final BigDecimal SUM_TOLERANCE = new BigDecimal("0.001");

    @Option(names = {"-o",
            "--out"}, required = true, paramLabel = "OUT", converter = FileName.Table.class, description = "The file to make.")
    @SuppressWarnings("NullAway.Init")
    Path out;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "10000", description = "Rows. Default: 10000.")
    int rows;

    @Option(names = "--columns", paramLabel = "N", defaultValue = "8", description = "Feature columns, integer and categorical ones included. Default: 8.")
    int columns;

    @Option(names = "--integers", paramLabel = "N", defaultValue = "0", description = "How many of them hold whole numbers. Default: 0.")
    int integers;

    @Option(names = "--categories", paramLabel = "N", defaultValue = "0", description = "How many of them hold categories. Default: 0.")
    int categories;

    @Option(names = "--classes", paramLabel = "LABEL=SHARE", split = ",", defaultValue = "ok=0.99,rare=0.01", description = "Classes and their shares of the rows, or parts in any unit (8,1,1)."
            + " Default: ok=0.99,rare=0.01.")
    List<String> given = List.of();

    @Option(names = "--overlap", paramLabel = "X", defaultValue = "0.5", description = "0: classes are far apart; 1: they cannot be told apart. Default: 0.5.")
    double overlap;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Fixes all random choices. Default: 0.")
    long seed;

    @Option(names = {"-f", "--force"}, description = "Replaces the file if it is there.")
    boolean force;

    @Spec
    CommandSpec spec;

    /// The share or part of each class, in the order given.
    private final Map<String, Double> classes = new LinkedHashMap<>();

    @Override
    public Integer call() {
        given.forEach(this::add);
        TableGenerator generator = generator();
        try (FileSet set = new FileSet(force);
                Progress progress = Progress.ofRows("generating", generator.rows())) {
            generator.write(set.add(out), progress::at);
            set.commit();
        }
        spec.commandLine().getOut()
                .println("%s: %d rows, %d feature columns, label column \"class\"".formatted(
                        VisibleText.of(out.toString()),
                        generator.rows(), columns));
        return Ballast.DONE;
    }

    private void add(String one) {
        int equals = one.lastIndexOf('=');
        require(equals > 0, "--classes: \"" + one + "\" is not of the form label=share");
        String label = one.substring(0, equals);
        String share = one.substring(equals + 1);
        try {
            require(classes.put(label, Double.valueOf(share)) == null,
                    "--classes names class \"" + label + "\" twice; give each class one share");
        } catch (NumberFormatException e) {
            throw new CommandLine.ParameterException(spec.commandLine(),
                    "--classes: share of class \"" + label + "\" is \"" + share + "\"; it must be a number", e);
        }
    }

    private TableGenerator generator() {
        try {
            FileName.requireDelimiter(out, null, ',');
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        require(rows >= classes.size(), "--rows is " + rows + "; every class needs at least one row");
        require(columns >= 1, "--columns is " + columns + "; it must be at least 1");
        require(integers >= 0 && categories >= 0 && integers + categories <= columns,
                "--integers and --categories must not be negative or add up to more than --columns, " + columns);
        require(overlap >= 0 && overlap <= 1, "--overlap is " + overlap + "; it must be between 0 and 1");
        classes.forEach((label, share) -> {
            require(share > 0 && share < Double.POSITIVE_INFINITY,
                    "share of class \"" + label + "\" is " + share + "; it must be above 0");
            require(!label.isBlank() && label.indexOf('"') < 0 && label.indexOf('\n') < 0 && label.indexOf('\r') < 0
                    && !CellSyntax.DEFAULT_MARKERS.contains(label.strip()) && label.indexOf(',') < 0,
                    "class \"" + label
                            + "\" needs a name that does not mean missing, without quotes, commas and line ends");
        });
        require(Double.isFinite(classes.values().stream().mapToDouble(Double::doubleValue).sum()),
                "the shares of --classes add up to more than a double holds");
        noteSum();
        double[] shares = classes.values().stream().mapToDouble(Double::doubleValue).toArray();
        return new TableGenerator(List.copyOf(classes.keySet()), TableGenerator.deal(rows, shares),
                columns - integers - categories, integers, categories, overlap, Seed.of(seed));
    }

    /// Parts in another unit than 1 are meant if one of them is at least 1; else shares do not add up.
    private void noteSum() {
        BigDecimal sum = classes.values().stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean parts = classes.values().stream().anyMatch(share -> share >= 1);
        if (!parts && sum.subtract(BigDecimal.ONE).abs().compareTo(SUM_TOLERANCE) > 0) {
            new Notes(spec.commandLine()).accept("the shares of --classes add up to " + sum
                    + ", not to 1; each class has its part of that sum");
        }
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new CommandLine.ParameterException(spec.commandLine(), message);
        }
    }
}
