package dev.ballast.cli.batches;

import dev.ballast.cli.output.JsonText;
import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Arrays in the format of NumPy (version 1.0), one after another: first a text, JSON that says what the columns and codes are; then
/// for each batch five arrays: features (a matrix of `double`, rows x columns; codes for levels, 0 and 1 for truth values, NaN where
/// nothing is known), class codes, weights, rows, and whether rows are made.
final class NpyEncoder implements BatchEncoder {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private final BatchColumns columns;
    private final WritableByteChannel out;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(0);
    private int[] codes = new int[0];
    private double[] weights = new double[0];

    NpyEncoder(BatchColumns columns, WritableByteChannel out) throws IOException {
        this.columns = columns;
        this.out = out;
        int[] text = new String(JsonText.of(description()), StandardCharsets.UTF_8).strip().codePoints().toArray();
        begin((long) text.length * Integer.BYTES);
        header("<U" + text.length, "()");
        for (int letter : text) {
            buffer.putInt(letter);
        }
        flush();
    }

    private Map<String, Object> description() {
        Map<String, Object> all = new LinkedHashMap<>(columns.metadata());
        List<Map<String, Object>> features = new ArrayList<>();
        for (FeatureColumn feature : columns.features()) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("name", feature.name());
            shown.put("type", feature.type().word());
            if (!feature.levels().isEmpty()) {
                shown.put("levels", feature.levels());
            }
            features.add(shown);
        }
        all.put("features", features);
        all.put("labels", columns.labels());
        return all;
    }

    /// Room for arrays of so many bytes, with their headers.
    private void begin(long bytes) {
        long needed = bytes + 5 * 2L * ALIGNMENT;
        if (needed > Integer.MAX_VALUE) {
            throw new Failure("--batch: a batch takes " + needed + " bytes and can have " + Integer.MAX_VALUE
                    + "; make batches smaller");
        }
        if (buffer.capacity() < needed) {
            buffer = ByteBuffer.allocateDirect((int) needed).order(ByteOrder.LITTLE_ENDIAN);
        }
        buffer.clear();
    }

    private void header(String type, String shape) {
        StringBuilder text = new StringBuilder("{'descr': '").append(type)
                .append("', 'fortran_order': False, 'shape': ").append(shape).append(", }");
        int length = MAGIC.length + Short.BYTES + text.length() + 1;
        text.repeat(' ', Math.floorMod(-length, ALIGNMENT)).append('\n');
        buffer.put(MAGIC).putShort((short) text.length()).put(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    @Override
    public void write(TrainingBatch batch) throws IOException {
        int size = batch.size();
        int features = columns.features().size();
        begin((long) size * (features * 8L + Integer.BYTES + Double.BYTES + Long.BYTES + 1));
        if (codes.length < size) {
            codes = new int[size];
            weights = new double[size];
        }
        header("<f8", "(" + size + ", " + features + ")");
        int at = buffer.position();
        for (int column = 0; column < features; column++) {
            matrixColumn(columns.features().get(column), batch, at + column * Double.BYTES, features * Double.BYTES);
        }
        buffer.position(at + size * features * Double.BYTES);
        String shape = "(" + size + ",)";
        header("<i4", shape);
        for (int i = 0; i < size; i++) {
            buffer.putInt(batch.codes()[i]);
        }
        header("<f8", shape);
        columns.weights(batch, weights);
        for (int i = 0; i < size; i++) {
            buffer.putDouble(weights[i]);
        }
        header("<i8", shape);
        for (int i = 0; i < size; i++) {
            buffer.putLong(batch.sources()[i]);
        }
        header("|b1", shape);
        for (int i = 0; i < size; i++) {
            buffer.put((byte) (batch.synthetic()[i] ? 1 : 0));
        }
        flush();
    }

    private void matrixColumn(FeatureColumn feature, TrainingBatch batch, int first, int step) {
        if (feature.isCoded()) {
            feature.codes(batch, codes);
            for (int i = 0; i < batch.size(); i++) {
                buffer.putDouble(first + i * step, codes[i] < 0 ? Double.NaN : codes[i]);
            }
            return;
        }
        for (int i = 0, from = feature.place(); i < batch.size(); i++, from += batch.columns()) {
            buffer.putDouble(first + i * step, batch.values()[from]);
        }
    }

    @Override
    public void end() {
        // Arrays end by themselves.
    }
}
