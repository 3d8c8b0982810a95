package dev.ballast.smote.neighbors.join;

import java.util.Locale;

/// How a search goes about it. All give the same answer.
public enum SearchPlan {
    /// What is estimated to cost least.
    AUTO,
    /// Everything with everything, each unordered pair of rows once.
    TILES,
    /// Down a tree of boxes around rows near each other; boxes too far from a query are not looked into.
    PARTITION;

    /// The system property that chooses.
    static final String PROPERTY = "ballast.neighbors";

    /// {@return the plan that the system property asks for}
    ///
    /// @throws IllegalStateException if it is none of the three words
    static SearchPlan wanted() {
        return of(System.getProperty(PROPERTY, "auto"));
    }

    public static SearchPlan of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "auto" -> AUTO;
            case "tiles" -> TILES;
            case "partition" -> PARTITION;
            default -> throw new IllegalStateException(
                    PROPERTY + " is \"" + word + "\"; it must be auto, tiles or partition");
        };
    }
}
