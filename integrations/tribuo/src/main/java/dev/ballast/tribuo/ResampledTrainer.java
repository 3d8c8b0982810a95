package dev.ballast.tribuo;

import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;

import org.jspecify.annotations.Nullable;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Any trainer on resampled data: what it is given to train on is resampled first, and nothing else ever is. In a cross-validation
/// that is the training part of each fold, so that no copy of a row, and no row made from it, is judged.
///
/// ```java
/// Trainer<Label> trainer = ResampledTrainer.of(new LogisticRegressionTrainer(), Smote.withNeighbors(5), Seed.of(42));
/// var folds = new CrossValidation<>(trainer, data, new RareClassEvaluator(), 5).evaluate();
/// ```
///
/// **Randomness.** Training n (Tribuo's invocation count, from 0) draws epoch n of the seed, so that each training is another draw,
/// and the same in each run. The inner trainer has its own randomness and count.
///
/// **Provenance.** The model is the inner trainer's, with that trainer's provenance and that of the resampled data set
/// ([ResamplingProvenance]); its instance values have this trainer's under [#INSTANCE_VALUE], from which a configuration of it can be
/// extracted, as from that of any trainer.
///
/// **Configuration.** `innerTrainer`, `steps` (a list of [ResamplingStep]) and `seed`.
///
/// Trainings may be called from several threads, as Tribuo's own.
public final class ResampledTrainer implements Trainer<Label> {

    /// The name of this trainer's provenance among the instance values of a model.
    public static final String INSTANCE_VALUE = "resampled-trainer";

    @Config(mandatory = true, description = "What trains on the resampled examples.")
    private @Nullable Trainer<Label> innerTrainer;

    @Config(mandatory = true, description = "The resampling methods, in the order in which they work.")
    private List<ResamplingStep> steps = new ArrayList<>();

    @Config(description = "Fixes all random choices of the methods.")
    private long seed = Trainer.DEFAULT_SEED;

    private @Nullable Resampler method;
    private int invocations;

    /// For the configuration system.
    private ResampledTrainer() {
    }

    private ResampledTrainer(Trainer<Label> innerTrainer, Resampler method, Seed seed) {
        this.innerTrainer = innerTrainer;
        this.steps = new ArrayList<>(ResamplingStep.all(method));
        this.seed = seed.value();
        this.method = method;
    }

    /// Decorates a trainer.
    ///
    /// @param innerTrainer what trains on the resampled examples
    /// @param method       how they are resampled
    /// @param seed         fixes all random choices of the method
    /// @return the trainer
    public static ResampledTrainer of(Trainer<Label> innerTrainer, Resampler method, Seed seed) {
        return new ResampledTrainer(innerTrainer, method, seed);
    }

    /// Puts the steps together; called by the configuration system.
    ///
    /// @throws PropertyException if there are no steps
    @Override
    public void postConfig() {
        if (steps.isEmpty()) {
            throw new PropertyException(getClass().getSimpleName(), "steps",
                    "there are no steps; there must be at least one resampling method");
        }
        Resampler chain = steps.getFirst().resampler();
        for (ResamplingStep step : steps.subList(1, steps.size())) {
            chain = chain.then(step.resampler());
        }
        method = chain;
    }

    private Trainer<Label> inner() {
        return Objects.requireNonNull(innerTrainer, "the trainer is not configured yet");
    }

    @Override
    public Model<Label> train(Dataset<Label> examples, Map<String, Provenance> runProvenance) {
        return train(examples, runProvenance, INCREMENT_INVOCATION_COUNT);
    }

    /// Resamples the examples and trains on the result.
    ///
    /// @param examples        what to train on; not changed
    /// @param runProvenance   to be recorded with the model
    /// @param invocationCount which training this is, or [Trainer#INCREMENT_INVOCATION_COUNT] for the next
    /// @return the inner trainer's model
    /// @throws IllegalArgumentException if the examples cannot be resampled
    @Override
    public Model<Label> train(Dataset<Label> examples, Map<String, Provenance> runProvenance, int invocationCount) {
        TrainerProvenance provenance;
        long epoch;
        synchronized (this) {
            if (invocationCount != INCREMENT_INVOCATION_COUNT) {
                setInvocationCount(invocationCount);
            }
            provenance = getProvenance();
            epoch = invocations++;
        }
        Resampler resampler = Objects.requireNonNull(method, "the trainer is not configured yet");
        Dataset<Label> resampled = ResampledExamples.of(ExampleTable.of(examples), resampler, Seed.of(seed), epoch)
                .toDataset();
        Map<String, Provenance> values = new HashMap<>(runProvenance);
        values.put(INSTANCE_VALUE, provenance);
        return inner().train(resampled, values, invocationCount);
    }

    @Override
    public synchronized int getInvocationCount() {
        return invocations;
    }

    /// Says which training the next is, also to the inner trainer.
    ///
    /// @param invocationCount at least 0
    /// @throws IllegalArgumentException if it is negative
    @Override
    public synchronized void setInvocationCount(int invocationCount) {
        if (invocationCount < 0) {
            throw new IllegalArgumentException(
                    "invocationCount is " + invocationCount + "; it must be at least 0");
        }
        inner().setInvocationCount(invocationCount);
        invocations = invocationCount;
    }

    @Override
    public TrainerProvenance getProvenance() {
        return new TrainerProvenanceImpl(this);
    }

    @Override
    public String toString() {
        return "ResampledTrainer(innerTrainer=" + innerTrainer + ",method=" + method + ",seed=" + seed + ")";
    }
}
