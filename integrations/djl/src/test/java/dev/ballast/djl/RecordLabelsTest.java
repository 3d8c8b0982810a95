package dev.ballast.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.target.ClassLabels;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/// Labels of data sets, and what is said where there are none.
class RecordLabelsTest {

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    private ArrayDataset.Builder arrays(int records) {
        return new ArrayDataset.Builder().setData(manager.zeros(new Shape(records, 2))).setSampling(10, false);
    }

    @Test
    void labelsOfArraysOfAnyTypeAndLength() throws Exception {
        int[] codes = new int[70_000];
        Arrays.setAll(codes, record -> record % 3);
        float[] floats = new float[codes.length];
        for (int record = 0; record < codes.length; record++) {
            floats[record] = codes[record];
        }
        for (NDArray labels : List.of(manager.create(codes), manager.create(floats),
                manager.create(floats, new Shape(codes.length, 1)))) {
            assertThat(RecordLabels.read(arrays(codes.length).optLabels(labels).build(), manager, 3).toCodes())
                    .containsExactly(codes);
        }
    }

    /// Class 1 of 4 has no records, and class 2 is still class 2.
    @Test
    void codesAreLabelsAlsoWhereAClassHasNoRecords() throws Exception {
        ArrayDataset data = arrays(4).optLabels(manager.create(new long[]{2, 0, 3, 2})).build();
        ClassLabels labels = RecordLabels.read(data, manager, 4);
        assertThat(labels.toCodes()).containsExactly(2, 0, 3, 2);
        assertThat(labels.names()).containsExactly("0", "1", "2", "3");
        assertThat(labels.toInts()).containsExactly(2, 0, 3, 2);
    }

    @Test
    void labelsRecordByRecord() throws Exception {
        Records data = Records.of(5, (below, record) -> new NDList(below.create((float) (record % 2))));
        assertThat(RecordLabels.read(data, manager, 2).toCodes()).containsExactly(0, 1, 0, 1, 0);
    }

    @Test
    void aLimitIsTheSize() throws Exception {
        ArrayDataset data = arrays(5).optLabels(manager.create(new int[]{0, 1, 0, 1, 7})).optLimit(4).build();
        assertThat(RecordLabels.read(data, manager, 2).toCodes()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void aDataSetWhoseSizeLiesIsNamed() {
        Records lying = Records.of(5, (below, record) -> {
            if (record >= 3) {
                throw new IndexOutOfBoundsException("only 3 records");
            }
            return new NDList(below.create(0f));
        });
        assertThatIllegalArgumentException().isThrownBy(() -> RecordLabels.read(lying, manager, 2))
                .withMessageContaining("says that it has 5 records").withMessageContaining("record 3 cannot be read")
                .withMessageContaining("only 3 records");
    }

    @Test
    void missingLabelsAndEmptyDataSetsAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> RecordLabels.read(Records.of(0), manager, 2))
                .withMessageContaining("has 0 records");
        assertThatIllegalArgumentException().isThrownBy(() -> RecordLabels.read(Records.of(-3), manager, 2))
                .withMessageContaining("has -3 records");
        assertThatIllegalArgumentException().isThrownBy(() -> RecordLabels.read(Records.of(5), manager, 2))
                .withMessageContaining("record 0 has 0 labels");
        assertThatIllegalArgumentException().isThrownBy(() -> RecordLabels.read(arrays(5).build(), manager, 2))
                .withMessageContaining("record 0 has 0 labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordLabels.read(
                        arrays(3).optLabels(manager.create(new float[]{0, 1, Float.NaN})).build(), manager, 2))
                .withMessageContaining("record 2 has the label NaN").withMessageContaining("0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordLabels.read(arrays(3).optLabels(manager.zeros(new Shape(3, 2))).build(),
                        manager, 2))
                .withMessageContaining("shape (3, 2)").withMessageContaining("3 records");
        assertThatIllegalArgumentException().isThrownBy(() -> RecordLabels.read(Records.of(5), manager, 0))
                .withMessageContaining("there are 0 classes");
    }
}
