package dev.ballast.benchmarks;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.recipe.Resampling;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Fits methods that search the whole table to a large one, once each, on all processors, and prints a Markdown table of
/// seconds and memory.
///
/// Memory is the sum of what the parts of the heap held at most, less the table: garbage counts, so that it is never too low. What
/// the heap was limited to is a bound that needs no trust.
public final class WholeTables {

    private static final List<String> METHODS = List.of("enn", "tomek-links", "ncr", "all-knn", "repeated-enn",
            "borderline-smote", "adasyn", "oss", "near-miss version=1", "cnn");
    private static final int WARM_UP_ROWS = 20_000;
    private static final double MEGABYTE = 1e6;

    private WholeTables() {
    }

    /// Fits and prints.
    ///
    /// @param arguments the shape, such as `1000000x10`, and methods with their options; all if there is none
    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            System.err
                    .println("a shape, please, and maybe methods, for example: 1000000x10 enn \"near-miss version=1\"");
            System.exit(2);
        }
        Shape shape = Shape.parse(arguments[0]);
        List<String> methods = arguments.length > 1 ? Arrays.asList(arguments).subList(1, arguments.length) : METHODS;
        int threads = Runtime.getRuntime().availableProcessors();
        Dataset few = ClumpedRows.of(new Shape(Math.min(WARM_UP_ROWS, shape.rows()), shape.columns())).dataset();
        methods.forEach(method -> fit(method, few, threads));
        Dataset data = ClumpedRows.of(shape).dataset();
        System.out.println(String.format(Locale.ROOT, "%s, %d threads, heap of at most %.0f MB%n", shape, threads,
                Runtime.getRuntime().maxMemory() / MEGABYTE));
        MarkdownTable table = new MarkdownTable(List.of("method", "seconds", "MB at most", "rows kept", "rows made"));
        for (String method : methods) {
            System.err.println(method);
            table.row(measured(method, data, threads));
        }
        System.out.print(table);
    }

    private static List<String> measured(String method, Dataset data, int threads) {
        System.gc();
        long before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP).toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        Resampling result = fit(method, data, threads);
        double seconds = (System.nanoTime() - start) / 1e9;
        long most = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return List.of(method, MarkdownTable.number("%.1f", seconds),
                MarkdownTable.number("%.0f", (most - before) / MEGABYTE),
                String.format(Locale.ROOT, "%,d", result.keptSize()),
                String.format(Locale.ROOT, "%,d", result.size() - result.keptSize()));
    }

    private static Resampling fit(String method, Dataset data, int threads) {
        return TimedMethod.parse(method, threads).fit(data);
    }
}
