package dev.ballast.spark;

import dev.ballast.tables.message.Failure;

import org.apache.spark.sql.AnalysisException;

/// What went wrong, in one line.
final class Failed {

    private Failed() {
    }

    /// What is said of an error: what we said of it, if we did, else what Spark says first.
    static String message(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            boolean ours = cause instanceof Failure || cause.getClass() == IllegalArgumentException.class
                    || cause.getClass() == ArithmeticException.class || cause.getClass() == IllegalStateException.class;
            if (ours && cause.getMessage() != null && !cause.getMessage().strip().contains("\n")) {
                return cause.getMessage().strip();
            }
            if (cause instanceof OutOfMemoryError) {
                return "not enough memory (" + cause.getMessage() + "); give the program more, or the executors";
            }
        }
        String said = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        return thrown instanceof AnalysisException ? said : thrown.getClass().getSimpleName() + ": " + said;
    }
}
