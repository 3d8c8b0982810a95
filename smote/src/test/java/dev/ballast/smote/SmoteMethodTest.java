package dev.ballast.smote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.core.strategy.SamplingStrategy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.concurrent.CancellationException;

class SmoteMethodTest {

    private static final Seed SEED = Seed.of(5);

    @Test
    void itIsFoundByItsName() {
        assertThat(Methods.all()).extracting(MethodInfo::name).contains("smote").isSorted();
        assertThat(Methods.info("smote")).isSameAs(Smote.INFO);
        assertThat(Methods.named("smote")).hasToString("smote[k=5, small-classes=reject, bases=even,"
                + " round-integers=true, strategy=auto]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smot", "smoet", "Smote", "smotes", "mote", "smote1"})
    void aNameThatIsAlmostRightIsSuggested(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Methods.named(name))
                .withMessageStartingWith("there is no method \"" + name + "\"; did you mean \"smote\"? Methods are ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "adasyn-tomek", "s", "sm", "xyz", "xxxxx"})
    void aNameThatIsFarFromAllGetsAListOnly(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Methods.named(name))
                .withMessageStartingWith("there is no method \"" + name + "\"; methods are ")
                .withMessageContaining("smote");
    }

    @Test
    void optionsByNameAreThoseOfTheBuilder() {
        Smote built = Smote.withNeighbors(3).standardized().withRandomBases()
                .smallClasses(SmallClassPolicy.FEWER_NEIGHBORS).to(SamplingStrategy.ratio(0.5));
        Resampler named = Methods.named("smote").with("k", 3).with("scale", "deviation").with("bases", "random")
                .with("small-classes", "fewer-neighbors");
        named = named.with(named.options(), SamplingStrategy.ratio(0.5));

        assertThat(named.options()).isEqualTo(built.options());
        assertThat(named).hasToString(built.toString());
        assertThat(named.reads()).isEqualTo(Reads.GROWING_AND_DEVIATIONS);
        assertThat(Smote.withNeighbors(3).reads()).isEqualTo(Reads.GROWING);
        Dataset data = Tables.table(3, 60, 20);
        assertThat(Tables.synthesis(named.resample(data, SEED)))
                .isEqualTo(Tables.synthesis(built.resample(data, SEED)));
    }

    @Test
    void anOptionThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Methods.named("smote").with("neighbors", 3)).withMessage(
                "method smote has no option \"neighbors\"; its options are k, small-classes, bases,"
                        + " round-integers, distance, scale, distance-columns, groups, distinct");
    }

    /// The first step rounds whole numbers, the second does not: every row has the rules of the step that made it.
    @Test
    void aChainMakesWhatItsStepsMakeOneAfterAnother() {
        double[][] whole = Tables.mapped(Tables.gaussian(8, 89, 2), value -> Math.rint(4 * value));
        Dataset data = Dataset.of(whole, Tables.labels(60, 20, 9))
                .withColumns(List.of(Column.numeric("x"), Column.whole("n")));
        Smote first = Smote.withNeighbors(3);
        Resampler next = Smote.withNeighbors(2).to(SamplingStrategy.parse("1=80")).with("round-integers", false);
        Seed own = Seed.of(SEED.stream(Purpose.of("chain.step"), 1, 0, 0).nextLong());
        Dataset between = first.resample(data, SEED).toDataset();
        double[][] apart = next.resample(between, own).toDataset().features().toDoubleRows();

        double[][] chained = first.then(next).resample(data, SEED).toDataset().features().toDoubleRows();

        assertThat(chained).isDeepEqualTo(apart);
        assertThat(List.of(chained).subList(0, 180)).allMatch(row -> row[1] == Math.rint(row[1]));
        assertThat(List.of(chained).subList(180, 200)).anyMatch(row -> row[1] != Math.rint(row[1]));
    }

    @Test
    void aCancelledRunEnds() {
        RunSettings run = RunSettings.standard().threads(1).cancelledWhen(() -> true);
        Dataset data = Tables.table(3, 60, 20);

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> Smote.withNeighbors(3).fit(data, run));
    }
}
