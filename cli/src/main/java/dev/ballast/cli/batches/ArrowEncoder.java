package dev.ballast.cli.batches;

import dev.ballast.arrow.ArrowField;
import dev.ballast.arrow.ArrowRows;
import dev.ballast.arrow.ArrowSchema;
import dev.ballast.arrow.ArrowStreamWriter;
import dev.ballast.arrow.ArrowType;
import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/// An Arrow stream with a record batch for each training batch.
final class ArrowEncoder implements BatchEncoder {

    private final BatchColumns columns;
    private final ArrowStreamWriter writer;
    private final ArrowRows rows;
    private int[] codes = new int[0];
    private double[] weights = new double[0];

    ArrowEncoder(BatchColumns columns, WritableByteChannel out) throws IOException {
        this.columns = columns;
        List<ArrowField> fields = new ArrayList<>();
        for (FeatureColumn feature : columns.features()) {
            fields.add(new ArrowField(feature.name(), type(feature), feature.nullable()));
        }
        fields.add(new ArrowField(columns.names().label(), new ArrowType.Dictionary(columns.labels(), false), false));
        fields.add(new ArrowField(columns.names().weight(), ArrowType.Plain.FLOAT64, false));
        fields.add(new ArrowField(columns.names().row(), ArrowType.Plain.INT64, false));
        fields.add(new ArrowField(columns.names().synthetic(), ArrowType.Plain.BOOLEAN, false));
        ArrowSchema schema = new ArrowSchema(fields, columns.metadata());
        writer = new ArrowStreamWriter(out, schema);
        rows = new ArrowRows(schema);
    }

    private static ArrowType type(FeatureColumn feature) {
        return switch (feature.type()) {
            case NUMBER -> ArrowType.Plain.FLOAT64;
            case WHOLE -> ArrowType.Plain.INT64;
            case TRUTH -> ArrowType.Plain.BOOLEAN;
            case CATEGORY -> new ArrowType.Dictionary(feature.levels(), false);
            case LEVEL -> new ArrowType.Dictionary(feature.levels(), true);
        };
    }

    @Override
    public void write(TrainingBatch batch) throws IOException {
        try {
            rows.begin(batch.size());
        } catch (IllegalArgumentException e) {
            throw new Failure("--batch: " + e.getMessage(), e);
        }
        if (codes.length < batch.size()) {
            codes = new int[batch.size()];
            weights = new double[batch.size()];
        }
        int column = 0;
        for (FeatureColumn feature : columns.features()) {
            if (feature.isCoded()) {
                feature.codes(batch, codes);
                rows.codes(column++, codes);
            } else {
                rows.numbers(column++, batch.values(), feature.place(), batch.columns());
            }
        }
        rows.codes(column++, batch.codes());
        columns.weights(batch, weights);
        rows.numbers(column++, weights, 0, 1);
        rows.whole(column++, batch.sources());
        rows.truths(column, batch.synthetic());
        writer.write(rows);
    }

    @Override
    public void end() throws IOException {
        writer.close();
    }
}
