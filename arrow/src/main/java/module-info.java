import org.jspecify.annotations.NullMarked;

/// Tables in the format of Apache Arrow.
///
/// It serves the command line and may change with it.
@SuppressWarnings("module") // The command line is built after this module.
@NullMarked
module dev.ballast.arrow {
    requires flatbuffers.java;
    requires org.apache.arrow.format;
    requires static org.jspecify;

    exports dev.ballast.arrow to dev.ballast.cli;
}
