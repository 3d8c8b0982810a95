package dev.ballast.core.near;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.run.NeighborChoice;
import dev.ballast.core.run.RunSettings;

import java.util.List;
import java.util.Locale;

/// A sense of being near that somebody asks for.
///
/// @param measure  the distance
/// @param scale    by what columns are divided
/// @param columns  the names of the features that enter distances; empty for all of them
/// @param groups   which rows may be neighbors
/// @param distinct whether no two neighbors of a row have equal values in the columns that enter distances, and none has those of the row
public record Nearness(Measure measure, Scale scale, List<String> columns, Groups groups, boolean distinct) {

    /// A method's own.
    public static final Nearness OWN = new Nearness(Measure.EUCLIDEAN, Scale.OWN, List.of(), Groups.ANY, false);

    /// Copies the names and checks what goes together.
    ///
    /// @throws IllegalArgumentException if two things exclude each other
    public Nearness {
        columns = List.copyOf(columns);
        if (measure.hasUnits() && scale != Scale.OWN) {
            throw new IllegalArgumentException("distance " + word(measure) + " has units of its own; leave out scale="
                    + word(scale));
        }
        if (distinct && groups != Groups.ANY) {
            throw new IllegalArgumentException(
                    "distinct neighbors are not to be had within or across groups: equal rows may be of two groups; leave out one of"
                            + " both");
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// Works out what this means for a data set.
    ///
    /// **Cost.** A pass over the rows for units; rows x columns^2 for [Measure#MAHALANOBIS], which takes another copy of the values for
    /// every data set that is asked about.
    ///
    /// @param data the rows that a method is fitted to
    /// @param run  may know standard deviations of more rows
    /// @return how questions about these rows, or others with the same columns, are put
    /// @throws IllegalArgumentException if there is no such column, or a distance does not exist for these rows
    public NeighborChoice of(Dataset data, RunSettings run) {
        if (equals(OWN)) {
            return NeighborChoice.AS_ASKED;
        }
        return new ChosenNeighbors(this, ChosenSpace.of(this, data, run));
    }

    /// Says which columns may enter distances.
    ///
    /// @param data the data set
    /// @return for every column whether it is a feature that was named, or none was
    /// @throws IllegalArgumentException if a name is not that of a feature
    boolean[] entering(Dataset data) {
        boolean[] entering = new boolean[data.columns().size()];
        for (int column = 0; column < entering.length; column++) {
            entering[column] = data.columns().get(column).isFeature() && columns.isEmpty();
        }
        for (String name : columns) {
            int found = -1;
            for (int column = 0; column < entering.length; column++) {
                Column of = data.columns().get(column);
                if (of.name().equals(name) && of.isFeature()) {
                    found = column;
                }
            }
            if (found < 0) {
                throw new IllegalArgumentException("there is no feature column \"" + name + "\" to enter distances");
            }
            entering[found] = true;
        }
        return entering;
    }
}
