package dev.ballast.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// Tells from the words of a command line whether a search for neighbors may come that is worth the vector kernel; by the same rules
/// as the launcher script.
final class SearchAhead {

    /// Until vectors are compiled, a search in files of no more bytes would be over.
    static final long SMALL = 8 << 20;
    private static final String OPTION = "--kernel";

    private SearchAhead() {
    }

    /// {@return whether vectors may be of use}
    ///
    /// @param args    the command line
    /// @param options Java options of the user
    static boolean isLong(List<String> args, List<String> options) {
        if (!searches(args)) {
            return false;
        }
        return args.stream().anyMatch(arg -> arg.startsWith(OPTION))
                || options.stream().anyMatch(option -> option.contains("ballast.kernel"))
                || args.stream().anyMatch(SearchAhead::isLargeFile);
    }

    private static boolean searches(List<String> args) {
        String command = args.isEmpty() ? "" : args.getFirst();
        return command.equals("resample")
                || (command.equals("batches") && args.stream().anyMatch(arg -> arg.endsWith("mixed")));
    }

    private static boolean isLargeFile(String word) {
        try {
            Path file = Path.of(word);
            return Files.isRegularFile(file) && Files.size(file) > SMALL;
        } catch (InvalidPathException | IOException e) {
            return false;
        }
    }
}
