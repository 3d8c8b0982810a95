package dev.ballast.cli;

import dev.ballast.tables.schema.TargetOption;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.stream.Stream;

/// The options that say what is to be predicted: a class, a number, or labels.
final class TargetOptions {

    @Option(names = {"-l",
            "--label"}, paramLabel = "COLUMN", description = "The column of the class: its name, its number from 1, or 'last'.")
    @Nullable
    String label;

    @Option(names = "--target", paramLabel = "COLUMN", description = "The column of a number to predict, in place of --label; called as there.")
    @Nullable
    String target;

    @Option(names = "--labels", paramLabel = "COLUMNS", split = ",", description = "The columns of labels of which a row may have several, 1 in rows that have it and 0 in others, with"
            + " commas between them; or one column, with --label-separator. In place of --label.")
    List<String> labels = List.of();

    @Option(names = "--label-separator", paramLabel = "TEXT", description = "What stands between labels that share the column that --labels names.")
    @Nullable
    String separator;

    /// What is to be predicted.
    ///
    /// @throws IllegalArgumentException if nothing is, or more than one thing
    TargetOption option() {
        long named = Stream.of(label != null, target != null, !labels.isEmpty()).filter(given -> given).count();
        if (named != 1) {
            throw new IllegalArgumentException(named == 0
                    ? "say what is to be predicted: --label COLUMN for classes, --target COLUMN for a number, or --labels"
                            + " COLUMNS for sets of labels"
                    : "--label, --target and --labels exclude each other");
        }
        if (separator != null && (labels.size() != 1 || separator.isEmpty())) {
            throw new IllegalArgumentException(separator.isEmpty()
                    ? "--label-separator is empty; it must be at least one character"
                    : "--label-separator needs --labels with one column");
        }
        if (label != null) {
            return new TargetOption.Classes(label);
        }
        return target != null
                ? new TargetOption.Numbers(target)
                : separator == null
                        ? new TargetOption.LabelColumns(labels)
                        : new TargetOption.LabelList(labels.getFirst(), separator);
    }
}
