package dev.ballast.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// What the words of a command line tell about a search for neighbors.
enum SearchAhead {

    /// The command searches nothing.
    NONE,
    /// To start again and to compile the vector kernel would take longer than the search, or not much less.
    SHORT,
    /// Worth the vector kernel, or it was asked for.
    LONG;

    /// A table of fewer bytes is searched in a short time.
    private static final long LARGE = 16 << 20;
    private static final String OPTION = "--kernel";

    /// {@return what is ahead}
    ///
    /// @param args the command line
    static SearchAhead of(List<String> args) {
        if (!searches(args)) {
            return NONE;
        }
        return switch (kernel(args)) {
            case "scalar" -> SHORT;
            case "vector" -> LONG;
            default -> args.stream().anyMatch(SearchAhead::isLargeFile) ? LONG : SHORT;
        };
    }

    /// The commands that search; the launcher script knows the same ones.
    private static boolean searches(List<String> args) {
        String command = args.isEmpty() ? "" : args.getFirst();
        return command.equals("resample") || command.equals("demo")
                || (command.equals("batches") && args.stream().anyMatch(arg -> arg.endsWith("mixed")));
    }

    private static String kernel(List<String> args) {
        int at = args.indexOf(OPTION);
        if (at >= 0 && at + 1 < args.size()) {
            return args.get(at + 1);
        }
        return args.stream().filter(arg -> arg.startsWith(OPTION + "=")).map(arg -> arg.substring(OPTION.length() + 1))
                .findFirst().orElse("auto");
    }

    private static boolean isLargeFile(String word) {
        try {
            return Files.size(Path.of(word)) >= LARGE;
        } catch (InvalidPathException | IOException e) {
            return false;
        }
    }
}
