package dev.ballast.core.recipe;

import dev.ballast.core.data.Column;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What every column becomes in made rows, chosen once for a plan. By default it follows from the column:
///
/// | column | made rows |
/// |---|---|
/// | feature: number | [Mix#LINEAR] |
/// | feature: whole number, time | [Mix#WHOLE] |
/// | feature: ordinal | [Mix#LEVELS] |
/// | feature: category, boolean | [Mix#VOTE] |
/// | weight | [Mix#MEAN] |
/// | id | [Mix#EMPTY] |
/// | text; group, time of a row, carried | [Mix#BASE] |
///
/// @param columns the columns
/// @param mixes   one for every column
public record Mixing(List<Column> columns, List<Mix> mixes) {

    /// Checks that the two fit together.
    ///
    /// @throws IllegalArgumentException if they differ in number
    public Mixing {
        mixes = List.copyOf(mixes);
        if (columns.size() != mixes.size()) {
            throw new IllegalArgumentException(
                    "there are " + columns.size() + " columns and " + mixes.size() + " rules for them");
        }
    }

    /// Returns the rules that follow from the columns.
    ///
    /// @param columns the columns; an immutable list
    /// @return the rules
    public static Mixing of(List<Column> columns) {
        List<Mix> mixes = new ArrayList<>(columns.size());
        for (Column column : columns) {
            mixes.add(of(column));
        }
        return new Mixing(columns, mixes);
    }

    private static Mix of(Column column) {
        return switch (column.role()) {
            case FEATURE -> switch (column.kind()) {
                case NUMBER -> Mix.LINEAR;
                case WHOLE, TIME -> Mix.WHOLE;
                case ORDINAL -> Mix.LEVELS;
                case CATEGORY, BOOLEAN -> Mix.VOTE;
                case TEXT -> Mix.BASE;
            };
            case WEIGHT -> Mix.MEAN;
            case ID -> Mix.EMPTY;
            case LABEL, TARGET, GROUP, TIME, CARRIED -> Mix.BASE;
        };
    }

    /// Returns these rules with another one wherever one stands.
    ///
    /// @param from the rule that is replaced
    /// @param to   the rule that replaces it
    /// @return the rules
    public Mixing with(Mix from, Mix to) {
        List<Mix> changed = new ArrayList<>(mixes);
        Collections.replaceAll(changed, from, to);
        return new Mixing(columns, changed);
    }

    /// Returns these rules with another one for a column.
    ///
    /// @param column which one, from 0
    /// @param mix    its rule
    /// @return the rules
    public Mixing with(int column, Mix mix) {
        List<Mix> changed = new ArrayList<>(mixes);
        changed.set(column, mix);
        return new Mixing(columns, changed);
    }
}
