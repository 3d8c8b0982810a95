package dev.ballast.cli.console;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Tells the user how far a long piece of work is: a bar on standard error if that is a terminal, else nothing.
public final class Progress implements AutoCloseable {

    /// Set by the launcher, which can see it; Java cannot.
    private static final boolean TERMINAL = Boolean.getBoolean("ballast.terminal");
    private static final int REFRESH_MILLIS = 100;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /// Begins to show how many bytes are done.
    ///
    /// @param what  one word for the work
    /// @param bytes all that there are
    /// @return the bar
    public static Progress ofBytes(String what, long bytes) {
        return of(what, bytes, " MB", 1 << 20);
    }

    /// Begins to show how many rows are done.
    ///
    /// @param what one word for the work
    /// @param rows all that there are
    /// @return the bar
    public static Progress ofRows(String what, long rows) {
        return of(what, rows, " rows", 1);
    }

    private static Progress of(String what, long most, String unit, long unitSize) {
        if (!TERMINAL) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder().setTaskName(what).setInitialMax(most).setUnit(unit, unitSize)
                .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(REFRESH_MILLIS).clearDisplayOnFinish()
                .build());
    }

    /// Moves the bar.
    ///
    /// @param done how much is done
    public void at(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
