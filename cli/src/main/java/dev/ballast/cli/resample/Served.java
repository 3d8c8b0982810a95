package dev.ballast.cli.resample;

import dev.ballast.core.method.ClassTooSmallException;
import dev.ballast.core.method.Resampler;
import dev.ballast.tables.message.Failure;

import java.nio.file.Path;
import java.util.function.Supplier;

/// Work of the library for a command, which refuses what cannot be served.
public final class Served {

    private static final String SMALL_CLASSES = "small-classes";

    private Served() {
    }

    /// Does the work.
    ///
    /// @param file   the table
    /// @param method what works on it
    /// @param work   the work
    /// @throws Failure in place of what the library throws, with what to do
    public static <T> T by(Path file, Resampler method, Supplier<T> work) {
        try {
            return work.get();
        } catch (ClassTooSmallException e) {
            String advice = hasOption(method, "k")
                    ? "-k" + (hasOption(method, SMALL_CLASSES)
                            ? ", or --set " + SMALL_CLASSES + "=fewer-neighbors"
                            : "")
                    : "--set METHOD.k=K, or --set METHOD." + SMALL_CLASSES + "=fewer-neighbors";
            throw new Failure(file + ": give a smaller " + advice + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new Failure(file + ": " + e.getMessage(), e);
        }
    }

    /// Whether the method has an option of this name; those of chained methods are theirs.
    private static boolean hasOption(Resampler method, String name) {
        return method.info().options().stream().anyMatch(option -> option.name().equals(name));
    }
}
