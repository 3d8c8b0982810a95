import org.jspecify.annotations.NullMarked;

/// The contract suite that every resampling method passes, for this project's methods and other people's.
@NullMarked
module dev.ballast.testing {
    requires transitive dev.ballast.core;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    exports dev.ballast.testing;
}
