package dev.ballast.cli.resample;

import dev.ballast.cli.features.RowClasses;
import dev.ballast.cli.features.GatheredRows;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.method.RowThinning;
import dev.ballast.core.method.StreamingResampler;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.recipe.RowSet;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.Target;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The ways from file to file after the first pass, chosen by what a method says of itself, never by its name.
sealed interface Way {

    /// Goes it.
    ///
    /// @return the rows to be written after those that were kept
    NewRows go(ProfiledRun run);

    /// Chooses one.
    ///
    /// @param promise what the method promises; null if its classes are not known before it is fitted
    static Way of(Resampler method, @Nullable Promise promise) {
        if (method instanceof StreamingResampler streaming && promise != null) {
            return new Thinning(streaming, promise.targets());
        }
        return method.info().family() == Family.OVER_SAMPLING && method.reads() != Reads.ALL
                && promise instanceof Promise.Exact exact
                        ? new Growing(exact.targets())
                        : new Refitting();
    }

    /// The method decides on rows as they stream past, and nothing is kept in memory.
    record Thinning(StreamingResampler method, ClassTargets targets) implements Way {

        @Override
        public NewRows go(ProfiledRun run) {
            run.begin(targets, true);
            RowThinning[] thinning = new RowThinning[targets.classes()];
            for (int code = 0; code < thinning.length; code++) {
                int rank = run.rank(code);
                thinning[rank] = method.thinning(rank, targets.before(code), targets.after(code), run.request().seed(),
                        0);
            }
            RepeatedRows repeated = new RepeatedRows(targets.classes());
            run.scan("copying",
                    new SecondPass(run.profile(), run.classes(), thinning, null, run.codeOfRank(), null, repeated,
                            run::keep, run.report()));
            repeated.complete();
            return repeated;
        }
    }

    /// The method only adds rows: all are copied while those of growing classes are gathered.
    record Growing(ClassTargets targets) implements Way {

        @Override
        public NewRows go(ProfiledRun run) {
            boolean segments = run.request().method().makes() != Makes.ROWS;
            run.begin(targets, segments);
            boolean[] grows = new boolean[targets.classes()];
            for (int code = 0; code < grows.length; code++) {
                grows[run.rank(code)] = targets.toAdd(code) > 0;
            }
            boolean deviations = run.request().method().reads() == Reads.GROWING_AND_DEVIATIONS;
            // Rows made in any way may be copies of others too, which are read where they stand.
            GatheredRows gathered = run.gathered(deviations, !segments);
            run.scan("copying",
                    new SecondPass(run.profile(), run.classes(), null, grows, run.codeOfRank(), gathered, null,
                            run::keep,
                            run.report()));
            Dataset data = gathered.dataset();
            ClassCounts counts = data.counts();
            long[] after = new long[counts.classes()];
            for (int code = 0; code < after.length; code++) {
                after[code] = targets.toAdd(code) > 0 ? targets.after(code) : 0;
            }
            Resampling drawn = run.drawn(data, new Promise.Exact(ClassTargets.of(counts, after)), gathered);
            if (run.report() != null) {
                run.report().drawn(drawn);
            }
            return run.newRows(drawn, gathered, segments);
        }
    }

    /// Any other method: all rows are gathered first, and what it keeps is copied afterwards.
    record Refitting() implements Way {

        @Override
        public NewRows go(ProfiledRun run) {
            boolean[] all = new boolean[Math.max(1, run.classes().classes().classes())];
            Arrays.fill(all, true);
            GatheredRows gathered = run.gathered(false, true);
            run.scan("gathering",
                    new SecondPass(run.profile(), run.classes(), null, all, run.codeOfRank(), gathered, null, null,
                            null));
            Dataset data = gathered.dataset();
            Resampler method = run.request().method();
            ClassLabels classes = run.request().served(() -> method.classes(data));
            if (data.target().kind() != Target.Kind.CLASSES) {
                run.classesAre(new RowClasses.OfRows(classes));
            }
            Promise promise = run.request().served(() -> method.promise(ClassCounts.of(classes)));
            Resampling drawn = run.drawn(data, promise, gathered);
            boolean segments = run.request().method().makes() != Makes.ROWS;
            run.begin(drawn.plan().change(), segments);
            RunReport report = run.report();
            if (report != null) {
                RowSet kept = drawn.plan().kept();
                run.scan("looking", new RowsAgain(run.profile(), run.classes(),
                        (cells, rank, row) -> report.row(cells, rank, row, kept.contains(row) ? 1 : 0)));
                report.drawn(drawn);
            }
            for (int i = 0; i < drawn.keptSize(); i++) {
                int row = (int) drawn.plan().kept().select(i);
                run.keep(gathered.fileRow(row), gathered.begin(row), gathered.end(row));
            }
            return run.newRows(drawn, gathered, segments);
        }
    }
}
