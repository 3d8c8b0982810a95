import org.jspecify.annotations.NullMarked;

/// Delimited text tables: read without changing a byte, checked before anything is computed, and what their columns hold.
///
/// What tells the kinds of columns apart is for everybody; the rest serves the command line and may change with it.
@SuppressWarnings("module") // The command line is built after this module.
@NullMarked
module dev.ballast.tables {
    requires transitive dev.ballast.core;
    requires ch.randelshofer.fastdoubleparser;
    requires de.siegmar.fastcsv;
    requires it.unimi.dsi.fastutil;
    requires static transitive org.jspecify;

    exports dev.ballast.tables.check to dev.ballast.cli;
    exports dev.ballast.tables.kind;
    exports dev.ballast.tables.message to dev.ballast.cli;
    exports dev.ballast.tables.scan to dev.ballast.cli;
    exports dev.ballast.tables.schema to dev.ballast.cli;
    exports dev.ballast.tables.text to dev.ballast.cli;
}
