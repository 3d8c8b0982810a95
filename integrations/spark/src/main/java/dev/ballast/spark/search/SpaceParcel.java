package dev.ballast.spark.search;

import dev.ballast.core.data.Column;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.NeighborSpace.CodeDistances;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// In what sense rows are near, with what their columns are, on its way to an executor.
///
/// @param distance the distance
/// @param divisors of the columns that are sent
/// @param codes    how far apart codes are, by column
/// @param columns  what the columns are
record SpaceParcel(NeighborSpace.Distance distance, double[] divisors, HashMap<Integer, CodeParcel> codes,
        ArrayList<ColumnParcel> columns) implements Serializable {

    /// A column without the names of its levels, which no distance needs.
    record ColumnParcel(String name, Column.Kind kind, Column.Role role, Column.Missing missing)
            implements
                Serializable {

        static ColumnParcel of(Column column) {
            return new ColumnParcel(column.name(), column.kind(), column.role(), column.missing());
        }

        Column column() {
            return new Column(name, kind, role, missing, List.of());
        }
    }

    /// How far apart codes are.
    private enum Form {
        EQUAL_OR, TABLE, PROFILES, EUCLIDEAN_PROFILES
    }

    /// @param width   of a profile, else 0
    /// @param numbers the distance of unequal codes, the table, or the profiles
    record CodeParcel(Form form, int levels, int width, double[] numbers) implements Serializable {

        static CodeParcel of(CodeDistances distances) {
            return switch (distances) {
                case CodeDistances.EqualOr equal ->
                    new CodeParcel(Form.EQUAL_OR, equal.levels(), 0, new double[]{equal.largest()});
                case CodeDistances.Table table -> new CodeParcel(Form.TABLE, table.levels(), 0, table.table());
                case CodeDistances.Profiles profiles ->
                    new CodeParcel(Form.PROFILES, profiles.levels(), profiles.width(), profiles.shares());
                case CodeDistances.EuclideanProfiles euclidean -> new CodeParcel(Form.EUCLIDEAN_PROFILES,
                        euclidean.levels(), euclidean.profiles().width(), euclidean.profiles().shares());
            };
        }

        CodeDistances distances() {
            return switch (form) {
                case EQUAL_OR -> CodeDistances.equalOr(levels, numbers[0]);
                case TABLE -> CodeDistances.table(levels, numbers);
                case PROFILES -> CodeDistances.profiles(levels, width, numbers);
                case EUCLIDEAN_PROFILES -> CodeDistances.euclideanProfiles(levels, width, numbers);
            };
        }
    }

    /// Packs a space.
    ///
    /// @param space   the space
    /// @param columns those of the data set
    /// @param used    the columns that enter distances, which alone are sent
    static SpaceParcel of(NeighborSpace space, List<Column> columns, int... used) {
        double[] divisors = new double[used.length];
        HashMap<Integer, CodeParcel> codes = new HashMap<>();
        ArrayList<ColumnParcel> sent = new ArrayList<>();
        for (int place = 0; place < used.length; place++) {
            divisors[place] = space.divisors()[used[place]];
            CodeDistances distances = space.codes().get(used[place]);
            if (distances != null) {
                codes.put(place, CodeParcel.of(distances));
            }
            sent.add(ColumnParcel.of(columns.get(used[place])));
        }
        return new SpaceParcel(space.distance(), divisors, codes, sent);
    }

    NeighborSpace space() {
        Map<Integer, CodeDistances> found = new HashMap<>();
        codes.forEach((column, parcel) -> found.put(column, parcel.distances()));
        return new NeighborSpace(distance, divisors, found);
    }

    List<Column> described() {
        return columns.stream().map(ColumnParcel::column).toList();
    }
}
