package dev.ballast.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.MethodSettings;
import dev.ballast.core.method.Option;

import dev.ballast.core.method.PlanSource;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.RecipeSource;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// The suite finds faults that are planted, each by the check that is meant to.
class FaultyMethodsTest {

    private static final Purpose DRAW = Purpose.of("test.faulty");

    /// A fault, and what finds it.
    enum Fault {
        NONE("nothing"), ONE_ROW_SHORT("the promise about counts is kept"), BASE_OF_ANOTHER_CLASS(
                "parents are in the data, bases of the row's class"), GENERATOR_THAT_IS_KEPT(
                        "the same seed gives the same rows, another epoch others"), KEYED_BY_CODE(
                                "names of classes change nothing"), EPOCH_IGNORED(
                                        "the same seed gives the same rows, another epoch others"), THREADS_DECIDE(
                                                "threads change nothing"), NO_PROGRESS_BUT_CANCELLED(
                                                        "cancelling ends the work, and progress goes up to 1"), NOT_ON_ITS_SEGMENTS(
                                                                "recipes can be written and read back");

        private final String found;

        Fault(String found) {
            this.found = found;
        }
    }

    private static final Option<Fault> FAULT = new Option.Choice<>("fault", Fault.NONE, "what is wrong");
    private static final MethodInfo INFO = MethodInfo.named("faulty", Family.OVER_SAMPLING, "moves toward any row")
            .options(FAULT).makes(Faulty::new);

    /// Makes rows between two rows of the class, and has the fault of its option.
    private record Faulty(MethodSettings settings) implements Resampler {

        @Override
        public Makes makes() {
            return settings.get(FAULT) == Fault.NOT_ON_ITS_SEGMENTS ? Makes.SEGMENTS : INFO.makes();
        }

        @Override
        public PlanSource prepare(Dataset data, Promise promise, RunSettings run) {
            ClassTargets targets = promise.targets();
            Fault fault = settings.get(FAULT);
            if (fault != Fault.NO_PROGRESS_BUT_CANCELLED) {
                run.at(1);
            } else if (run.cancelled().getAsBoolean()) {
                throw new CancellationException();
            }
            RandomStream kept = Seed.of(1).stream(DRAW, 0, 0, 0);
            return (seed, epoch) -> {
                List<Addition> additions = new ArrayList<>();
                for (int code = 0; code < targets.classes(); code++) {
                    long rows = targets.toAdd(code);
                    if (rows > 0) {
                        additions.add(new Addition(code, fault == Fault.ONE_ROW_SHORT ? rows - 1 : rows,
                                recipes(fault, data.labels(), code, seed, epoch, kept, run.threads())));
                    }
                }
                return Plan.keepingAll(data.labels(), Mixing.of(data.columns()), additions);
            };
        }

        private static RecipeSource recipes(Fault fault, ClassLabels labels, int code, Seed seed, long epoch,
                RandomStream kept, int threads) {
            int[] rows = labels.rowsOf(fault == Fault.BASE_OF_ANOTHER_CLASS ? 0 : code);
            long key = fault == Fault.KEYED_BY_CODE ? code : labels.streamKey(code);
            long time = fault == Fault.EPOCH_IGNORED
                    ? 0
                    : fault == Fault.THREADS_DECIDE ? epoch + 100L * threads : epoch;
            return (index, into) -> {
                RandomStream random = fault == Fault.GENERATOR_THAT_IS_KEPT
                        ? kept
                        : seed.stream(DRAW, key, time, index);
                into.made(rows[random.nextInt(rows.length)]).toward(rows[random.nextInt(rows.length)],
                        random.nextDouble());
                if (fault == Fault.NOT_ON_ITS_SEGMENTS) {
                    into.toward(rows[0], 0.1);
                }
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePlantedFaultIsFoundByItsCheck(Fault fault) {
        Resampler method = INFO.make(INFO.standard().with(FAULT, fault), SamplingStrategy.AUTO);
        List<String> failed = new ArrayList<>();
        for (ContractCheck check : ContractCheck.ALL) {
            for (TestTable table : check.tables(method)) {
                try {
                    check.run(method, table);
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
}
