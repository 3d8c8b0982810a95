package dev.ballast.core.metric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values of two independent programs.
record Golden(List<String[]> rows, String values) {

    static Golden of(String name) {
        String table = read(name + ".csv");
        return new Golden(table.lines().skip(1).map(line -> line.split(",", -1)).toList(), read(name + ".json"));
    }

    private static String read(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int[] ints(int column) {
        return rows.stream().mapToInt(row -> Integer.parseInt(row[column])).toArray();
    }

    double[] doubles(int column) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    }

    boolean[] positives() {
        boolean[] positive = new boolean[rows.size()];
        for (int row = 0; row < positive.length; row++) {
            positive[row] = rows.get(row)[0].equals("1");
        }
        return positive;
    }

    double value(String key) {
        return match(Pattern.compile('"' + Pattern.quote(key) + "\": ([-0-9.e]+)"), Double::parseDouble);
    }

    double[] list(String key) {
        return match(Pattern.compile('"' + Pattern.quote(key) + "\": \\[([-0-9.e,\\s]+)\\]"), text -> Pattern
                .compile(",").splitAsStream(text).map(String::strip).mapToDouble(Double::parseDouble).toArray());
    }

    private <T> T match(Pattern pattern, Function<String, T> parse) {
        Matcher matcher = pattern.matcher(values);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + values);
        }
        return parse.apply(matcher.group(1));
    }
}
