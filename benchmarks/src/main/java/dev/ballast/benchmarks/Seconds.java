package dev.ballast.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Prints how long the search of [SelfJoin] takes, for programs that compare it with others: a line of rows, columns and
/// seconds for each shape.
public final class Seconds {

    private static final int LEAST_RUNS = 3;
    /// The first searches of this time are the warm-up; the quickest is none of them.
    private static final double PATIENCE = 5;

    private Seconds() {
    }

    /// Prints the lines.
    ///
    /// @param arguments shapes, such as `20000x16`
    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            System.err.println("shapes, please, for example: 20000x16 10000x512");
            System.exit(2);
        }
        List<Shape> shapes = Stream.of(arguments).map(Shape::parse).toList();
        for (Shape shape : shapes) {
            double seconds = SelfJoin.bestSeconds(shape, LEAST_RUNS, PATIENCE);
            System.out.println(String.format(Locale.ROOT, "%d %d %.6f", shape.rows(), shape.columns(), seconds));
        }
    }
}
