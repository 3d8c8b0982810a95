package dev.ballast.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.random.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

class RunSettingsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aNumberOfThreadsBelowOneIsRefused(int threads) {
        assertThatIllegalArgumentException().isThrownBy(() -> RunSettings.standard().threads(threads))
                .withMessage("threads is " + threads + "; it must be at least 1");
    }

    @Test
    void workThatTakesMoreThanTheLimitIsRefused() {
        RunSettings run = RunSettings.standard().memory(3 << 20);

        run.requireMemory(3 << 20, "work");
        assertThatIllegalArgumentException().isThrownBy(() -> run.threads(2).requireMemory((3 << 20) + 1, "work"))
                .withMessage("work would take 4 MB, and the run may take 3 MB; allow more, or ask for fewer neighbors");
        assertThatIllegalArgumentException().isThrownBy(() -> run.memory(0))
                .withMessage("memory is 0 bytes; it must be at least 1");
    }

    @Test
    void settingsKeepOneAnother() {
        List<Double> shares = new ArrayList<>();
        NeighborEngine engine = (_, _, _) -> null;
        RunSettings run = RunSettings.standard().onProgress(shares::add).cancelledWhen(() -> shares.size() > 1)
                .deviations(1, 2).neighbors(engine).seed(Seed.of(4)).threads(3);

        run.at(0.5);

        assertThat(shares).containsExactly(0.5);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> run.at(0.75));
        assertThat(run.threads()).isEqualTo(3);
        assertThat(run.deviations()).hasValueSatisfying(given -> assertThat(given).containsExactly(1, 2));
        assertThat(run.neighbors()).hasValue(engine);
        assertThat(run.requireSeed("trial")).isEqualTo(Seed.of(4));
    }

    @Test
    void aPartFillsItsPartOfTheWhole() {
        List<Double> shares = new ArrayList<>();
        RunSettings run = RunSettings.standard().onProgress(shares::add);

        run.part(0.25, 0.75).at(0.5);
        run.part(0.5, 1).part(0, 0.5).at(1);

        assertThat(shares).containsExactly(0.5, 0.75);
    }

    @Test
    void aMethodThatDrawsWhileItFitsNeedsASeed() {
        assertThatIllegalArgumentException().isThrownBy(() -> RunSettings.standard().requireSeed("trial"))
                .withMessageStartingWith("trial draws while it fits and needs a seed for that");
    }
}
