package dev.ballast.core.recipe;

import java.util.function.LongUnaryOperator;

/// The record of where rows came from, as lines of CSV, the same in files, reports and clusters.
///
/// `row` is the row of the result, `base` and `neighbor` are rows of the source, all from 0; `kind` is `original`, `copy` or
/// `synthetic`; neighbor and gap are empty for the first two. A plan whose made rows are not all points on a segment between two
/// rows has one column more, `recipe`: the whole recipe as [RecipeText] writes it, for made rows.
public final class Provenance {

    /// The header of plans whose made rows are points on segments.
    public static final String SEGMENTS = "row,kind,base,neighbor,gap";
    /// The header of all other plans.
    public static final String RECIPES = SEGMENTS + ",recipe";

    private Provenance() {
    }

    /// Says whether every made row of a plan is a point on a segment between two rows of the source. Asks for every recipe
    /// until one is not.
    ///
    /// @param plan the plan
    /// @return whether the first header is enough
    public static boolean isOfSegments(Plan plan) {
        RecipeSlot slot = new RecipeSlot();
        for (long position = plan.kept().size(); position < plan.size(); position++) {
            plan.recipe(position, slot);
            if (slot.isMade() && !isSegment(plan, slot)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSegment(Plan plan, RecipeSlot slot) {
        return slot.parents() == 1 && slot.base() < plan.rows() && slot.parent(0) < plan.rows() && !slot.isDisplaced()
                && !slot.isVotedOn() && slot.targetWeight() == slot.weight(0);
    }

    /// Writes the line of a row, without its end.
    ///
    /// @param row       the row of the result
    /// @param plan      the plan
    /// @param slot      holds the row's recipe
    /// @param segments  whether the header is [#SEGMENTS]
    /// @param sourceRow what a row of the plan's source is called
    /// @param into      takes the line
    public static void append(long row, Plan plan, RecipeSlot slot, boolean segments, LongUnaryOperator sourceRow,
            StringBuilder into) {
        into.append(row);
        if (!slot.isMade()) {
            into.append(slot.isOriginal() ? ",original," : ",copy,").append(sourceRow.applyAsLong(slot.base()))
                    .append(segments ? ",," : ",,,");
            return;
        }
        if (segments) {
            into.append(",synthetic,").append(sourceRow.applyAsLong(slot.base())).append(',')
                    .append(sourceRow.applyAsLong(slot.parent(0))).append(',').append(slot.weight(0));
            return;
        }
        Recipe.Made made = (Recipe.Made) plan.toRecipe(slot);
        into.append(",synthetic,").append(sourceRow.applyAsLong(made.base())).append(',');
        if (!made.toward().isEmpty()) {
            into.append(sourceRow.applyAsLong(made.neighbor())).append(',').append(made.gap());
        } else {
            into.append(',');
        }
        into.append(',');
        RecipeText.append(made, sourceRow, into);
    }
}
