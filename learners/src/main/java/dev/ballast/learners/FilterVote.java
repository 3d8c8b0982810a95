package dev.ballast.learners;

/// How many of the trees of an [IterativePartitioningFilter] have to take a row for another class for it to be noise.
public enum FilterVote {
    /// More than half.
    MAJORITY,
    /// All.
    CONSENSUS;

    /// {@return how many of so many}
    int needed(int trees) {
        return this == MAJORITY ? trees / 2 + 1 : trees;
    }
}
