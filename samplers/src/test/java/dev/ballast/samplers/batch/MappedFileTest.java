package dev.ballast.samplers.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.resample.RandomUnderSampler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Data that are larger than the heap: a file with holes, in which some rows are written, under-sampled to those rows and as many
/// others.
class MappedFileTest {

    private static final int COLUMNS = 1023;
    /// A label and the values: a page.
    private static final int ROW_BYTES = 4096;

    @TempDir
    Path folder;

    private static float value(int row, int column) {
        return row + column / 1024f;
    }

    @Test
    void aMappedFileIsResampledAndReadInBatches() throws IOException {
        int rows = Math.toIntExact(Runtime.getRuntime().maxMemory() / ROW_BYTES + 100_000);
        int[] labels = new int[rows];
        try (FileChannel channel = FileChannel.open(folder.resolve("rows.bin"), StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ, StandardOpenOption.WRITE); Arena arena = Arena.ofShared()) {
            for (int rare = 0; rare < 40; rare++) {
                int row = (int) ((rows - 1L) * rare / 39);
                labels[row] = 1;
                ByteBuffer written = ByteBuffer.allocate(ROW_BYTES).order(ByteOrder.BIG_ENDIAN).putFloat(-1);
                for (int column = 0; column < COLUMNS; column++) {
                    written.putFloat(value(row, column));
                }
                channel.write(written.flip(), (long) row * ROW_BYTES);
            }
            assertThat(channel.size()).isGreaterThan(Runtime.getRuntime().maxMemory());
            MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            Dataset data = Dataset.of(FeatureMatrix.wrap(file.asSlice(Float.BYTES),
                    ValueLayout.JAVA_FLOAT.withOrder(ByteOrder.BIG_ENDIAN), rows, COLUMNS, ROW_BYTES), labels);

            RowBatches plan = RowBatches.of(RandomUnderSampler.create().fit(data)).size(10).balanced();
            MemorySegment batch = arena.allocate(ValueLayout.JAVA_FLOAT, 10L * COLUMNS);
            int[] classes = new int[10];
            RowStorage storage = RowStorage.features(batch, ValueLayout.JAVA_FLOAT).labels(classes);
            int rare = 0;
            int read = 0;
            try (RowCursor cursor = plan.prefetched().start(Seed.of(42))) {
                for (int count = cursor.next(storage); count > 0; count = cursor.next(storage)) {
                    for (int i = 0; i < count; i++, read++) {
                        int row = (int) batch.getAtIndex(ValueLayout.JAVA_FLOAT, (long) i * COLUMNS);
                        rare += classes[i];
                        for (int column = 0; column < COLUMNS; column++) {
                            assertThat(batch.getAtIndex(ValueLayout.JAVA_FLOAT, (long) i * COLUMNS + column))
                                    .isEqualTo(classes[i] == 1 ? value(row, column) : 0);
                        }
                        assertThat(classes[i]).isEqualTo(classes[i] == 1 ? labels[row] : 0);
                    }
                }
            }
            assertThat(read).isEqualTo(80);
            assertThat(rare).isEqualTo(40);
        }
    }
}
