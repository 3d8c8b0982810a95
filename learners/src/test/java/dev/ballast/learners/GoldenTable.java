package dev.ballast.learners;

import dev.ballast.core.data.Dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// Tables of the golden files, and the rows that independent programs (scikit-learn 1.2, imbalanced-learn 0.10) find in them.
final class GoldenTable {

    private GoldenTable() {
    }

    static Dataset read(String name) {
        double[][] features = text(name + ".csv").lines().skip(1)
                .map(line -> Stream.of(line.substring(0, line.lastIndexOf(',')).split(","))
                        .mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
        return Dataset.of(features, text(name + ".csv").lines().skip(1)
                .map(line -> line.substring(line.lastIndexOf(',') + 1)).toArray(String[]::new));
    }

    /// The rows listed under a heading, ascending.
    static int[] rows(String heading) {
        String line = text("support-vectors.txt").lines().filter(each -> each.startsWith(heading + ":")).findFirst()
                .orElseThrow();
        return Stream.of(line.substring(heading.length() + 1).strip().split(" ")).filter(word -> !word.isEmpty())
                .mapToInt(Integer::parseInt).toArray();
    }

    private static String text(String file) {
        try (InputStream in = GoldenTable.class.getResourceAsStream("/golden/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
