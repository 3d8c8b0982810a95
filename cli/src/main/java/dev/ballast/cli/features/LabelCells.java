package dev.ballast.cli.features;

import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.LabelSets;
import dev.ballast.core.target.Target;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.schema.TargetColumns;
import dev.ballast.tables.text.ByteText;
import dev.ballast.tables.text.ColumnNames;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Sets of labels, in columns of 0 and 1 or in one column with a separator. Labels that share a column are numbered in order of
/// first appearance; a cell that means missing holds none.
public final class LabelCells implements TargetCells {

    private final TableProfile profile;
    private final CellSyntax syntax;
    private final TargetColumns columns;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<BitSet> rows = new ArrayList<>();
    private final Pattern separator;

    public LabelCells(TableProfile profile, CellSyntax syntax, TargetColumns columns) {
        this.profile = profile;
        this.syntax = syntax;
        this.columns = columns;
        this.separator = Pattern.compile(Pattern.quote(columns.separator()));
        if (!columns.isList()) {
            for (int column : columns.columns()) {
                numbers.put(profile.names().get(column), numbers.size());
            }
        }
    }

    @Override
    public void add(CellRow cells, int rank, long line) {
        BitSet set = new BitSet();
        if (columns.isList()) {
            int column = columns.columns()[0];
            if (!syntax.isMissing(cells.buffer(), cells.begin(column), cells.length(column))) {
                for (String name : separator.splitAsStream(cells.text(column)).toList()) {
                    if (!name.isBlank()) {
                        set.set(numbers.computeIfAbsent(name.strip(), _ -> numbers.size()));
                    }
                }
            }
        } else {
            for (int i = 0; i < columns.columns().length; i++) {
                set.set(i, isSet(cells, columns.columns()[i], line));
            }
        }
        rows.add(set);
    }

    private boolean isSet(CellRow cells, int column, long line) {
        return switch (cells.text(column).strip()) {
            case "1" -> true;
            case "0" -> false;
            default -> throw new Failure(profile.file() + ":" + line + ": label "
                    + ColumnNames.shown(profile.names(), column) + " is \"" + VisibleText.shown(cells.text(column))
                    + "\"; a column of a label must hold 1 or 0; if labels share a column, name it alone and add"
                    + " --label-separator");
        };
    }

    @Override
    public Target toTarget() {
        boolean[][] sets = new boolean[rows.size()][numbers.size()];
        for (int row = 0; row < sets.length; row++) {
            int of = row;
            rows.get(row).stream().forEach(label -> sets[of][label] = true);
        }
        return LabelSets.of(List.copyOf(numbers.keySet()), sets);
    }

    @Override
    public void write(Resampling resampling, long position, int column, ByteText out) {
        BitSet set = resampling.labels(position);
        if (!columns.isList()) {
            // Labels that have columns of their own are all known from the start.
            int label = Objects.requireNonNull(numbers.get(profile.names().get(column)));
            out.put((byte) (set.get(label) ? '1' : '0'));
            return;
        }
        List<String> names = List.copyOf(numbers.keySet());
        String text = set.stream().mapToObj(names::get).collect(Collectors.joining(columns.separator()));
        char delimiter = profile.format().delimiter();
        boolean quoted = text.indexOf(delimiter) >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0;
        out.put((quoted ? '"' + text.replace("\"", "\"\"") + '"' : text).getBytes(StandardCharsets.UTF_8));
    }
}
