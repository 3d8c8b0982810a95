package dev.ballast.cli.evaluate;

import dev.ballast.core.metric.ConfusionMatrix;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.tables.message.VisibleText;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Classes that labels and predictions must share, and how messages show them.
final class Classes {

    private static final int MOST_SHOWN = 10;

    private Classes() {
    }

    static String shown(String name) {
        return '"' + VisibleText.shown(name) + '"';
    }

    static String shown(List<String> names) {
        return names.stream().limit(MOST_SHOWN).map(Classes::shown).collect(Collectors.joining(", "))
                + (names.size() > MOST_SHOWN ? ", ... (" + names.size() + ")" : "");
    }

    static void requireKnown(ClassLabels labels, String positive) {
        if (!labels.names().contains(positive)) {
            throw new IllegalArgumentException("there is no class " + shown(positive) + "; --positive must be one of "
                    + shown(labels.names()));
        }
    }

    static List<String> actual(ConfusionMatrix matrix) {
        return IntStream.range(0, matrix.classes()).filter(code -> matrix.actual(code) > 0)
                .mapToObj(matrix.names()::get).toList();
    }

    static List<String> predicted(ConfusionMatrix matrix) {
        return IntStream.range(0, matrix.classes()).filter(code -> matrix.predicted(code) > 0)
                .mapToObj(matrix.names()::get).toList();
    }

    /// Refuses predictions that speak of other classes than the labels.
    static void requireCommon(ConfusionMatrix matrix) {
        List<String> actual = actual(matrix);
        List<String> predicted = predicted(matrix);
        if (actual.stream().noneMatch(predicted::contains)) {
            throw new IllegalArgumentException("no class is both actual and predicted: the label has " + shown(actual)
                    + ", the predictions have " + shown(predicted) + "; write classes the same way in both columns");
        }
    }
}
