package dev.ballast.tribuo;

import dev.ballast.core.method.Reads;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.run.RunSettings;

import com.oracle.labs.mlrg.olcut.provenance.Provenancable;

import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.FeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A data set of Tribuo resampled by any method: examples kept, copied, and made from others.
///
/// ```java
/// MutableDataset<Label> balanced = ResampledExamples.of(train, Smote.withNeighbors(5), Seed.of(42)).toDataset();
/// ```
///
/// **Same seed, same rows.** Example p of the result is row p of the method's result for [ExampleTable#toDataset()], with the same
/// seed and epoch.
///
/// **Examples.** Those kept and copied are copies of the source's, with its weight and metadata, so that a weight that is set
/// here changes nothing there; features outside the source's domain are left out. Those made have the mean weight of those they are made
/// from, no metadata, and as features all columns if the source is dense (every example has every feature), else those that are not
/// 0. Tribuo takes no example without features: a made one of zeros only has the first feature, as 0.
///
/// **Provenance** is a [ResamplingProvenance], part of the data set's own. [#resampling()] has the recipe of every example.
///
/// **Cost.** A method that looks at classes only never sees features, so that any number of sparse ones is all right; others get
/// them as a table, see [ExampleTable].
public final class ResampledExamples implements Provenancable<ResamplingProvenance> {

    private final ExampleTable table;
    private final Resampling resampling;
    private final ResamplingProvenance provenance;

    private ResampledExamples(ExampleTable table, Resampling resampling, ResamplingProvenance provenance) {
        this.table = table;
        this.resampling = resampling;
        this.provenance = provenance;
    }

    /// Resamples a data set once.
    ///
    /// @param data   examples with labels; not changed
    /// @param method how
    /// @param seed   fixes all random choices
    /// @return the result
    /// @throws IllegalArgumentException if the data set is not as [ExampleTable#of(Dataset)] wants it, or not acceptable to the method
    public static ResampledExamples of(Dataset<Label> data, Resampler method, Seed seed) {
        return of(ExampleTable.of(data), method, seed, 0);
    }

    /// Resamples a data set.
    ///
    /// @param table  the examples as rows and columns
    /// @param method how
    /// @param seed   fixes all random choices
    /// @param epoch  which of the independent draws of this seed, by custom counted from 0
    /// @return the result
    /// @throws IllegalArgumentException if the data are not acceptable to the method, or the result has more than 2^31 - 1 rows
    public static ResampledExamples of(ExampleTable table, Resampler method, Seed seed, long epoch) {
        boolean classesSuffice = method.reads() == Reads.CLASSES && !method.makes().isSynthesis();
        Resampling resampling = method
                .fit(classesSuffice ? table.classesOnly() : table.toDataset(), RunSettings.standard().seed(seed))
                .resampling(seed, epoch);
        if (resampling.size() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the result has " + resampling.size()
                    + " rows; a data set of Tribuo holds " + Integer.MAX_VALUE + " at most");
        }
        return new ResampledExamples(table, resampling,
                new ResamplingProvenance(table.source().getProvenance(), method, seed, epoch, resampling));
    }

    /// {@return how every example is made; parents are numbers of examples of the source}
    public Resampling resampling() {
        return resampling;
    }

    @Override
    public ResamplingProvenance getProvenance() {
        return provenance;
    }

    /// {@return the examples, as a data set that can be changed}
    public MutableDataset<Label> toDataset() {
        MutableDataset<Label> made = new MutableDataset<>(provenance, table.source().getOutputFactory());
        Label[] labels = table.labels().names().stream().map(Label::new).toArray(Label[]::new);
        RecipeSlot slot = new RecipeSlot();
        double[] values = new double[resampling.source().features().columns()];
        for (long row = 0; row < resampling.size(); row++) {
            resampling.plan().recipe(row, slot);
            if (slot.isMade()) {
                resampling.copyRow(slot, values, 0);
                made.add(example(labels[resampling.code(row)], values));
            } else {
                made.add(copy(table.examples().get((int) slot.base()), table.source().getFeatureMap()));
            }
        }
        return made;
    }

    private Example<Label> example(Label label, double... values) {
        List<String> features = table.features();
        float weight = table.isWeighted() ? (float) values[features.size()] : 1;
        String[] names = new String[features.size()];
        double[] kept = new double[names.length];
        int count = 0;
        for (int column = 0; column < names.length; column++) {
            if (table.isDense() || values[column] != 0) {
                names[count] = features.get(column);
                kept[count] = values[column];
                count++;
            }
        }
        if (count == 0) {
            names[0] = features.getFirst();
            count = 1;
        }
        ArrayExample<Label> example = new ArrayExample<>(label, Arrays.copyOf(names, count),
                Arrays.copyOf(kept, count));
        example.setWeight(weight);
        return example;
    }

    /// A copy with the features that the source's domain has.
    static Example<Label> copy(Example<Label> example, FeatureMap domain) {
        List<Feature> foreign = new ArrayList<>();
        for (Feature feature : example) {
            if (domain.get(feature.getName()) == null) {
                foreign.add(feature);
            }
        }
        Example<Label> copy = example.copy();
        if (!foreign.isEmpty()) {
            copy.removeFeatures(foreign);
        }
        return copy;
    }

    @Override
    public String toString() {
        return "ResampledExamples[" + resampling + ']';
    }
}
