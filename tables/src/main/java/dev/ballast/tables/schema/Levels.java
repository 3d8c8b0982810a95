package dev.ballast.tables.schema;

import dev.ballast.core.data.CodeColumn;
import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Kind;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.Labels;

import it.unimi.dsi.fastutil.ints.IntArrayList;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The cells of a column of categories or ordered levels, as codes of its distinct texts. A cell that means missing is a level like
/// any other, spelled as it is.
///
/// Codes of categories are in the order of the texts, so that they do not depend on the order of rows. Those of ordered levels
/// are in the order that the user listed, or in that of the numbers that the texts are.
public final class Levels {

    private final Column column;
    private final Labels found = new Labels();
    private final IntArrayList ranks = new IntArrayList();

    /// Makes the levels of a column without cells.
    ///
    /// @param column its name and kind, and the levels if they are listed
    public Levels(Column column) {
        this.column = column;
    }

    /// Takes the cell of the next row.
    ///
    /// @param buffer holds the cell
    /// @param offset where it begins
    /// @param length its length
    /// @param quoted whether it was written in quotes
    public void add(char[] buffer, int offset, int length, boolean quoted) {
        ranks.add(found.count(buffer, offset, length, quoted));
    }

    /// The levels in the order of their codes, each by its rank of appearance; -1 for one that is listed and not there.
    private int[] order() {
        List<String> texts = found.names();
        if (!column.levels().isEmpty()) {
            for (String text : texts) {
                if (!column.levels().contains(text)) {
                    throw new Failure("column \"" + VisibleText.shown(column.name()) + "\": \""
                            + VisibleText.shown(text) + "\" is none of the levels that --ordinal lists: "
                            + VisibleText.shown(String.join("<", column.levels())) + "; list it where it belongs");
                }
            }
            return column.levels().stream().mapToInt(texts::indexOf).toArray();
        }
        Comparator<Integer> byText = Comparator.comparing(texts::get);
        return IntStream.range(0, texts.size()).boxed()
                .sorted(column.kind() == Kind.ORDINAL ? byNumber(texts).thenComparing(byText) : byText)
                .mapToInt(Integer::intValue).toArray();
    }

    private Comparator<Integer> byNumber(List<String> texts) {
        Function<Integer, Double> number = rank -> {
            try {
                return Double.valueOf(texts.get(rank).strip());
            } catch (NumberFormatException e) {
                throw new Failure("column \"" + VisibleText.shown(column.name()) + "\": \""
                        + VisibleText.shown(texts.get(rank))
                        + "\" is no number, so the levels have no order by themselves;"
                        + " list them: --ordinal '" + VisibleText.shown(column.name()) + "=LOWEST<...<HIGHEST'", e);
            }
        };
        return Comparator.comparing(number);
    }

    /// {@return the column with its levels, in the order of their codes}
    ///
    /// @throws Failure if the levels have no order, or a cell is none of those listed
    public Column toColumn() {
        int[] order = order();
        List<String> levels = column.levels().isEmpty()
                ? IntStream.of(order).mapToObj(found.names()::get).toList()
                : column.levels();
        return new Column(column.name(), column.kind(), column.role(), column.missing(), levels);
    }

    /// {@return the code of every cell}
    public CodeColumn toCodes() {
        int[] order = order();
        int[] codeOf = new int[found.names().size()];
        for (int code = 0; code < order.length; code++) {
            if (order[code] >= 0) {
                codeOf[order[code]] = code;
            }
        }
        return CodeColumn.of(order.length, ranks.intStream().map(rank -> codeOf[rank]).toArray());
    }

    /// {@return for every code the bytes of its level as it is first written in the file, quotes included; of a level that no row
    /// has, which new rows may come to lie at, as it is listed}
    public byte[][] spellings() {
        int[] order = order();
        return IntStream.range(0, order.length)
                .mapToObj(code -> order[code] < 0 ? listed(column.levels().get(code)) : found.spelling(order[code]))
                .toArray(byte[][]::new);
    }

    private static byte[] listed(String level) {
        boolean plain = level.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || letter == ' '
                || letter == '_' || letter == '-' || letter == '.');
        return (plain ? level : '"' + level.replace("\"", "\"\"") + '"').getBytes(StandardCharsets.UTF_8);
    }
}
