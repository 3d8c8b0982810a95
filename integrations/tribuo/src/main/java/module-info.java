import org.jspecify.annotations.NullMarked;

/// Resampled and weighted data sets, trainers and evaluations of Tribuo, with provenance.
@NullMarked
module dev.ballast.tribuo {
    requires transitive com.oracle.labs.mlrg.olcut;
    requires transitive dev.ballast.core;
    requires transitive org.tribuo.classification.core;
    requires transitive org.tribuo.core;
    requires static org.jspecify;

    exports dev.ballast.tribuo;

    // Configured fields are read and written there.
    opens dev.ballast.tribuo to com.oracle.labs.mlrg.olcut;
}
