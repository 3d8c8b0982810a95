package dev.ballast.tribuo;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;

import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;

import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Data sets to try things on.
final class Examples {

    static final LabelFactory LABELS = new LabelFactory();

    private Examples() {
    }

    static MutableDataset<Label> none() {
        return new MutableDataset<>(
                new SimpleDataSourceProvenance("made for a test", OffsetDateTime.parse("2026-11-28T00:00:00Z"), LABELS),
                LABELS);
    }

    /// One of `every` examples is rare, and shifted by `shift` in every feature.
    static MutableDataset<Label> gaussian(int examples, int features, int every, double shift, long part) {
        RandomStream random = Seed.of(3).stream(Purpose.of("tribuo-tests.examples"), part, 0, 0);
        MutableDataset<Label> data = none();
        for (int row = 0; row < examples; row++) {
            boolean rare = row % every == every - 1;
            String[] names = new String[features];
            double[] values = new double[features];
            for (int column = 0; column < features; column++) {
                names[column] = "x" + column;
                values[column] = random.nextGaussian() + (rare ? shift : 0);
            }
            data.add(new ArrayExample<>(new Label(rare ? "rare" : "ok"), names, values));
        }
        return data;
    }

    /// Each example has about a third of the features; those typical of its class are larger.
    static MutableDataset<Label> sparse(int examples) {
        RandomStream random = Seed.of(4).stream(Purpose.of("tribuo-tests.sparse"), 0, 0, 0);
        MutableDataset<Label> data = none();
        for (int row = 0; row < examples; row++) {
            String label = row % 8 == 7 ? "rare" : row % 3 == 0 ? "odd" : "ok";
            int typical = label.equals("rare") ? 0 : label.equals("odd") ? 1 : 2;
            List<Feature> features = new ArrayList<>();
            for (int column = 0; column < 9; column++) {
                if (random.nextInt(3) == 0 || column == row % 9) {
                    features.add(new Feature("word" + column, 1 + random.nextInt(4) + (column % 3 == typical ? 4 : 0)));
                }
            }
            data.add(new ArrayExample<>(new Label(label), features));
        }
        return data;
    }

    /// Values by column, 0 where there is none.
    static double[][] rows(Iterable<Example<Label>> data, List<String> columns) {
        List<double[]> rows = new ArrayList<>();
        for (Example<Label> example : data) {
            double[] row = new double[columns.size()];
            for (Feature feature : example) {
                row[columns.indexOf(feature.getName())] = feature.getValue();
            }
            rows.add(row);
        }
        return rows.toArray(double[][]::new);
    }

    static String[] labels(Iterable<Example<Label>> data) {
        List<String> labels = new ArrayList<>();
        data.forEach(example -> labels.add(example.getOutput().getLabel()));
        return labels.toArray(String[]::new);
    }

    /// A provenance out of what it is written down as.
    static Object written(ObjectProvenance provenance) {
        return ProvenanceUtil.unmarshalProvenance(ProvenanceUtil.marshalProvenance(provenance));
    }
}
