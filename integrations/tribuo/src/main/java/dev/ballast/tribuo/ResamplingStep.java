package dev.ballast.tribuo;

import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.strategy.SamplingStrategy;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenancable;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A resampling method with its options and strategy, as Tribuo configures and records things: text that says all of it.
///
/// ```java
/// ResamplingStep step = ResamplingStep.of(Smote.withNeighbors(3));     // method smote, options k = 3 and others, strategy auto
/// ```
public final class ResamplingStep implements Configurable, Provenancable<ConfiguredObjectProvenance> {

    @Config(mandatory = true, description = "The name of the method, as in Ballast's list of methods.")
    private String method = "";

    @Config(description = "Its options; those that are not there have their standard values.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Config(description = "How many rows each class shall have, or which classes are cleaned.")
    private String strategy = "auto";

    private @Nullable Resampler resampler;

    /// For the configuration system.
    private ResamplingStep() {
    }

    private ResamplingStep(Resampler resampler) {
        this.method = resampler.info().name();
        this.options = new LinkedHashMap<>(resampler.options().toMap());
        this.strategy = resampler.strategy().toString();
        this.resampler = resampler;
    }

    /// Returns the step that is one method.
    ///
    /// @param resampler a method, not a chain
    /// @return the step
    /// @throws IllegalArgumentException if it is a chain of methods
    public static ResamplingStep of(Resampler resampler) {
        if (resampler.steps().size() != 1) {
            throw new IllegalArgumentException(resampler + " is a chain; use ResamplingStep.all");
        }
        return new ResamplingStep(resampler);
    }

    /// Returns the steps of a method, several if it is a chain.
    ///
    /// @param resampler a method
    /// @return its steps
    public static List<ResamplingStep> all(Resampler resampler) {
        return resampler.steps().stream().map(ResamplingStep::new).toList();
    }

    /// Finds the method of this name and gives it its options; called by the configuration system.
    ///
    /// @throws PropertyException if there is no such method, or it does not take an option or the strategy
    @Override
    public void postConfig() {
        try {
            Resampler found = Methods.named(method);
            for (Map.Entry<String, String> option : options.entrySet()) {
                found = found.with(option.getKey(), option.getValue());
            }
            resampler = found.with(found.options(), SamplingStrategy.parse(strategy));
        } catch (IllegalArgumentException e) {
            throw new PropertyException(e, getClass().getSimpleName(), "method", e.getMessage());
        }
    }

    /// {@return the method}
    public Resampler resampler() {
        return Objects.requireNonNull(resampler, "the step is not configured yet");
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "ResamplingStep");
    }

    @Override
    public String toString() {
        return resampler == null ? method : resampler.toString();
    }
}
