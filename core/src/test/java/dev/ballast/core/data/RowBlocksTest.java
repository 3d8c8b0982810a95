package dev.ballast.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowBlocksTest {

    @ParameterizedTest
    @CsvSource({"0,65536", "1,65536", "2,32768", "3,16384", "30,2048", "65536,1", "65537,1", "2147483647,1"})
    void aGrowingBlockHasAPowerOfTwoOfRows(int columns, int rows) {
        RowBlocks layout = RowBlocks.ofColumns(columns);

        assertThat(1 << layout.shift()).isEqualTo(rows);
        assertThat(layout.mask()).isEqualTo(rows - 1);
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "1,1,1", "1024,1,1024", "1025,2,1", "2048,2,1024", "2049,3,1"})
    void theLastBlockHasTheRowsThatAreLeft(int rows, int blocks, int lastBlock) {
        RowBlocks layout = RowBlocks.ofColumns(64);

        assertThat(layout.blocks(rows)).isEqualTo(blocks);
        if (blocks > 0) {
            assertThat(layout.rowsOf(blocks - 1, rows)).isEqualTo(lastBlock);
        }
        for (int block = 0; block < blocks - 1; block++) {
            assertThat(layout.rowsOf(block, rows)).isEqualTo(1024);
        }
    }

    @Test
    void oneArrayIsUsedUntilItCannotHoldTheValues() {
        assertThat(RowBlocks.ofSize(Integer.MAX_VALUE - 8, 1)).isEqualTo(RowBlocks.ONE_ARRAY);
        assertThat(RowBlocks.ofSize(Integer.MAX_VALUE, 0)).isEqualTo(RowBlocks.ONE_ARRAY);
        assertThat(RowBlocks.ofSize(Integer.MAX_VALUE - 7, 1)).isEqualTo(RowBlocks.ofColumns(1));
        assertThat(RowBlocks.ofSize(Integer.MAX_VALUE, Integer.MAX_VALUE))
                .isEqualTo(RowBlocks.ofColumns(Integer.MAX_VALUE));
        assertThat(RowBlocks.ONE_ARRAY.blocks(Integer.MAX_VALUE)).isEqualTo(1);
        assertThat(RowBlocks.ONE_ARRAY.rowsOf(0, Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(RowBlocks.ARRAY_PER_ROW.blocks(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(RowBlocks.ARRAY_PER_ROW.rowsOf(17, 18)).isEqualTo(1);
    }

    @Test
    void matricesOfSeveralBlocksFindTheirRows() {
        int rows = 11;
        RowBlocks layout = new RowBlocks(2, 3);
        double[][] doubles = new double[layout.blocks(rows)][];
        float[][] floats = new float[layout.blocks(rows)][];
        for (int block = 0; block < doubles.length; block++) {
            int values = layout.rowsOf(block, rows) * 2;
            doubles[block] = new double[values];
            floats[block] = new float[values];
            for (int i = 0; i < values; i++) {
                doubles[block][i] = 8 * block + i;
                floats[block][i] = 8 * block + i;
            }
        }
        FeatureMatrix doubleMatrix = new DoubleMatrix(doubles, layout, rows, 2);
        FeatureMatrix floatMatrix = new FloatMatrix(floats, layout, rows, 2);
        for (int row = 0; row < rows; row++) {
            assertThat(doubleMatrix.get(row, 0)).isEqualTo(2 * row);
            assertThat(doubleMatrix.get(row, 1)).isEqualTo(2 * row + 1);
        }
        assertThat(floatMatrix.toDoubleRows()).isEqualTo(doubleMatrix.toDoubleRows());
        assertThat(doubleMatrix.toFloatRows()).isEqualTo(floatMatrix.toFloatRows());
    }
}
