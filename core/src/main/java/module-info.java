/// Data sets, class targets, keyed random streams, and the recipe contract that every resampling method answers with.
module dev.ballast.core {
    requires it.unimi.dsi.fastutil;

    exports dev.ballast.core;
}
