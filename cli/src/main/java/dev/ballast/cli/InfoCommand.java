package dev.ballast.cli;

import dev.ballast.cli.console.Notes;
import dev.ballast.cli.console.ShownClasses;
import dev.ballast.cli.console.TextTable;
import dev.ballast.cli.features.TargetPass;
import dev.ballast.cli.info.DuplicateRows;
import dev.ballast.cli.info.TargetTable;
import dev.ballast.cli.console.Progress;
import dev.ballast.core.data.Column.Role;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.tables.kind.ColumnMeaning;
import dev.ballast.tables.kind.ColumnProfile;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.schema.ColumnUse;
import dev.ballast.tables.schema.Declarations;
import dev.ballast.tables.schema.Schema;
import dev.ballast.tables.schema.TargetColumns;
import dev.ballast.tables.schema.TargetOption;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// `ballast info`: what is in a table.
@Command(name = "info", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = "Shows classes (or how rare numbers and labels are), columns with their kinds and roles, missing values and duplicate rows of a table.", footerHeading = "%nExamples:%n", footer = {
        "  ballast info fraud.csv --label Class", "  ballast info adult.csv --no-header --label last",
        "  ballast info houses.csv --target price --id number"})
final class InfoCommand implements Callable<Integer> {

    private static final int COLUMNS_SHOWN = 100;
    private static final int SPELLED_SHOWN = 10;

    @Mixin
    FileOptions file;

    @Mixin
    FormatOptions.Input format;

    @Mixin
    TargetOptions target;

    @Mixin
    ColumnOptions declared;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        TargetOption option = option();
        Declarations declarations = declarations();
        DuplicateRows duplicates = new DuplicateRows();
        TableProfile profile = profile(option, duplicates);
        TargetColumns columns = option.find(profile.finder());
        Schema schema = Schema.of(profile, columns, declarations);
        PrintWriter out = spec.commandLine().getOut();
        out.println("%s: %d rows, %d columns".formatted(VisibleText.of(profile.file().toString()), profile.rows(),
                profile.columns().size()));
        out.println();
        if (columns.label() >= 0) {
            printClasses(profile, out);
        } else {
            TargetPass pass = new TargetPass(profile, file.syntax(), columns);
            source().scan((_, _) -> pass, _ -> {
            });
            TargetTable.print(pass.target(), out);
        }
        out.println();
        printColumns(profile, schema, out);
        out.println();
        out.println(duplicates.count() == 0
                ? "No duplicate rows."
                : "Duplicate rows: %d (equal to an earlier row in every cell)".formatted(duplicates.count()));
        return Ballast.DONE;
    }

    private TableProfile profile(TargetOption option, DuplicateRows duplicates) {
        TableSource source = source();
        try (Progress progress = file.progress()) {
            return TableProfile.of(source, file.syntax(), names -> option.find(names).label(), duplicates,
                    progress::at);
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    private TableSource source() {
        try {
            return file.source(format.word, new Notes(spec.commandLine()));
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    private TargetOption option() {
        try {
            return target.option();
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    private Declarations declarations() {
        try {
            return declared.declarations();
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    private CommandLine.ParameterException wrong(IllegalArgumentException e) {
        return new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }

    private void printClasses(TableProfile profile, PrintWriter out) {
        ClassCounts counts = profile.labels().counts();
        TextTable text = new TextTable("class", "rows", "share %");
        List<Integer> codes = new ArrayList<>(IntStream.range(0, counts.classes()).boxed().toList());
        codes.sort(Comparator.comparing((Integer code) -> counts.count(code)).reversed());
        codes.stream().limit(ShownClasses.MOST).forEach(code -> text.row(VisibleText.named(counts.names().get(code)),
                Long.toString(counts.count(code)),
                "%.4f".formatted(100.0 * counts.count(code) / counts.total())));
        text.print(out);
        if (codes.size() > ShownClasses.MOST) {
            out.println("and " + (codes.size() - ShownClasses.MOST) + " more classes; is this the label column?");
        }
        if (counts.classes() == 1) {
            out.println("Only one class: there is nothing to balance.");
        } else {
            out.println("Imbalance: the largest class has %.1f times the rows of the smallest.".formatted(
                    counts.imbalanceRatio()));
        }
        Notes notes = new Notes(spec.commandLine());
        profile.classHints().forEach(hint -> {
            out.println("Hint: " + hint + '.');
            notes.accept(profile.file() + ": " + hint);
        });
    }

    private static void printColumns(TableProfile profile, Schema schema, PrintWriter out) {
        TextTable text = new TextTable("column", "name", "kind", "role", "why", "missing", "infinite", "text",
                "first text");
        for (int column = 0; column < Math.min(COLUMNS_SHOWN, profile.columns().size()); column++) {
            ColumnProfile found = profile.columns().get(column);
            ColumnUse use = schema.columns().get(column);
            String name = found.name().isEmpty() ? "(no name)" : VisibleText.named(found.name());
            String role = use.role().name().toLowerCase(Locale.ROOT);
            if (column == profile.label()) {
                text.row(Integer.toString(column + 1), name, "class", role, use.why(), "", "", "", "");
                continue;
            }
            text.row(Integer.toString(column + 1), name, kind(found, use), role, use.why(), number(found.missing()),
                    number(found.infinite()), number(found.texts()), found.firstText() == null
                            ? ""
                            : "\"" + VisibleText.shown(found.firstText().text()) + "\", line "
                                    + found.firstText().line());
        }
        text.print(out);
        if (profile.columns().size() > COLUMNS_SHOWN) {
            out.println("and " + (profile.columns().size() - COLUMNS_SHOWN) + " more columns");
        }
        printKinds(profile, schema, out);
    }

    /// The kind that values show, if it says more than the kind of the column.
    private static String kind(ColumnProfile found, ColumnUse use) {
        return use.declared() && use.role() != Role.CARRIED
                ? use.kind().name().toLowerCase(Locale.ROOT)
                : found.kind().equals("text") ? "category" : found.kind();
    }

    /// Says what the kinds mean that are no quantities, and which texts are numbers spelled otherwise.
    private static void printKinds(TableProfile profile, Schema schema, PrintWriter out) {
        Map<String, List<String>> spelled = new LinkedHashMap<>();
        boolean carried = false;
        for (int column = 0; column < profile.columns().size(); column++) {
            ColumnProfile found = profile.columns().get(column);
            ColumnUse use = schema.columns().get(column);
            if (column != profile.label()) {
                carried |= use.role() == Role.CARRIED && !use.declared() && found.meaning() != ColumnMeaning.QUANTITY;
                if (!found.numbersSpelled().isEmpty()) {
                    spelled.computeIfAbsent(found.numbersSpelled(), _ -> new ArrayList<>())
                            .add(VisibleText.named(found.name()));
                }
            }
        }
        if (carried) {
            out.println(
                    "Dates, codes (numbers with leading zeros), ids and row numbers are no quantities: 'resample' makes"
                            + " no new ones, unless --numeric COLUMN says so.");
        }
        spelled.forEach((what, names) -> out.println("Each text is " + what + ": "
                + String.join(", ", names.subList(0, Math.min(SPELLED_SHOWN, names.size())))
                + (names.size() > SPELLED_SHOWN ? " and " + (names.size() - SPELLED_SHOWN) + " more columns." : ".")));
    }

    private static String number(long count) {
        return count == 0 ? "" : Long.toString(count);
    }
}
