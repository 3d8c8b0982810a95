package dev.ballast.core.method;

import dev.ballast.core.near.Groups;
import dev.ballast.core.near.Measure;
import dev.ballast.core.near.Nearness;
import dev.ballast.core.near.Scale;

import java.util.List;
import java.util.Map;

/// Options of all methods that ask for neighbors. A method that declares them ([MethodInfo.Draft#asksForNeighbors()]) has nothing else to
/// do: its questions are put as they say.
public final class NeighborOptions {

    private static final String ALL = "*";

    /// The distance.
    public static final Option<Measure> DISTANCE = new Option.Choice<>("distance", Measure.EUCLIDEAN,
            "distance between rows");
    /// By what columns are divided.
    public static final Option<Scale> SCALE = new Option.Choice<>("scale", Scale.OWN,
            "what columns are divided by before distances are taken; own: as the method has it");
    /// Which columns enter distances.
    public static final Option<String> COLUMNS = new Option.Read<>("distance-columns", ALL, "names",
            "names of feature columns with commas between them, or " + ALL + " for all",
            "which columns enter distances", NeighborOptions::columns);
    /// Which rows may be neighbors.
    public static final Option<Groups> GROUPS = new Option.Choice<>("groups", Groups.ANY,
            "whether neighbors may be of any group, must be of the same one, or of others");
    /// Whether neighbors must differ.
    public static final Option<Boolean> DISTINCT = new Option.Flag("distinct", false,
            "take no two equal neighbors, and none that equals the row");

    /// The options of methods whose neighbors may be any.
    static final List<Option<?>> OF_NEIGHBORS = List.of(DISTANCE, SCALE, COLUMNS, GROUPS, DISTINCT);
    /// The options of methods that compare rows which they choose themselves.
    static final List<Option<?>> OF_DISTANCES = List.of(DISTANCE, SCALE, COLUMNS);

    private NeighborOptions() {
    }

    private static String columns(String text) {
        if (text.isEmpty() || text.startsWith(",") || text.endsWith(",") || text.contains(",,")) {
            throw new IllegalArgumentException("a name is empty");
        }
        return text;
    }

    /// Says whether an option is one of these.
    ///
    /// @param option an option of a method
    /// @return whether all methods have it that ask for neighbors
    public static boolean contains(Option<?> option) {
        return OF_NEIGHBORS.contains(option);
    }

    /// Reads the options.
    ///
    /// @param info    a method
    /// @param options what it has been told
    /// @return in what sense its rows shall be near each other
    /// @throws IllegalArgumentException if two options exclude each other
    static Nearness nearness(MethodInfo info, Options options) {
        if (!info.options().contains(DISTANCE)) {
            return Nearness.OWN;
        }
        boolean neighbors = info.options().contains(GROUPS);
        String columns = options.get(COLUMNS);
        return new Nearness(options.get(DISTANCE), options.get(SCALE),
                columns.equals(ALL) ? List.of() : List.of(columns.split(",")),
                neighbors ? options.get(GROUPS) : Groups.ANY, neighbors && options.get(DISTINCT));
    }

    static Nearness nearness(MethodSettings settings) {
        return nearness(settings.info(), settings.options());
    }

    /// Gives a method the options of one that it is a part of.
    ///
    /// @param whole what the whole has been told
    /// @param part  a method that asks for neighbors too
    /// @return the part with these options
    public static Resampler handOn(MethodSettings whole, Resampler part) {
        Resampler told = part;
        for (Map.Entry<String, String> option : whole.options().toMap().entrySet()) {
            if (OF_NEIGHBORS.stream().anyMatch(of -> of.name().equals(option.getKey()))) {
                told = told.with(option.getKey(), option.getValue());
            }
        }
        return told;
    }

    /// Which rows a method has to see: units of columns are those of all rows.
    static Reads reads(MethodSettings settings) {
        Reads own = settings.info().reads();
        Nearness nearness = nearness(settings);
        if (own == Reads.CLASSES || own == Reads.ALL) {
            return own;
        }
        boolean all = nearness.measure().hasUnits() || nearness.scale() == Scale.RANGE || nearness.scale() == Scale.IQR;
        return all ? Reads.ALL : nearness.scale() == Scale.DEVIATION ? Reads.GROWING_AND_DEVIATIONS : own;
    }

    /// What data a method takes: categories too, if its distance does and it says so.
    static Accepts accepts(Resampler method) {
        Accepts own = method.info().accepts();
        return own.byDistance() && nearness(method.settings()).measure().isMixed() ? own.withCategories() : own;
    }
}
