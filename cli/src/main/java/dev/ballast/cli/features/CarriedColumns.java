package dev.ballast.cli.features;

import dev.ballast.tables.kind.ColumnMeaning;
import dev.ballast.tables.kind.ColumnProfile;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableProfile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Says which columns hold no quantities and are carried for that reason.
public final class CarriedColumns {

    private static final int SHOWN = 10;

    private CarriedColumns() {
    }

    /// The line for the user of a run.
    ///
    /// @param made   whether rows are made
    /// @param filled whether they have the values of the row they are made from; else they have none
    public static String note(TableProfile profile, int[] carried, boolean made, boolean filled) {
        return profile.file() + ": not used as features, since they are no quantities: " + described(profile, carried)
                + (made
                        ? "; new rows "
                                + (filled ? "have the value of the row they are made from" : "have nothing there")
                        : "")
                + "; to use one as a feature: --numeric "
                + ColumnWord.list(profile, IntStream.of(carried).boxed().toList());
    }

    /// The columns, with what they hold: `day, due (dates, "20240131"), zip (codes with leading zeros, "01234")`.
    public static String described(TableProfile profile, int[] carried) {
        Map<ColumnMeaning, List<ColumnProfile>> byMeaning = IntStream.of(carried)
                .mapToObj(column -> profile.columns().get(column)).collect(Collectors.groupingBy(ColumnProfile::meaning,
                        () -> new EnumMap<>(ColumnMeaning.class), Collectors.toList()));
        return byMeaning.entrySet().stream().map(entry -> listed(entry.getValue()) + " (" + entry.getKey().plural()
                + ", \"" + VisibleText.shown(entry.getValue().getFirst().example()) + "\")")
                .collect(Collectors.joining(", "));
    }

    private static String listed(List<ColumnProfile> columns) {
        String shown = columns.stream().limit(SHOWN).map(column -> VisibleText.named(column.name()))
                .collect(Collectors.joining(", "));
        return columns.size() > SHOWN ? shown + " and " + (columns.size() - SHOWN) + " more" : shown;
    }
}
