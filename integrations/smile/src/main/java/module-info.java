import org.jspecify.annotations.NullMarked;

/// Smile's data frames resampled, its cross-validation with only training parts resampled, and balanced ensembles of its
/// learners. Smile is under the GPL, version 3.
@NullMarked
module dev.ballast.smile {
    requires transitive dev.ballast.core;
    requires transitive dev.ballast.samplers;
    // Smile has no descriptors that ask for what its types show.
    requires transitive java.sql;
    requires java.desktop;
    requires transitive smile.base;
    requires transitive smile.core;
    requires static org.jspecify;

    exports dev.ballast.smile;
}
