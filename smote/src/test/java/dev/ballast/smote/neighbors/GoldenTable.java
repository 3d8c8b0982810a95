package dev.ballast.smote.neighbors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A table of the golden files with what must come out of it.
public record GoldenTable(double[][] features, String[] labels, String answers) {

    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern NUMBERS = Pattern.compile("\\[([-0-9, ]*)]");

    public static GoldenTable read(String name) {
        double[][] features = text(name + ".csv").lines().skip(1)
                .map(line -> COMMA.splitAsStream(line.substring(0, line.lastIndexOf(',')))
                        .mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
        String[] labels = text(name + ".csv").lines().skip(1).map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toArray(String[]::new);
        return new GoldenTable(features, labels, text(name + ".json"));
    }

    /// The array of numbers behind the last of some keys, each looked for after the one before.
    public int[] array(String... keys) {
        return ints(NUMBERS.matcher(after(keys)).results().findFirst().orElseThrow());
    }

    /// The array of arrays of numbers behind the last of some keys, each looked for after the one before.
    public int[][] arrays(String... keys) {
        String rest = after(keys);
        return NUMBERS.matcher(rest.substring(0, rest.indexOf("]]") + 1)).results().map(GoldenTable::ints)
                .toArray(int[][]::new);
    }

    private String after(String... keys) {
        String rest = answers;
        for (String key : keys) {
            rest = rest.substring(rest.indexOf('"' + key + "\":") + key.length() + 3);
        }
        return rest;
    }

    private static int[] ints(MatchResult numbers) {
        return COMMA.splitAsStream(numbers.group(1)).map(String::strip).mapToInt(Integer::parseInt).toArray();
    }

    private static String text(String file) {
        try (InputStream in = GoldenTable.class.getResourceAsStream("/golden/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
