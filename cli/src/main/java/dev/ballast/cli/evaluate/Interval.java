package dev.ballast.cli.evaluate;

/// In what range a measure would mostly be if other rows had been drawn.
///
/// @param kind  how it was found
/// @param lower NaN if there is none
/// @param upper NaN if there is none
/// @param why   why there is none, or an empty text
public record Interval(Kind kind, double lower, double upper, String why) {

    /// None was asked for.
    static final Interval NONE = none("");

    /// How an interval was found.
    public enum Kind {
        /// Quantiles of bootstrap replicates.
        BOOTSTRAP,
        /// From counts alone: Clopper and Pearson's; of ROC AUC 0 or 1, that of as many independent pairs as there are.
        EXACT,
        /// The measure at the ends of exact intervals of the recall of each class, which hold together.
        BOX,
        /// There is none.
        NONE;

        /// {@return the kind as texts and JSON write it}
        public String word() {
            return switch (this) {
                case BOOTSTRAP -> "bootstrap";
                case EXACT -> "exact";
                case BOX -> "box";
                case NONE -> "none";
            };
        }
    }

    static Interval none(String why) {
        return new Interval(Kind.NONE, Double.NaN, Double.NaN, why);
    }
}
