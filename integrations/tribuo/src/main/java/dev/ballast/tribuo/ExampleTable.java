package dev.ballast.tribuo;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.target.ClassLabels;

import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.FeatureMap;
import org.tribuo.classification.Label;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// A data set of Tribuo as rows and columns: for its splits, metrics and methods.
///
/// ```java
/// dev.ballast.core.data.Dataset rows = ExampleTable.of(examples).toDataset();
/// ```
///
/// **Rows** are the examples by their numbers, whether or not Tribuo's data set is shuffled. **Columns** are the features that some
/// example has and that belong to the data set's feature domain, by name in alphabetical order, which is Tribuo's too. A feature that
/// an example does not have is 0, as in Tribuo's own dense vectors. All are numbers, unless [#withColumns(UnaryOperator)] says otherwise.
/// If some weight is not 1, the last column has the weights of examples, and is no feature.
///
/// **Classes** are those of the labels, by their text; all examples must have one.
///
/// **Cost.** Labels and names are read at once; features when [#toDataset()] is called: 8 bytes for each example and feature, also
/// where it is 0.
public final class ExampleTable {

    private static final String WEIGHT = "example weight";

    private final Dataset<Label> source;
    private final List<Example<Label>> examples;
    private final ClassLabels labels;
    private final List<String> features;
    private final boolean dense;
    private final boolean weighted;
    private final UnaryOperator<Column> kinds;

    private ExampleTable(Dataset<Label> source, List<Example<Label>> examples, ClassLabels labels,
            List<String> features, boolean dense, boolean weighted, UnaryOperator<Column> kinds) {
        this.source = source;
        this.examples = examples;
        this.labels = labels;
        this.features = features;
        this.dense = dense;
        this.weighted = weighted;
        this.kinds = kinds;
    }

    /// Reads the examples.
    ///
    /// @param data examples with labels; not changed
    /// @return the table
    /// @throws IllegalArgumentException if there are no examples; an example has no label, a weight that is not finite, a feature
    ///                                  twice or one that is NaN, or none of the domain; or it cannot be read though it is there by the
    ///                                  size of the data set
    public static ExampleTable of(Dataset<Label> data) {
        int size = data.size();
        if (size < 1) {
            throw new IllegalArgumentException("the data set has " + size + " examples; there must be at least 1");
        }
        FeatureMap domain = data.getFeatureMap();
        List<Example<Label>> examples = new ArrayList<>(size);
        String[] labels = new String[size];
        TreeSet<String> names = new TreeSet<>();
        int fewest = Integer.MAX_VALUE;
        boolean weighted = false;
        for (int row = 0; row < size; row++) {
            Example<Label> example = read(data, row);
            labels[row] = label(example, row);
            weighted |= weight(example, row) != 1;
            fewest = Math.min(fewest, features(example, row, domain, names));
            examples.add(example);
        }
        return new ExampleTable(data, List.copyOf(examples), ClassLabels.of(labels), List.copyOf(names),
                fewest == names.size(), weighted, column -> column);
    }

    private static Example<Label> read(Dataset<Label> data, int row) {
        Example<Label> example;
        try {
            example = data.getExample(row);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(unreadable(data, row) + ": " + e, e);
        }
        if (example == null) {
            throw new IllegalArgumentException(unreadable(data, row) + ": it is null");
        }
        return example;
    }

    private static String unreadable(Dataset<Label> data, int row) {
        return "the data set says that it has " + data.size() + " examples, and example " + row + " cannot be read";
    }

    private static String label(Example<Label> example, int row) {
        Label label = example.getOutput();
        if (label == null || label.getLabel().equals(Label.UNKNOWN)) {
            throw new IllegalArgumentException("example " + row + " has no label (" + label
                    + "); every example needs one to be resampled, weighted or judged");
        }
        return label.getLabel();
    }

    private static float weight(Example<Label> example, int row) {
        float weight = example.getWeight();
        if (!Float.isFinite(weight)) {
            throw new IllegalArgumentException(
                    "example " + row + " has the weight " + weight + "; weights must be finite");
        }
        return weight;
    }

    /// Adds the names of an example's features that are of the domain.
    ///
    /// @return how many
    private static int features(Example<Label> example, int row, FeatureMap domain, Set<String> names) {
        if (!example.validateExample()) {
            throw new IllegalArgumentException("example " + row
                    + " has a feature twice, a feature that is NaN, or none at all; Tribuo takes no such example");
        }
        int known = 0;
        for (Feature feature : example) {
            if (domain.get(feature.getName()) != null) {
                known++;
                names.add(feature.getName());
            }
        }
        if (known == 0) {
            throw new IllegalArgumentException("example " + row + " has none of the " + domain.size()
                    + " features of the data set's domain");
        }
        return known;
    }

    /// Returns this table with other descriptions of its columns: whole numbers, categories as codes, columns that are carried.
    ///
    /// @param newKinds gives for the description of each column, a number of its feature's name, the one that it shall have
    /// @return the table
    public ExampleTable withColumns(UnaryOperator<Column> newKinds) {
        return new ExampleTable(source, examples, labels, features, dense, weighted, newKinds);
    }

    /// {@return the data set of Tribuo}
    public Dataset<Label> source() {
        return source;
    }

    /// {@return the class of every example}
    public ClassLabels labels() {
        return labels;
    }

    /// {@return the names of the features, in the order of columns}
    public List<String> features() {
        return features;
    }

    List<Example<Label>> examples() {
        return examples;
    }

    /// Whether every example has every feature.
    boolean isDense() {
        return dense;
    }

    boolean isWeighted() {
        return weighted;
    }

    /// {@return the examples as a data set of this library}
    public dev.ballast.core.data.Dataset toDataset() {
        int width = features.size() + (weighted ? 1 : 0);
        Map<String, Integer> places = new HashMap<>();
        List<Column> columns = new ArrayList<>(width);
        for (String feature : features) {
            places.put(feature, columns.size());
            columns.add(kinds.apply(Column.numeric(feature)));
        }
        if (weighted) {
            columns.add(Column.numeric(WEIGHT).as(Column.Role.WEIGHT));
        }
        double[][] rows = new double[examples.size()][width];
        for (int row = 0; row < rows.length; row++) {
            for (Feature feature : examples.get(row)) {
                Integer place = places.get(feature.getName());
                if (place != null) {
                    rows[row][place] = feature.getValue();
                }
            }
            if (weighted) {
                rows[row][width - 1] = examples.get(row).getWeight();
            }
        }
        return new dev.ballast.core.data.Dataset(FeatureMatrix.wrap(rows), labels, columns);
    }

    /// The examples without features, for methods that look at classes only.
    dev.ballast.core.data.Dataset classesOnly() {
        return dev.ballast.core.data.Dataset.of(FeatureMatrix.wrap(new double[0], examples.size(), 0), labels);
    }

    @Override
    public String toString() {
        return "ExampleTable[" + examples.size() + " examples, " + features.size() + " features, classes "
                + labels.names() + ']';
    }
}
