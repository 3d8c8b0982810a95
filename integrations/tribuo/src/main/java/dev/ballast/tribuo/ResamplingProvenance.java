package dev.ballast.tribuo;

import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.IntProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.LongProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;

import org.tribuo.provenance.DataProvenance;
import org.tribuo.provenance.DatasetProvenance;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Where a resampled data set comes from, in Tribuo's provenance system: the data set it was made of, the methods with their options
/// and strategies, seed and epoch, and what became of the examples. With the data set, all that is needed to make it again.
///
/// | name | type | |
/// |---|---|---|
/// | `datasource` | provenance of a data set | what was resampled |
/// | `steps` | list of [ResamplingStep]'s | the methods, in order |
/// | `seed`, `epoch` | long | which of all draws |
/// | `num-examples-before`, `num-kept`, `num-new` | int | examples of the source; those kept; those copied or made |
///
/// It is the source provenance of the data set that [ResampledExamples#toDataset()] makes, and so part of that of every model trained
/// on it. Immutable.
public final class ResamplingProvenance implements DataProvenance {

    private static final long serialVersionUID = 1L;

    private static final String DATASOURCE = "datasource";
    private static final String STEPS = "steps";
    private static final String SEED = "seed";
    private static final String EPOCH = "epoch";
    private static final String BEFORE = "num-examples-before";
    private static final String KEPT = "num-kept";
    private static final String NEW = "num-new";

    private final DatasetProvenance source;
    private final ListProvenance<ConfiguredObjectProvenance> steps;
    private final LongProvenance seed;
    private final LongProvenance epoch;
    private final IntProvenance before;
    private final IntProvenance kept;
    private final IntProvenance added;

    ResamplingProvenance(DatasetProvenance source, Resampler method, Seed seed, long epoch, Resampling resampling) {
        this.source = source;
        this.steps = new ListProvenance<>(
                ResamplingStep.all(method).stream().map(ResamplingStep::getProvenance).toList());
        this.seed = new LongProvenance(SEED, seed.value());
        this.epoch = new LongProvenance(EPOCH, epoch);
        this.before = new IntProvenance(BEFORE, resampling.source().rows());
        this.kept = new IntProvenance(KEPT, resampling.keptSize());
        this.added = new IntProvenance(NEW, Math.toIntExact(resampling.size() - resampling.keptSize()));
    }

    /// Makes the provenance from its parts; called by the provenance system.
    ///
    /// @param map every part by its name
    @SuppressWarnings("unchecked") // The elements of a list are not checked by Tribuo's own classes either.
    public ResamplingProvenance(Map<String, Provenance> map) {
        this.source = part(map, DATASOURCE, DatasetProvenance.class);
        this.steps = part(map, STEPS, ListProvenance.class);
        this.seed = part(map, SEED, LongProvenance.class);
        this.epoch = part(map, EPOCH, LongProvenance.class);
        this.before = part(map, BEFORE, IntProvenance.class);
        this.kept = part(map, KEPT, IntProvenance.class);
        this.added = part(map, NEW, IntProvenance.class);
    }

    private static <T extends Provenance> T part(Map<String, Provenance> map, String name, Class<T> type) {
        return ObjectProvenance.checkAndExtractProvenance(map, name, type,
                ResamplingProvenance.class.getSimpleName());
    }

    @Override
    public String getClassName() {
        return ResampledExamples.class.getName();
    }

    /// {@return the provenance of the data set that was resampled}
    public DatasetProvenance source() {
        return source;
    }

    /// {@return what each method was and was told, in order}
    public List<ConfiguredObjectProvenance> steps() {
        return steps.getList();
    }

    /// {@return the seed}
    public Seed seed() {
        return Seed.of(seed.getValue());
    }

    /// {@return which of the seed's draws}
    public long epoch() {
        return epoch.getValue();
    }

    /// {@return the examples of the source}
    public int examplesBefore() {
        return before.getValue();
    }

    /// {@return how many of them were kept}
    public int kept() {
        return kept.getValue();
    }

    /// {@return how many were copied or made}
    public int added() {
        return added.getValue();
    }

    @Override
    public Iterator<Pair<String, Provenance>> iterator() {
        return List.<Pair<String, Provenance>>of(
                new Pair<>(CLASS_NAME, new StringProvenance(CLASS_NAME, getClassName())),
                new Pair<>(DATASOURCE, source), new Pair<>(STEPS, steps), new Pair<>(SEED, seed),
                new Pair<>(EPOCH, epoch), new Pair<>(BEFORE, before), new Pair<>(KEPT, kept), new Pair<>(NEW, added))
                .iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResamplingProvenance that && source.equals(that.source) && steps.equals(that.steps)
                && seed.equals(that.seed) && epoch.equals(that.epoch) && before.equals(that.before)
                && kept.equals(that.kept) && added.equals(that.added);
    }

    @Override
    public int hashCode() {
        return List.of(source, steps, seed, epoch, before, kept, added).hashCode();
    }

    @Override
    public String toString() {
        return generateString("ResampledExamples");
    }
}
