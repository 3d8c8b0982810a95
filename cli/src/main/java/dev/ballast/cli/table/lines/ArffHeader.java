package dev.ballast.cli.table.lines;

import dev.ballast.cli.table.TableShape;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.ValueType;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.text.Cells;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What stands before the rows of an ARFF file: `@relation`, and an `@attribute` for every column.
final class ArffHeader {

    /// What the shape calls the name of the relation, and words of types that say more than the type.
    static final String RELATION = "arff relation";
    static final String TYPE = "arff type of ";

    private static final int MOST_LEVELS = 100_000;
    private static final int MOST_COLUMNS = 1 << 20;

    private final Path file;
    private final List<TypedColumn> columns = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private long line;

    private ArffHeader(Path file) {
        this.file = file;
    }

    /// Reads it, up to the line `@data`.
    static TableShape read(ByteLines lines, Path file) throws IOException {
        ArffHeader header = new ArffHeader(file);
        while (lines.next()) {
            header.line = lines.number();
            String text = new String(lines.bytes(), lines.offset(), lines.length(), StandardCharsets.ISO_8859_1)
                    .strip();
            if (text.isEmpty() || text.startsWith("%")) {
                continue;
            }
            String word = text.split("[ \t]", 2)[0].toLowerCase(Locale.ROOT);
            switch (word) {
                case "@relation" -> header.metadata.put(RELATION, text.substring(word.length()).strip());
                case "@attribute" -> header.attribute(text.substring(word.length()));
                case "@data" -> {
                    if (header.columns.isEmpty()) {
                        throw header.failure("rows begin, and no @attribute stands before them");
                    }
                    return new TableShape(header.columns, header.metadata, "arff");
                }
                default -> throw header.failure("\"" + VisibleText.shown(text)
                        + "\" is none of @relation, @attribute and @data, with which an ARFF file begins");
            }
        }
        throw header.failure("the file ends before @data");
    }

    private Failure failure(String what) {
        return new Failure(file + ":" + line + ": " + what);
    }

    private void attribute(String text) {
        ArffTokens tokens = new ArffTokens(text, this::failure);
        String name = decoded(tokens.word("a name of an attribute"));
        if (columns.size() == MOST_COLUMNS) {
            throw failure("more than " + MOST_COLUMNS + " attributes cannot be served");
        }
        if (tokens.begins('{')) {
            columns.add(new TypedColumn(name, new ValueType.Text(true, levels(name, tokens)), true));
            return;
        }
        String type = tokens.word("the type of attribute " + VisibleText.named(name)).toLowerCase(Locale.ROOT);
        switch (type) {
            case "numeric", "real", "integer" -> {
                columns.add(new TypedColumn(name, new ValueType.Real(Double.SIZE), true));
                metadata.put(TYPE + name, type);
            }
            case "string" -> {
                columns.add(new TypedColumn(name, ValueType.Text.PLAIN, true));
                metadata.put(TYPE + name, type);
            }
            case "date" -> {
                columns.add(new TypedColumn(name, ValueType.Text.PLAIN, true));
                metadata.put(TYPE + name, ("date " + tokens.rest()).strip());
            }
            default -> throw failure("attribute " + VisibleText.named(name) + " is of type " + VisibleText.named(type)
                    + ", which is not read; numeric, real, integer, string, date and levels in { } are");
        }
    }

    private List<String> levels(String name, ArffTokens tokens) {
        List<String> levels = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        tokens.skip('{');
        while (!tokens.begins('}')) {
            String level = decoded(tokens.word("a level of attribute " + VisibleText.named(name)));
            if (!seen.add(level)) {
                throw failure("attribute " + VisibleText.named(name) + " lists level \"" + VisibleText.shown(level)
                        + "\" twice");
            }
            levels.add(level);
            if (levels.size() > MOST_LEVELS) {
                throw failure("attribute " + VisibleText.named(name) + " lists more than " + MOST_LEVELS
                        + " levels, which is no category: make it a string");
            }
            if (!tokens.begins('}')) {
                tokens.skip(',');
            }
        }
        return levels;
    }

    /// Characters are bytes so far.
    private static String decoded(String latin) {
        return Cells.text(latin.toCharArray(), 0, latin.length());
    }
}
