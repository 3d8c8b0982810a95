package dev.ballast.arrow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The columns of a table, and what else there is to say of it.
///
/// @param fields   the columns
/// @param metadata names and values, in their order
public record ArrowSchema(List<ArrowField> fields, Map<String, String> metadata) {

    /// Copies the list and the map.
    public ArrowSchema {
        fields = List.copyOf(fields);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
