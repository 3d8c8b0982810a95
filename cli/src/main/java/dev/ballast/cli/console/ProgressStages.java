package dev.ballast.cli.console;

import dev.ballast.cli.output.Stages;

/// Shows the stages of a run as progress bars.
public enum ProgressStages implements Stages {

    /// The only one.
    INSTANCE;

    @Override
    public Stages.Stage begin(String name, long total, boolean bytes) {
        Progress progress = bytes ? Progress.ofBytes(name, total) : Progress.ofRows(name, total);
        return new Stages.Stage() {

            @Override
            public void at(long done) {
                progress.at(done);
            }

            @Override
            public void close() {
                progress.close();
            }
        };
    }
}
