package dev.ballast.cli.batches;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rows of every class in a batch as users write them: `ok=192,fraud=64`. A name with a comma stands in double quotes.
public final class ClassQuotaText {

    private static final Pattern PART = Pattern
            .compile("(?:\"((?:[^\"]|\"\")*)\"|([^\",][^,]*))=\\s*([0-9]{1,9})\\s*(?:,|$)");

    private ClassQuotaText() {
    }

    /// Reads quotas.
    ///
    /// @param text the text
    /// @return for every class that is named its rows in a batch
    /// @throws IllegalArgumentException if it is not of that form, or names a class twice
    public static Map<String, Integer> parse(String text) {
        Map<String, Integer> quotas = new LinkedHashMap<>();
        Matcher part = PART.matcher(text);
        int at = 0;
        while (at < text.length() && part.find(at) && part.start() == at) {
            String name = part.group(1) == null ? part.group(2) : part.group(1).replace("\"\"", "\"");
            if (quotas.put(name, Integer.parseInt(part.group(3))) != null) {
                throw new IllegalArgumentException("--quota names class \"" + name + "\" twice");
            }
            at = part.end();
        }
        if (at < text.length() || text.isEmpty() || text.endsWith(",")) {
            throw new IllegalArgumentException("--quota is \"" + text
                    + "\"; it must name every class with its rows in a batch, such as ok=192,fraud=64; a name with a comma"
                    + " stands in double quotes: '\"a,b\"=50'");
        }
        return quotas;
    }
}
