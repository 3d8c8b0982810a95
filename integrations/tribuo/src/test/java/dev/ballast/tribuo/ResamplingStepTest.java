package dev.ballast.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.strategy.SamplingStrategy;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every method, made again from what was recorded of it.
class ResamplingStepTest {

    private static Resampler again(Resampler method) {
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(ProvenanceUtil.extractConfiguration(
                (ObjectProvenance) Examples.written(ResamplingStep.of(method).getProvenance())));
        return manager.lookupAll(ResamplingStep.class).getFirst().resampler();
    }

    @Test
    void everyMethodIsMadeAgain() {
        assertThat(Methods.all()).hasSizeGreaterThan(20);
        for (MethodInfo info : Methods.all()) {
            Resampler method = Methods.named(info.name());
            assertThat(again(method).settings()).as(info.name()).isEqualTo(method.settings());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "not-majority", "all", "0.5", "rare=30,odd=x2.5", "share:rare=0.3,odd=0.2",
            "classes:rare,odd", "\"a,b\"=50", "\"a\"\"b\"=x2", "share: x =0.5", "<&>=7"})
    void everyStrategyIsMadeAgain(String strategy) {
        Resampler method = Methods.named("smote").with("k", 3);
        Resampler changed = method.with(method.options(), SamplingStrategy.parse(strategy));
        assertThat(again(changed).settings()).isEqualTo(changed.settings());
    }
}
