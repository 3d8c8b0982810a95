package dev.ballast.spark.rows;

import dev.ballast.core.data.Column.Role;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.Target;
import dev.ballast.spark.table.Field;
import dev.ballast.spark.table.GatheredRows;
import dev.ballast.spark.table.TableFields;
import dev.ballast.spark.table.Values;

import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Puts the numbers of a made row, and what it takes from its base, where the columns of the table are.
///
/// @param fields  the columns of the table
/// @param given   the places of those that the method is given
/// @param targets the places of those of the target, in the order of its labels
/// @param carried the places of those that gathered rows keep as they are
/// @param carry   whether made rows take these from their base
/// @param classes the classes in order of first appearance, as values; empty without classes
public record RowLayout(TableFields fields, int[] given, int[] targets, int[] carried, boolean carry,
        ArrayList<Object> classes) implements Serializable {

    /// Makes a row.
    ///
    /// @param drawn    the result
    /// @param rows     the rows it is made from
    /// @param position its place in the result
    /// @param slot     lends room
    /// @param numbers  takes the numbers of the row
    /// @return the values of all columns
    Object[] row(Resampling drawn, GatheredRows rows, long position, RecipeSlot slot, double[] numbers) {
        drawn.plan().recipe(position, slot);
        boolean made = slot.isMade();
        int root = (int) drawn.plan().root(slot);
        drawn.copyRow(slot, numbers, 0);
        @Nullable
        Object[] values = new Object[fields.fields().size()];
        int at = 0;
        int coded = 0;
        for (int place : given) {
            Field field = fields.fields().get(place);
            if (field.isCoded() || field.role() == Role.GROUP) {
                values[place] = rows.level(coded++, numbers[at]);
            } else if (field.isVector()) {
                values[place] = Values.vector(Arrays.copyOfRange(numbers, at, at + field.width()), field.type(),
                        field.name());
            } else {
                values[place] = Values.typed(numbers[at], field.type(), field.name());
            }
            at += field.isVector() ? field.width() : 1;
        }
        Row base = rows.carried(root);
        for (int i = 0; i < carried.length; i++) {
            boolean emptied = made && (!carry || fields.fields().get(carried[i]).role() == Role.ID);
            values[carried[i]] = emptied || base == null ? null : base.get(i);
        }
        target(drawn, position, values);
        return values;
    }

    private void target(Resampling drawn, long position, @Nullable Object[] values) {
        Target target = drawn.source().target();
        switch (target.kind()) {
            case CLASSES -> values[targets[0]] = classes
                    .get((int) drawn.source().labels().streamKey(drawn.code(position)));
            case NUMBER -> {
                Field field = fields.fields().get(targets[0]);
                values[targets[0]] = Values.typed(drawn.number(position), field.type(), field.name());
            }
            case LABELS -> {
                BitSet set = drawn.labels(position);
                for (int label = 0; label < targets.length; label++) {
                    Field field = fields.fields().get(targets[label]);
                    values[targets[label]] = Values.typed(set.get(label) ? 1 : 0, field.type(), field.name());
                }
            }
        }
    }

    /// {@return the columns that the method is given}
    List<Field> givenFields() {
        return Arrays.stream(given).mapToObj(fields.fields()::get).toList();
    }
}
