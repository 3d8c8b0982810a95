package dev.ballast.cli.evaluate;

import dev.ballast.core.metric.Calibration;
import dev.ballast.core.metric.ConfusionMatrix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// An evaluation for programs. A value or bound that does not exist is null; an infinite one is the text "Infinity".
public final class EvaluationJson {

    private EvaluationJson() {
    }

    /// Returns the text.
    ///
    /// @param evaluation what to tell
    /// @param intervals  how its intervals were made
    /// @return one JSON object
    public static String of(Evaluation evaluation, Intervals intervals) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build()
                .createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("rows", evaluation.rows());
            json.writeStringField("positive", evaluation.positive());
            number(json, "threshold", evaluation.threshold());
            json.writeNumberField("replicates", intervals.replicates());
            json.writeNumberField("level", intervals.level());
            json.writeNumberField("seed", intervals.seed().value());
            measures(json, "ranking", evaluation.ranking());
            measures(json, "decision", evaluation.decision());
            matrix(json, evaluation.matrix());
            bins(json, evaluation.bins());
            json.writeArrayFieldStart("notes");
            for (String note : evaluation.notes()) {
                json.writeString(note);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void measures(JsonGenerator json, String name, List<Measure> measures) throws IOException {
        json.writeObjectFieldStart(name);
        for (Measure measure : measures) {
            json.writeObjectFieldStart(measure.key());
            number(json, "value", measure.value());
            number(json, "lower", measure.interval().lower());
            number(json, "upper", measure.interval().upper());
            json.writeStringField("interval", measure.interval().kind().word());
            if (!measure.interval().why().isEmpty()) {
                json.writeStringField("why", measure.interval().why());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void matrix(JsonGenerator json, ConfusionMatrix matrix) throws IOException {
        json.writeObjectFieldStart("confusion_matrix");
        json.writeArrayFieldStart("classes");
        for (String name : matrix.names()) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows_actual_columns_predicted");
        for (int actual = 0; actual < matrix.classes(); actual++) {
            json.writeStartArray();
            for (int predicted = 0; predicted < matrix.classes(); predicted++) {
                json.writeNumber((long) matrix.count(actual, predicted));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void bins(JsonGenerator json, @Nullable Calibration bins) throws IOException {
        if (bins == null) {
            return;
        }
        json.writeArrayFieldStart("calibration");
        for (Calibration.Bin bin : bins.bins()) {
            json.writeStartObject();
            number(json, "lower", bin.lower());
            number(json, "upper", bin.upper());
            number(json, "rows", bin.weight());
            number(json, "predicted", bin.predicted());
            number(json, "happened", bin.happened());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else if (Double.isInfinite(value)) {
            json.writeStringField(name, value > 0 ? "Infinity" : "-Infinity");
        } else {
            json.writeNullField(name);
        }
    }
}
