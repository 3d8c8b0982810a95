package dev.ballast.cli.batches;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;

/// A line of JSON for each batch: an object with a list of values for each column, `null` where nothing is known.
final class JsonEncoder implements BatchEncoder {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int BUFFERED = 1 << 16;

    private final BatchColumns columns;
    private final OutputStream out;
    private int[] codes = new int[0];
    private double[] weights = new double[0];

    JsonEncoder(BatchColumns columns, WritableByteChannel out) {
        this.columns = columns;
        this.out = new BufferedOutputStream(Channels.newOutputStream(out), BUFFERED);
    }

    /// Writes the value of a row.
    @FunctionalInterface
    private interface Value {

        void write(int row) throws IOException;
    }

    private static void list(JsonGenerator json, String name, int size, Value value) throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = 0; i < size; i++) {
            value.write(i);
        }
        json.writeEndArray();
    }

    @Override
    public void write(TrainingBatch batch) throws IOException {
        int size = batch.size();
        if (codes.length < size) {
            codes = new int[size];
            weights = new double[size];
        }
        try (JsonGenerator json = FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            for (FeatureColumn feature : columns.features()) {
                if (feature.isCoded()) {
                    feature.codes(batch, codes);
                    list(json, feature.name(), size, i -> coded(json, feature, codes[i]));
                } else {
                    list(json, feature.name(), size,
                            i -> number(json, feature, batch.values()[i * batch.columns() + feature.place()]));
                }
            }
            list(json, columns.names().label(), size, i -> json.writeString(columns.labels().get(batch.codes()[i])));
            columns.weights(batch, weights);
            list(json, columns.names().weight(), size, i -> json.writeNumber(weights[i]));
            list(json, columns.names().row(), size, i -> json.writeNumber(batch.sources()[i]));
            list(json, columns.names().synthetic(), size, i -> json.writeBoolean(batch.synthetic()[i]));
            json.writeEndObject();
            json.writeRaw('\n');
        }
        out.flush();
    }

    private static void coded(JsonGenerator json, FeatureColumn feature, int code) throws IOException {
        if (code < 0) {
            json.writeNull();
        } else if (feature.type() == FeatureColumn.Type.TRUTH) {
            json.writeBoolean(code == 1);
        } else {
            json.writeString(feature.levels().get(code));
        }
    }

    private static void number(JsonGenerator json, FeatureColumn feature, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else if (feature.type() == FeatureColumn.Type.WHOLE) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
