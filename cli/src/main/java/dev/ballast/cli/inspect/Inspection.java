package dev.ballast.cli.inspect;

import dev.ballast.cli.page.Page;
import dev.ballast.core.data.RunningMoments;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassLabels;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// Samples the rows of the classes that changed most, and compares them.
///
/// **What is compared.** For synthesis, real with new rows of the classes that grew; for thinning, dropped with kept rows of
/// the classes that shrank. Of many such classes, the [#MOST_CLASSES] that changed by most rows.
///
/// **Memory.** A sample has at most [#SAMPLE_ROWS] rows and [#SAMPLE_VALUES] values; there are two for each class compared and
/// one of all complete rows.
///
/// **Randomness.** Streams `report.first-sample` and `report.second-sample` at (rank of the class, 0, 0) and
/// `report.background` at (0, 0, 0) sample rows in the order of the file, as [RowSample] says; `report.second-sample` at (rank,
/// 0, 1) draws new rows, one number for each. Threads do not matter.
public final class Inspection {

    /// At most so many classes are looked into.
    public static final int MOST_CLASSES = 6;
    static final int SAMPLE_ROWS = 5000;
    static final int BACKGROUND_ROWS = 2000;
    static final int QUERY_ROWS = 500;
    private static final int SAMPLE_VALUES = 1 << 19;
    private static final int FEWEST_ROWS = 16;

    private static final Purpose FIRST = Purpose.of("report.first-sample");
    private static final Purpose SECOND = Purpose.of("report.second-sample");
    private static final Purpose BACKGROUND = Purpose.of("report.background");

    /// What kind of rows are compared.
    public enum Kind {
        /// Real rows with new ones.
        SYNTHESIS,
        /// Dropped rows with kept ones.
        THINNING
    }

    /// Makes a new row.
    @FunctionalInterface
    public interface RowMaker {

        /// Makes a row.
        ///
        /// @param index  which of the new rows of the class
        /// @param values takes its values
        void make(long index, double[] values);
    }

    private final Kind kind;
    private final Seed seed;
    private final ClassLabels classes;
    private final List<String> columns;
    private final List<ComparedClass> compared = new ArrayList<>();
    private final ComparedClass[] byRank;
    private final int changed;
    private final RowSample background;
    private final RunningMoments moments;
    private long incomplete;
    private @Nullable Scales scales;
    private @Nullable NearestRows nearest;

    private Inspection(Kind kind, Seed seed, ClassTargets targets, ClassLabels classes, List<String> columns) {
        this.kind = kind;
        this.seed = seed;
        this.classes = classes;
        this.columns = List.copyOf(columns);
        this.byRank = new ComparedClass[targets.classes()];
        // A class that shrinks may have new rows in place of its own.
        ToLongFunction<Integer> change = code -> kind == Kind.SYNTHESIS
                ? Math.max(targets.toAdd(code), targets.toDrop(code))
                : targets.toDrop(code);
        List<Integer> codes = IntStream.range(0, targets.classes()).boxed().filter(code -> change.applyAsLong(code) > 0)
                .sorted(Comparator.comparingLong(change).reversed()).toList();
        this.changed = codes.size();
        for (int code : codes.subList(0, Math.min(MOST_CLASSES, codes.size()))) {
            int rank = (int) classes.streamKey(code);
            byRank[rank] = new ComparedClass(code, rank, targets.names().get(code),
                    new RowSample(capacity(SAMPLE_ROWS), stream(FIRST, rank)),
                    new RowSample(capacity(SAMPLE_ROWS), stream(SECOND, rank)));
            compared.add(byRank[rank]);
        }
        this.background = new RowSample(capacity(BACKGROUND_ROWS), stream(BACKGROUND, 0));
        this.moments = new RunningMoments(columns.size());
    }

    /// Prepares an inspection.
    ///
    /// @param kind    what kind of rows are compared
    /// @param seed    fixes which rows are sampled
    /// @param targets the rows of every class before and after
    /// @param classes tells the rank of a class
    /// @param columns the names of the columns compared, at least one
    /// @return the inspection
    public static Inspection of(Kind kind, Seed seed, ClassTargets targets, ClassLabels classes, List<String> columns) {
        return new Inspection(kind, seed, targets, classes, columns);
    }

    private RandomStream stream(Purpose purpose, long rank) {
        return seed.stream(purpose, rank, 0, 0);
    }

    private int capacity(int most) {
        return Math.clamp(SAMPLE_VALUES / columns.size(), FEWEST_ROWS, most);
    }

    /// Looks at a row of the table. Rows come in the order of the file.
    ///
    /// @param rank   the rank of its class
    /// @param values one for each column compared, NaN where there is no finite number; copied if kept
    /// @param number which row of the file it is
    /// @param times  how often it is in the result
    public void row(int rank, double[] values, long number, int times) {
        ComparedClass of = byRank[rank];
        if (of != null) {
            if (kind == Kind.SYNTHESIS || times == 0) {
                of.first().add(values, rank, number);
            } else {
                for (int i = 0; i < times; i++) {
                    of.second().add(values, rank, number);
                }
            }
        }
        if (kind == Kind.SYNTHESIS) {
            if (isComplete(values)) {
                moments.add(values);
                background.add(values, rank, number);
            } else {
                incomplete++;
            }
        }
    }

    private static boolean isComplete(double... values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    /// All rows of the table were looked at; new rows are to be sampled.
    ///
    /// @param code  the class
    /// @param count how many new rows it has
    /// @param maker makes them
    public void newRows(int code, long count, RowMaker maker) {
        ComparedClass of = byRank[(int) classes.streamKey(code)];
        if (of == null) {
            return;
        }
        int wanted = (int) Math.min(count, capacity(SAMPLE_ROWS));
        RandomStream stream = stream(SECOND, of.rank()).at(of.rank(), 0, 1);
        double[] values = new double[columns.size()];
        for (int i = 0; i < wanted; i++) {
            // One of each of equally long runs; a run begins where the one before it ends.
            long from = share(count, i, wanted);
            long to = share(count, i + 1, wanted);
            maker.make(from + stream.nextLong(to - from), values);
            of.second().addDrawn(values, of.rank());
        }
        of.second().drawnFrom(count);
    }

    private static long share(long count, int part, int parts) {
        return count / parts * part + count % parts * part / parts;
    }

    /// All rows of the table, and all new rows, were looked at.
    public void complete() {
        for (ComparedClass of : compared) {
            of.first().complete();
            of.second().complete();
        }
        background.complete();
        scales = Scales.of(moments);
    }

    /// {@return whether all rows are to come again, to find the nearest}
    public boolean wantsRowsAgain() {
        return kind == Kind.SYNTHESIS && !compared.isEmpty() && scales().columns().length > 0;
    }

    private Scales scales() {
        return Objects.requireNonNull(scales, "complete() comes first");
    }

    private NearestRows nearest() {
        return Objects.requireNonNull(nearest, "beginAgain() comes first");
    }

    /// Begins to find the nearest rows; all rows come again, through [#rowAgain].
    ///
    /// @param threads how many may work
    public void beginAgain(int threads) {
        NearestRows asked = new NearestRows(scales(), columns.size(), SAMPLE_VALUES, threads);
        for (ComparedClass of : compared) {
            of.ask(asked);
        }
        nearest = asked;
    }

    /// Looks at a row again.
    ///
    /// @param rank   the rank of its class
    /// @param values one for each column compared, NaN where there is no finite number; copied if kept
    /// @param number which row of the file it is
    public void rowAgain(int rank, double[] values, long number) {
        if (isComplete(values)) {
            nearest().row(rank, values, number);
        }
    }

    /// All rows came again.
    public void endAgain() {
        nearest().complete();
    }

    /// Writes what was found.
    ///
    /// @param page takes it
    public void write(Page page) {
        if (compared.isEmpty()) {
            return;
        }
        String which = compared.size() < changed
                ? "Shown are the " + compared.size() + " of " + changed + " changed classes with the most "
                        + (kind == Kind.SYNTHESIS ? "new" : "dropped") + " rows. "
                : "";
        ColumnSection.write(page, kind, compared, columns, which);
        if (kind == Kind.SYNTHESIS) {
            PlaneSection.write(page, compared, columns, scales(), background, nearest != null);
            NearestSection.write(page, compared, nearest, incomplete, columns.size() - scales().columns().length);
        }
    }
}
