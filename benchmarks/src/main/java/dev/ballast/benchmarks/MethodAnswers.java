package dev.ballast.benchmarks;

import com.sun.management.OperatingSystemMXBean;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.target.ClassCounts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Times methods for a program that compares them with others, in turn: each line of standard input, such as
/// `10 numbers smote k=5`, is answered with a line of the seconds of the quickest run and the common and rare rows of the result.
/// The first word is how long to go on, in seconds; at least one run is made.
///
/// Seconds are those of processors, of all threads, so that a second one would count and other programs on the machine do not.
public final class MethodAnswers {

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory
            .getPlatformMXBean(OperatingSystemMXBean.class);

    /// The clock of processors goes in steps of 0.01 s, so short runs are timed together.
    private static final double LEAST_SECONDS = 0.5;

    private MethodAnswers() {
    }

    /// Writes all tables to a folder, as `NAME-values.npy` and `NAME-labels.npy`, says `ready`, and answers until there are no more
    /// lines.
    ///
    /// @param arguments the folder
    /// @throws IOException if it cannot be written to
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("one argument, please: a folder to write tables to");
            System.exit(2);
        }
        Map<String, Dataset> tables = new HashMap<>();
        for (MethodTable table : MethodTable.ALL) {
            ClumpedRows rows = table.rows();
            NpyFile.write(Path.of(arguments[0], table.name() + "-values.npy"), rows.values());
            NpyFile.write(Path.of(arguments[0], table.name() + "-labels.npy"), rows.labels());
            tables.put(table.name(), table.dataset());
        }
        System.out.println("ready");
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            String[] words = line.split(" ", 3);
            if (words.length < 3) {
                throw new IllegalArgumentException(
                        "\"" + line + "\" is no question; it must be like \"10 numbers smote k=5\"");
            }
            Dataset table = Objects.requireNonNull(tables.get(MethodTable.named(words[1]).name()));
            System.out.println(answer(Double.parseDouble(words[0]), table, TimedMethod.parse(words[2], 1)));
        }
    }

    private static String answer(double patience, Dataset data, TimedMethod method) {
        double best = Double.POSITIVE_INFINITY;
        double spent = 0;
        ClassCounts rows;
        do {
            int runs = 0;
            double seconds = 0;
            long start = SYSTEM.getProcessCpuTime();
            do {
                rows = method.run(data).counts();
                runs++;
                seconds = (SYSTEM.getProcessCpuTime() - start) / 1e9;
            } while (seconds < LEAST_SECONDS);
            best = Math.min(best, seconds / runs);
            spent += seconds;
        } while (spent < patience);
        return String.format(Locale.ROOT, "%.6f %d %d", best, rows.count(0), rows.count(1));
    }
}
