package dev.ballast.cli.resample;

import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.samplers.RandomOverSampler;
import dev.ballast.samplers.RandomUnderSampler;
import dev.ballast.smote.SmallClassPolicy;
import dev.ballast.smote.Smote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The methods of the command line: what they are called, their options, how to make them.
public enum Methods {

    /// Repeats rows.
    RANDOM_OVER("random-over", "repeats rows of the rare classes, chosen at random", "any columns",
            List.of(new Setting("even", "false", "true, false", "copy every row of a class equally often, up to one")),
            "") {
        @Override
        Method create(Map<String, String> settings, SamplingStrategy strategy, int threads) {
            RandomOverSampler sampler = RandomOverSampler.create().to(strategy);
            return new Method.Repeat(isTrue("even", settings) ? sampler.evenly() : sampler);
        }
    },

    /// Drops rows.
    RANDOM_UNDER("random-under", "drops rows of the common classes, chosen at random", "any columns",
            List.of(new Setting("replacement", "false", "true, false", "draw rows with replacement")), "") {
        @Override
        Method create(Map<String, String> settings, SamplingStrategy strategy, int threads) {
            RandomUnderSampler sampler = RandomUnderSampler.create().to(strategy);
            return new Method.Thin(isTrue("replacement", settings) ? sampler.withReplacement() : sampler);
        }
    },

    /// Synthesizes rows.
    SMOTE("smote", "makes new rows of the rare classes between a row and one of its nearest neighbors",
            "numeric and integer columns without missing values in the rows of the classes that grow",
            List.of(new Setting("k", "5", "1, 2, ...", "neighbors of each row"),
                    new Setting("standardize", "false", "true, false",
                            "take distances on columns divided by their standard deviation over all rows"),
                    new Setting("small-classes", "reject", "reject, fewer-neighbors",
                            "what to do with a class of k rows or less"),
                    new Setting("bases", "even", "even, random",
                            "use every row as base equally often, up to one, or draw bases independently"),
                    new Setting("round-integers", "true", "true, false",
                            "keep whole numbers in columns that hold only such")),
            "Chawla, Bowyer, Hall, Kegelmeyer 2002, doi:10.1613/jair.953") {
        @Override
        Method create(Map<String, String> settings, SamplingStrategy strategy, int threads) {
            Smote smote = Smote.withNeighbors(positive("k", settings)).to(strategy).threads(threads);
            if (choice("small-classes", settings, "reject", "fewer-neighbors").equals("fewer-neighbors")) {
                smote = smote.smallClasses(SmallClassPolicy.FEWER_NEIGHBORS);
            }
            if (choice("bases", settings, "even", "random").equals("random")) {
                smote = smote.withRandomBases();
            }
            return new Method.Synthesize(smote, isTrue("standardize", settings), isTrue("round-integers", settings));
        }
    };

    /// An option of a method.
    ///
    /// @param name     its name
    /// @param standard its value unless set
    /// @param values   the values it takes
    /// @param meaning  what it does
    public record Setting(String name, String standard, String values, String meaning) {
    }

    private final String title;
    private final String summary;
    private final String accepts;
    private final List<Setting> settings;
    private final String reference;

    Methods(String title, String summary, String accepts, List<Setting> settings, String reference) {
        this.title = title;
        this.summary = summary;
        this.accepts = accepts;
        this.settings = settings;
        this.reference = reference;
    }

    abstract Method create(Map<String, String> settings, SamplingStrategy strategy, int threads);

    /// {@return what users call it}
    public String title() {
        return title;
    }

    /// {@return what it does}
    public String summary() {
        return summary;
    }

    /// {@return what columns it accepts}
    public String accepts() {
        return accepts;
    }

    /// {@return its options}
    public List<Setting> settings() {
        return settings;
    }

    /// {@return the paper, or nothing}
    public String reference() {
        return reference;
    }

    /// {@return the names of all methods}
    public static List<String> titles() {
        List<String> titles = new ArrayList<>();
        for (Methods method : values()) {
            titles.add(method.title);
        }
        return titles;
    }

    /// Finds a method.
    ///
    /// @param title what the user calls it
    /// @return the method
    /// @throws IllegalArgumentException if there is none of that name
    public static Methods of(String title) {
        for (Methods method : values()) {
            if (method.title.equals(title)) {
                return method;
            }
        }
        throw new IllegalArgumentException(
                "there is no method \"" + title + "\"; methods are " + String.join(", ", titles()));
    }

    /// Completes options with their standard values.
    ///
    /// @param given options that are set
    /// @return the value of every option
    /// @throws IllegalArgumentException if an option is unknown
    public Map<String, String> completed(Map<String, String> given) {
        Map<String, String> all = new LinkedHashMap<>();
        settings.forEach(setting -> all.put(setting.name(), setting.standard()));
        given.forEach((name, value) -> {
            if (all.replace(name, value) == null) {
                throw new IllegalArgumentException("method " + title + " has no option \"" + name + "\"; its options are "
                        + String.join(", ", all.keySet()));
            }
        });
        return all;
    }

    /// Makes the method.
    ///
    /// @param given    options that are set
    /// @param strategy how many rows each class shall have
    /// @param threads  how many threads may work
    /// @return the method
    /// @throws IllegalArgumentException if an option is unknown or has a value it does not take
    public Method make(Map<String, String> given, SamplingStrategy strategy, int threads) {
        return create(completed(given), strategy, threads);
    }

    private static boolean isTrue(String name, Map<String, String> settings) {
        return choice(name, settings, "true", "false").equals("true");
    }

    private static String choice(String name, Map<String, String> settings, String... values) {
        String value = settings.get(name);
        for (String allowed : values) {
            if (allowed.equals(value)) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                "option " + name + " is \"" + value + "\"; it must be " + String.join(" or ", values));
    }

    private static int positive(String name, Map<String, String> settings) {
        String value = settings.get(name);
        try {
            int number = Integer.parseInt(value);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for numbers that are too small.
        }
        throw new IllegalArgumentException("option " + name + " is \"" + value + "\"; it must be 1, 2, ...");
    }
}
