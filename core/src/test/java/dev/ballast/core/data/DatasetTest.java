package dev.ballast.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class DatasetTest {

    @Test
    void arraysOfEveryTypeAreTaken() {
        List<Dataset> all = List.of(Dataset.of(new double[][]{{1, 2}, {3, 4}}, new int[]{1, 0}),
                Dataset.of(new double[][]{{1, 2}, {3, 4}}, new String[]{"1", "0"}),
                Dataset.of(new float[][]{{1, 2}, {3, 4}}, new int[]{1, 0}),
                Dataset.of(new float[][]{{1, 2}, {3, 4}}, new String[]{"1", "0"}));

        assertThat(all).allSatisfy(data -> {
            assertThat(data.rows()).isEqualTo(2);
            assertThat(data.features().toDoubleRows()).isEqualTo(new double[][]{{1, 2}, {3, 4}});
            assertThat(data.labels().toStrings()).containsExactly("1", "0");
            assertThat(data.columns()).isEqualTo(Column.numeric(2));
            assertThat(data.counts()).isEqualTo(ClassCounts.of(List.of("0", "1"), 1, 1));
        });
        assertThat(all).extracting(data -> data.features().storage()).containsExactly(FeatureMatrix.Storage.DOUBLE,
                FeatureMatrix.Storage.DOUBLE, FeatureMatrix.Storage.FLOAT, FeatureMatrix.Storage.FLOAT);
    }

    @Test
    void labelsAloneAreADataSetWithoutColumns() {
        ClassLabels labels = ClassLabels.of(3, 1, 3);
        Dataset data = Dataset.ofLabels(labels);

        assertThat(data.rows()).isEqualTo(3);
        assertThat(data.columns()).isEmpty();
        assertThat(data.labels()).isSameAs(labels);
        assertThat(data.select(2, 0).features().toDoubleRows()).isEqualTo(new double[2][0]);
    }

    @Test
    void featuresAreWrapped() {
        double[][] features = {{1}};
        Dataset data = Dataset.of(features, new int[]{0});

        features[0][0] = 2;

        assertThat(data.features().get(0, 0)).isEqualTo(2);
    }

    @Test
    void columnsAreDescribedAnewAndCopied() {
        List<Column> columns = new ArrayList<>(List.of(Column.whole("age"), Column.carried("id")));
        Dataset plain = Dataset.of(new double[1][2], new int[]{0});
        Dataset described = plain.withColumns(columns);

        columns.clear();

        assertThat(described.columns()).containsExactly(Column.whole("age"), Column.carried("id"));
        assertThat(described.features()).isSameAs(plain.features());
        assertThat(described.labels()).isSameAs(plain.labels());
    }

    @Test
    void aDataSetMayBeEmpty() {
        Dataset data = Dataset.of(new double[0][], new int[0]);

        assertThat(data.rows()).isZero();
        assertThat(data.columns()).isEmpty();
        assertThat(data.counts().classes()).isZero();
    }

    @Test
    void everyRowNeedsOneLabel() {
        assertThatIllegalArgumentException().isThrownBy(() -> Dataset.of(new double[3][1], new int[]{0, 1}))
                .withMessage("there are 3 rows of features and 2 labels; every row needs one label");
    }

    @Test
    void everyColumnNeedsOneDescription() {
        Dataset data = Dataset.of(new double[1][2], new int[]{0});

        assertThatIllegalArgumentException().isThrownBy(() -> data.withColumns(Column.numeric(3)))
                .withMessage("there are 2 columns of features and 3 descriptions of columns");
    }

    @Test
    void raggedRowsAndMissingLabelsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new double[][]{{1}, {1, 2}}, new int[]{0, 1}))
                .withMessageStartingWith("row 1 has 2 values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new double[2][1], new String[]{"a", null}))
                .withMessageStartingWith("label[1] is null");
    }

    @Test
    void selectedRowsKeepStorageColumnsAndClasses() {
        Dataset data = Dataset.of(new float[][]{{1, 2}, {3, 4}, {5, 6}}, new String[]{"b", "a", "b"})
                .withColumns(List.of(Column.whole("age"), Column.carried("id")));

        Dataset part = data.select(2, 0, 2);

        assertThat(part.features().toFloatRows()).isEqualTo(new float[][]{{5, 6}, {1, 2}, {5, 6}});
        assertThat(part.features().storage()).isEqualTo(FeatureMatrix.Storage.FLOAT);
        assertThat(part.columns()).isEqualTo(data.columns());
        assertThat(part.counts()).isEqualTo(ClassCounts.of(List.of("a", "b"), 0, 3));
        assertThat(part.labels().streamKey(1)).isZero();
        assertThat(Dataset.of(new double[][]{{1}, {2}}, new int[]{0, 1}).select(1).features().toDoubleRows())
                .isEqualTo(new double[][]{{2}});
        assertThat(data.select().rows()).isZero();
    }

    @Test
    void rowsThatAreNotThereCannotBeSelected() {
        Dataset data = Dataset.of(new double[2][1], new int[]{0, 1});

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> data.select(0, 2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> data.labels().select(-1));
    }
}
