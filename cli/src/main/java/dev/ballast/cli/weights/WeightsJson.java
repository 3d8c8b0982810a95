package dev.ballast.cli.weights;

import dev.ballast.core.weight.ClassWeights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Class weights for programs.
public final class WeightsJson {

    private WeightsJson() {
    }

    /// Returns the text: the type of the labels, and for every class, in the order of its index, its weight under each scheme.
    ///
    /// @param order   the classes as learners know them
    /// @param schemes the weights under each scheme
    /// @param chosen  the scheme of `scale_pos_weight`, which is there for two classes
    /// @param epsilon of the effective number of rows
    /// @return one JSON object
    public static String of(LabelOrder order, Map<String, ClassWeights> schemes, String chosen, double epsilon) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("labels", order.type().name().toLowerCase(Locale.ROOT));
            json.writeStringField("scheme", chosen);
            json.writeNumberField("epsilon", epsilon);
            json.writeArrayFieldStart("classes");
            ClassWeights weights = Objects.requireNonNull(schemes.get(chosen), "the scheme chosen is one of them");
            for (int index = 0; index < order.classes(); index++) {
                int code = order.codes().get(index);
                json.writeStartObject();
                json.writeNumberField("index", index);
                json.writeStringField("class", weights.names().get(code));
                json.writeNumberField("rows", weights.counts().count(code));
                json.writeObjectFieldStart("weights");
                for (Map.Entry<String, ClassWeights> scheme : schemes.entrySet()) {
                    json.writeNumberField(scheme.getKey(), scheme.getValue().weight(code));
                }
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            if (Snippets.hasPositive(order, weights)) {
                json.writeStringField("positive", weights.names().get(order.codes().get(1)));
                json.writeNumberField("scale_pos_weight", Snippets.positive(order, weights));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
