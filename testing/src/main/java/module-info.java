/// The contract suite that every resampling method passes, for this project's methods and other people's.
module dev.ballast.testing {
    requires transitive dev.ballast.core;
    requires transitive org.junit.jupiter.api;

    exports dev.ballast.testing;
}
