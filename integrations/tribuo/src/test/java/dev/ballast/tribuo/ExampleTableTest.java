package dev.ballast.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;

import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.ImmutableDataset;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.dataset.DatasetView;
import org.tribuo.impl.ArrayExample;

import java.util.List;

/// Examples as rows and columns, and what is said where they are none.
class ExampleTableTest {

    /// A data set whose size is what it is told.
    private static final class Lying extends MutableDataset<Label> {

        private static final long serialVersionUID = 1L;

        private final int size;

        Lying(MutableDataset<Label> truth, int size) {
            super(truth, truth.getSourceProvenance(), Examples.LABELS);
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }
    }

    private static ArrayExample<Label> example(String label, String[] names, double... values) {
        return new ArrayExample<>(new Label(label), names, values);
    }

    private static MutableDataset<Label> three() {
        MutableDataset<Label> data = Examples.none();
        data.add(example("b", new String[]{"z", "a"}, 1, 2));
        data.add(example("a", new String[]{"m"}, 3));
        data.add(example("b", new String[]{"a", "m", "z"}, 4, 5, 6));
        return data;
    }

    @Test
    void columnsAreFeaturesByName() {
        ExampleTable table = ExampleTable.of(three());
        assertThat(table.features()).containsExactly("a", "m", "z");
        assertThat(table.labels().toStrings()).containsExactly("b", "a", "b");
        Dataset rows = table.toDataset();
        assertThat(rows.features().toDoubleRows()).isDeepEqualTo(new double[][]{{2, 0, 1}, {0, 3, 0}, {4, 5, 6}});
        assertThat(rows.columns()).isEqualTo(
                List.of(Column.numeric("a"), Column.numeric("m"), Column.numeric("z")));
        assertThat(table.source().size()).isEqualTo(3);
    }

    @Test
    void theOrderIsThatOfNumbersAlsoIfTheDataSetIsShuffled() {
        MutableDataset<Label> data = Examples.gaussian(50, 2, 5, 1, 0);
        double[][] before = ExampleTable.of(data).toDataset().features().toDoubleRows();
        data.shuffle(true);
        assertThat(ExampleTable.of(data).toDataset().features().toDoubleRows()).isDeepEqualTo(before);
    }

    @Test
    void weightsAreAColumnThatIsNoFeature() {
        MutableDataset<Label> data = three();
        data.getExample(1).setWeight(2.5f);
        Dataset rows = ExampleTable.of(data).toDataset();
        assertThat(rows.columns().getLast().role()).isEqualTo(Column.Role.WEIGHT);
        assertThat(rows.features().toDoubleRows())
                .isDeepEqualTo(new double[][]{{2, 0, 1, 1}, {0, 3, 0, 2.5}, {4, 5, 6, 1}});
    }

    @Test
    void columnsCanBeOfOtherKinds() {
        Dataset rows = ExampleTable.of(three())
                .withColumns(column -> column.name().equals("m") ? Column.whole("m") : column).toDataset();
        assertThat(rows.columns().stream().map(Column::kind))
                .containsExactly(Column.Kind.NUMBER, Column.Kind.WHOLE, Column.Kind.NUMBER);
    }

    /// A view whose domain has two of the three features.
    @Test
    void featuresOutsideTheDomainAreNone() {
        MutableDataset<Label> two = Examples.none();
        two.add(example("a", new String[]{"a", "z"}, 1, 1));
        MutableDataset<Label> data = three();
        DatasetView<Label> view = new DatasetView<>(data, new int[]{2, 0}, two.getFeatureIDMap(),
                data.getOutputIDInfo(), "two features");
        ExampleTable table = ExampleTable.of(view);
        assertThat(table.features()).containsExactly("a", "z");
        assertThat(table.toDataset().features().toDoubleRows()).isDeepEqualTo(new double[][]{{4, 6}, {2, 1}});
        DatasetView<Label> all = new DatasetView<>(data, new int[]{2, 1}, two.getFeatureIDMap(),
                data.getOutputIDInfo(), "two features");
        assertThatIllegalArgumentException().isThrownBy(() -> ExampleTable.of(all))
                .withMessageContaining("example 1 has none of the 2 features");
    }

    @Test
    void aDataSetWhoseSizeLiesIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> ExampleTable.of(new Lying(three(), 5)))
                .withMessageContaining("says that it has 5 examples")
                .withMessageContaining("example 3 cannot be read");
        assertThatIllegalArgumentException().isThrownBy(() -> ExampleTable.of(new Lying(three(), -1)))
                .withMessageContaining("has -1 examples");
    }

    @Test
    void emptyDataSetsAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> ExampleTable.of(Examples.none()))
                .withMessageContaining("has 0 examples; there must be at least 1");
    }

    @Test
    void missingLabelsAreNamed() {
        MutableDataset<Label> data = three();
        data.add(new ArrayExample<>(LabelFactory.UNKNOWN_LABEL, new String[]{"a"}, new double[]{1}));
        assertThatIllegalArgumentException().isThrownBy(() -> ExampleTable.of(data))
                .withMessageContaining("example 3 has no label");
    }

    @Test
    void examplesThatTribuoWouldNotTakeAreNamed() {
        MutableDataset<Label> changed = three();
        changed.getExample(1).set(new Feature("m", Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> ExampleTable.of(changed))
                .withMessageContaining("example 1 has a feature twice, a feature that is NaN");
        MutableDataset<Label> heavy = three();
        heavy.getExample(2).setWeight(Float.POSITIVE_INFINITY);
        assertThatIllegalArgumentException().isThrownBy(() -> ExampleTable.of(heavy))
                .withMessageContaining("example 2 has the weight Infinity");
    }

    @Test
    void dataSetsThatCannotBeChangedAreReadToo() {
        ImmutableDataset<Label> copy = ImmutableDataset.copyDataset(three());
        assertThat(ExampleTable.of(copy).toDataset().features().toDoubleRows())
                .isDeepEqualTo(ExampleTable.of(three()).toDataset().features().toDoubleRows());
        for (Example<Label> example : copy) {
            assertThat(example.getWeight()).isEqualTo(1);
        }
    }
}
