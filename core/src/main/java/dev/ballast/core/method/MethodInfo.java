package dev.ballast.core.method;

import dev.ballast.core.strategy.SamplingStrategy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A method, described once, beside its code: command line, documents, checks and other outlets are made from this.
///
/// @param name    what it is called on the command line
/// @param aliases other names for it
/// @param says    what it does, in one line
/// @param family  what it is for
/// @param promise how much it promises about the rows of every class
/// @param accepts what data it takes
/// @param reads   which rows it has to see, unless its options say otherwise
/// @param makes   what its results hold beside rows that are kept
/// @param draws   when it draws random numbers
/// @param options its options
/// @param paper   where it is described
/// @param cost    what it costs, in one line
/// @param maker   makes it
public record MethodInfo(String name, List<String> aliases, String says, Family family, Promise.Kind promise,
        Accepts accepts, Reads reads, Makes makes, Draws draws, List<Option<?>> options, Optional<Paper> paper,
        String cost, Maker maker) {

    /// Makes a method.
    @FunctionalInterface
    public interface Maker {

        /// Makes a method.
        ///
        /// @param settings its options and its strategy
        /// @return the method
        Resampler make(MethodSettings settings);
    }

    /// Copies the lists and checks the names.
    ///
    /// @throws IllegalArgumentException if a name is not of small letters, digits and hyphens, or comes twice
    public MethodInfo {
        aliases = List.copyOf(aliases);
        options = List.copyOf(options);
        requireName(name);
        aliases.forEach(MethodInfo::requireName);
        options.forEach(option -> requireName(option.name()));
        if (options.stream().map(Option::name).distinct().count() < options.size()) {
            throw new IllegalArgumentException("method " + name + " has two options of one name");
        }
    }

    private static void requireName(String text) {
        if (!text.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no name; names are of small letters, digits and hyphens");
        }
    }

    /// {@return the options with their standard values}
    public Options standard() {
        return Options.standard(name, options);
    }

    /// Makes the method.
    ///
    /// @param given    its options
    /// @param strategy how many rows each class shall have, or which classes are worked on
    /// @return the method
    /// @throws IllegalArgumentException if the options are those of another method
    public Resampler make(Options given, SamplingStrategy strategy) {
        return maker.make(new MethodSettings(this, given, strategy));
    }

    /// {@return the settings of the method that has been told nothing: standard options, strategy [SamplingStrategy#AUTO]}
    public MethodSettings settings() {
        return new MethodSettings(this, standard(), SamplingStrategy.AUTO);
    }

    /// Begins a description.
    ///
    /// @param name   what the method is called on the command line
    /// @param family what it is for
    /// @param says   what it does, in one line
    /// @return a description to complete
    public static Draft named(String name, Family family, String says) {
        return new Draft(name, family, says);
    }

    /// A description that is being written. Unless said, a method promises exact counts, takes any columns and classes, has to
    /// see all rows, makes rows, and draws for every epoch.
    public static final class Draft {

        private final String name;
        private final Family family;
        private final String says;
        private List<String> aliases = List.of();
        private Promise.Kind promise = Promise.Kind.EXACT;
        private Accepts accepts = Accepts.ANYTHING;
        private Reads reads = Reads.ALL;
        private Makes makes = Makes.ROWS;
        private Draws draws = Draws.EACH_EPOCH;
        private List<Option<?>> options = List.of();
        private List<Option<?>> shared = List.of();
        private Optional<Paper> paper = Optional.empty();
        private String cost = "";

        private Draft(String name, Family family, String says) {
            this.name = name;
            this.family = family;
            this.says = says;
        }

        /// Names it otherwise too.
        ///
        /// @param names other names
        /// @return this draft
        public Draft aliases(String... names) {
            aliases = List.of(names);
            return this;
        }

        /// Says how much it promises.
        ///
        /// @param kind how much
        /// @return this draft
        public Draft promises(Promise.Kind kind) {
            promise = kind;
            return this;
        }

        /// Says what data it takes.
        ///
        /// @param what the data
        /// @return this draft
        public Draft accepts(Accepts what) {
            accepts = what;
            return this;
        }

        /// Says which rows it has to see.
        ///
        /// @param rows which
        /// @return this draft
        public Draft reads(Reads rows) {
            reads = rows;
            return this;
        }

        /// Says what its results hold beside rows that are kept.
        ///
        /// @param what they hold
        /// @return this draft
        public Draft makes(Makes what) {
            makes = what;
            return this;
        }

        /// Says when it draws random numbers.
        ///
        /// @param when when
        /// @return this draft
        public Draft draws(Draws when) {
            draws = when;
            return this;
        }

        /// Declares its options.
        ///
        /// @param declared the options, in the order in which they are shown
        /// @return this draft
        public Draft options(Option<?>... declared) {
            options = List.of(declared);
            return this;
        }

        /// Says that it asks for neighbors, so that it has the options of [NeighborOptions] too, after its own.
        ///
        /// @return this draft
        public Draft asksForNeighbors() {
            shared = NeighborOptions.OF_NEIGHBORS;
            return this;
        }

        /// Says that it takes distances between rows of its own choice, so that it has those options of [NeighborOptions] too that are
        /// about distances.
        ///
        /// @return this draft
        public Draft takesDistances() {
            shared = NeighborOptions.OF_DISTANCES;
            return this;
        }

        /// Says where it is described.
        ///
        /// @param cited who wrote it, and when
        /// @param doi   its digital object identifier, or nothing
        /// @return this draft
        public Draft paper(String cited, String doi) {
            paper = Optional.of(new Paper(cited, doi));
            return this;
        }

        /// Says what it costs.
        ///
        /// @param line in one line
        /// @return this draft
        public Draft costs(String line) {
            cost = line;
            return this;
        }

        /// Completes the description.
        ///
        /// @param maker makes the method
        /// @return the description
        public MethodInfo makes(Maker maker) {
            return new MethodInfo(name, aliases, says, family, promise, accepts, reads, makes, draws,
                    Stream.concat(options.stream(), shared.stream()).toList(), paper, cost, maker);
        }
    }
}
