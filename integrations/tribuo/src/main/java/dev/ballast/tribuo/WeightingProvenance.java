package dev.ballast.tribuo;

import dev.ballast.core.weight.ClassWeights;

import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.DoubleProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;

import org.tribuo.provenance.DataProvenance;
import org.tribuo.provenance.DatasetProvenance;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Where a weighted data set comes from, in Tribuo's provenance system: `datasource`, the data set whose examples were given weights, and
/// `weights`, the factor of every class. Immutable.
public final class WeightingProvenance implements DataProvenance {

    private static final long serialVersionUID = 1L;

    private static final String DATASOURCE = "datasource";
    private static final String WEIGHTS = "weights";

    private final DatasetProvenance source;
    private final MapProvenance<DoubleProvenance> weights;

    WeightingProvenance(DatasetProvenance source, ClassWeights weights) {
        this.source = source;
        Map<String, DoubleProvenance> factors = new HashMap<>();
        for (int code = 0; code < weights.names().size(); code++) {
            String name = weights.names().get(code);
            factors.put(name, new DoubleProvenance(name, weights.weight(code)));
        }
        this.weights = new MapProvenance<>(factors);
    }

    /// Makes the provenance from its parts; called by the provenance system.
    ///
    /// @param map every part by its name
    @SuppressWarnings("unchecked") // The values of a map are not checked by Tribuo's own classes either.
    public WeightingProvenance(Map<String, Provenance> map) {
        this.source = ObjectProvenance.checkAndExtractProvenance(map, DATASOURCE, DatasetProvenance.class,
                WeightingProvenance.class.getSimpleName());
        this.weights = ObjectProvenance.checkAndExtractProvenance(map, WEIGHTS, MapProvenance.class,
                WeightingProvenance.class.getSimpleName());
    }

    @Override
    public String getClassName() {
        return ExampleWeights.class.getName();
    }

    /// {@return the provenance of the data set whose examples were given weights}
    public DatasetProvenance source() {
        return source;
    }

    /// {@return the factor of every class}
    public Map<String, Double> weights() {
        Map<String, Double> factors = new HashMap<>();
        weights.getMap().forEach((name, weight) -> factors.put(name, weight.getValue()));
        return factors;
    }

    @Override
    public Iterator<Pair<String, Provenance>> iterator() {
        return List
                .<Pair<String, Provenance>>of(
                        new Pair<>(CLASS_NAME, new StringProvenance(CLASS_NAME, getClassName())),
                        new Pair<>(DATASOURCE, source), new Pair<>(WEIGHTS, weights))
                .iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeightingProvenance that && source.equals(that.source)
                && weights.equals(that.weights);
    }

    @Override
    public int hashCode() {
        return List.of(source, weights).hashCode();
    }

    @Override
    public String toString() {
        return generateString("ExampleWeights");
    }
}
