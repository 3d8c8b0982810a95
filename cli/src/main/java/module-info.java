import org.jspecify.annotations.NullMarked;

/// The `ballast` command.
@NullMarked
module dev.ballast.cli {
    requires dev.ballast.arrow;
    requires dev.ballast.core;
    requires dev.ballast.samplers;
    requires dev.ballast.smote;
    requires dev.ballast.tables;
    requires java.logging;
    requires java.xml;
    requires com.fasterxml.jackson.core;
    requires dev.hardwood.core;
    requires flatbuffers.java;
    requires org.apache.arrow.format;
    requires org.lz4.java;
    requires parquet.format.structures;
    requires snappy.java;
    requires com.github.luben.zstd_jni;
    requires commons.math3;
    requires info.picocli;
    requires it.unimi.dsi.fastutil;
    requires me.tongfei.progressbar;
    requires static org.jspecify;

    opens dev.ballast.cli to info.picocli;
    opens dev.ballast.cli.shell to info.picocli;
}
