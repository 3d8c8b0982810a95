package dev.ballast.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Accepts;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.GrowingClasses;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.Extremes;
import dev.ballast.core.target.LabelImbalance;
import dev.ballast.core.target.LabelSets;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.core.target.Relevance;
import dev.ballast.core.target.Target;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The suite finds faults of methods for numbers and sets of labels, each by the check that is meant to.
class FaultyTargetsTest {

    private static final Purpose DRAW = Purpose.of("test.faulty-targets");

    /// A fault, and what finds it.
    enum Fault {
        NONE("nothing"), BASE_OF_ANOTHER_BAND(
                "parents are in the data, bases of the row's class"), BANDS_OF_TWO_THRESHOLDS(
                        "the promise about counts is kept"), UNITS_DECIDE(
                                "a power of two changes no decision about numbers and labels"), CLASSES_TAKEN_TOO(
                                        "other kinds of targets are refused by name"), EPOCH_IGNORED(
                                                "the same seed gives the same rows, another epoch others");

        private final String found;

        Fault(String found) {
            this.found = found;
        }
    }

    private static final Option<Fault> FAULT = new Option.Choice<>("fault", Fault.NONE, "what is wrong");
    private static final MethodInfo INFO = info(EnumSet.of(Target.Kind.NUMBER, Target.Kind.LABELS));

    private static MethodInfo info(Set<Target.Kind> targets) {
        return MethodInfo.named("faulty-targets", Family.OVER_SAMPLING, "moves toward any row")
                .accepts(new Accepts(Accepts.NUMBERS, targets, "numbers")).options(FAULT).makes(Faulty::new);
    }

    /// Makes rows between two rows of a band or of the rows with rare labels, and has the fault of its option.
    private record Faulty(MethodSettings settings) implements Resampler {

        @Override
        public ClassLabels classes(Dataset data) {
            return data.target() instanceof LabelSets sets
                    ? LabelImbalance.of(sets).rows()
                    : bands((NumberTarget) data.target(), 0.8);
        }

        private static ClassLabels bands(NumberTarget target, double threshold) {
            return Relevance.ofBoxPlot(target, Extremes.BOTH, 1.5).bands(target, threshold);
        }

        @Override
        public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
            Fault fault = settings.get(FAULT);
            ClassLabels classes = fault == Fault.BANDS_OF_TWO_THRESHOLDS
                    && data.target() instanceof NumberTarget numbers
                            ? bands(numbers, 1)
                            : classes(data, run);
            long unit = fault == Fault.UNITS_DECIDE ? Math.getExponent(data.features().get(0, 0)) : 0;
            return GrowingClasses.fit(data, classes, promise.targets(), Mixing.of(data.columns()), run,
                    (code, own, _) -> {
                        int[] rows = fault == Fault.BASE_OF_ANOTHER_BAND ? classes.rowsOf(code == 1 ? 0 : 1) : own;
                        return (seed, epoch, _) -> (index, into) -> {
                            RandomStream random = seed.stream(DRAW, classes.streamKey(code) + 8 * unit,
                                    fault == Fault.EPOCH_IGNORED ? 0 : epoch, index);
                            into.made(rows[random.nextInt(rows.length)]).toward(rows[random.nextInt(rows.length)],
                                    random.nextDouble());
                        };
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePlantedFaultIsFoundByItsCheck(Fault fault) {
        MethodInfo info = fault == Fault.CLASSES_TAKEN_TOO ? info(EnumSet.allOf(Target.Kind.class)) : INFO;
        Resampler method = info.make(info.standard().with(FAULT, fault), SamplingStrategy.AUTO);
        // What it says it takes is a lie that only a look at what it refuses can find.
        Resampler shown = fault == Fault.CLASSES_TAKEN_TOO ? new Lying(method) : method;
        List<String> failed = new ArrayList<>();
        for (ContractCheck check : Stream.concat(ContractCheck.ALL.stream(), TargetChecks.ALL.stream()).toList()) {
            for (TestTable table : check.tables(shown)) {
                try {
                    check.run(shown, table);
                } catch (AssertionError | RuntimeException e) {
                    failed.add(check.says());
                }
            }
        }
        if (fault == Fault.NONE) {
            assertThat(failed).isEmpty();
        } else {
            assertThat(failed).contains(fault.found);
        }
    }

    /// Says that it takes numbers only, and takes classes too.
    private record Lying(Resampler method) implements Resampler {

        @Override
        public MethodSettings settings() {
            return new MethodSettings(INFO, INFO.standard(), method.strategy());
        }

        @Override
        public FittedResampler fit(Dataset data, RunSettings run) {
            Resampler other = data.target() instanceof ClassLabels ? new Plain(method.settings()) : method;
            return other.fit(data, other.promise(ClassCounts.of(other.classes(data))), run);
        }

        @Override
        public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
            return method.prepare(data, promise, run);
        }
    }

    /// The same for classes.
    private record Plain(MethodSettings settings) implements Resampler {

        @Override
        public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
            return new Faulty(settings).prepare(data, promise, run.classes(data.labels()));
        }
    }
}
