package dev.ballast.cli.batches;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What batches are written as.
public enum BatchFormat {

    /// The stream of Apache Arrow.
    ARROW("an Arrow stream", "arrows", "arrow"),
    /// Arrays of NumPy, one after another.
    NPY("NumPy arrays", "npy"),
    /// A line of JSON for each batch.
    JSONL("JSON lines", "jsonl", "ndjson");

    private final String words;
    private final List<String> extensions;

    BatchFormat(String words, String... extensions) {
        this.words = words;
        this.extensions = List.of(extensions);
    }

    /// {@return the word for it on the command line}
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// {@return what it is, in words}
    public String words() {
        return words;
    }

    /// {@return how the name of a file should end}
    public String extension() {
        return "." + extensions.getFirst();
    }

    /// Reads the word of the command line.
    ///
    /// @throws IllegalArgumentException if it is none
    public static BatchFormat parse(String word) {
        return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--format is \"" + word + "\"; it must be "
                        + Arrays.stream(values()).map(BatchFormat::word).collect(Collectors.joining(" or "))));
    }

    /// Whether the name of a file is one of this format's.
    public boolean isNamedBy(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(extension -> name.endsWith("." + extension));
    }
}
