package dev.ballast.cli;

import dev.ballast.cli.resample.ResampleRun;

/// Shows the stages of a run as progress bars.
enum ProgressStages implements ResampleRun.Stages {

    INSTANCE;

    @Override
    public ResampleRun.Stage begin(String name, long total, boolean bytes) {
        Progress progress = bytes ? Progress.ofBytes(name, total) : Progress.ofRows(name, total);
        return new ResampleRun.Stage() {

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
