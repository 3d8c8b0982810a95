import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Writes the launcher of the distribution: a head of its own, which finds Java, and behind it what the checkout's launcher has to run
/// the command, so that both run it in the same way; and a script that prepares the start of an image, likewise. Called by the build
/// with the checkout's launcher, the head, the folder of the distribution, the script to write, and the time that files have when they
/// are packed: Java takes a cache of its start for one of other jars if their times differ.
class WriteLauncher {

    private static final String OPTIONS = "# The module path is the class path here";
    private static final String LAST_OPTIONS = "vector_options=(";
    private static final String PREPARATION = "# Keeps what Java does at each start";
    private static final String RUN = "# File names are given in the locale's encoding";

    private final Path file;
    private final List<String> checkout;

    private WriteLauncher(Path file) throws IOException {
        this.file = file;
        this.checkout = Files.readAllLines(file);
    }

    public static void main(String[] args) throws IOException {
        WriteLauncher checkout = new WriteLauncher(Path.of(args[0]));
        List<String> head = Files.readAllLines(Path.of(args[1]));
        Path distribution = Path.of(args[2]);
        List<String> options = checkout.lines(checkout.only(OPTIONS), checkout.only(LAST_OPTIONS) + 1);

        List<String> launcher = new ArrayList<>(head);
        launcher.addAll(options);
        launcher.add("");
        launcher.addAll(checkout.lines(checkout.only(RUN), checkout.checkout.size()));
        write(distribution.resolve("bin/ballast"), launcher);

        int preparation = checkout.only(PREPARATION);
        List<String> prepare = new ArrayList<>(head);
        prepare.addAll(options);
        prepare.addAll(checkout.lines(preparation, checkout.endOfFunction(preparation)));
        prepare.addAll(List.of("prepare_start plain", "prepare_start searching"));
        write(Path.of(args[3]), prepare);

        Files.setLastModifiedTime(distribution.resolve("lib/ballast.jar"), FileTime.from(Instant.parse(args[4])));
    }

    private List<String> lines(int from, int to) {
        return checkout.subList(from, to);
    }

    private int endOfFunction(int from) {
        return IntStream.range(from, checkout.size()).filter(i -> checkout.get(i).equals("}")).findFirst()
                .orElseThrow(() -> new IllegalStateException(file + ": no function ends after line " + (from + 1))) + 1;
    }

    private int only(String start) {
        int[] found = IntStream.range(0, checkout.size()).filter(i -> checkout.get(i).startsWith(start)).toArray();
        if (found.length != 1) {
            throw new IllegalStateException(file + " has " + found.length + " lines that begin with \"" + start
                    + "\"; the distribution's launcher is made from what follows the only one");
        }
        return found[0];
    }

    private static void write(Path script, List<String> lines) throws IOException {
        Files.createDirectories(script.getParent());
        Files.writeString(script, String.join("\n", lines) + "\n");
        if (!script.toFile().setExecutable(true, false)) {
            throw new IOException(script + " cannot be made executable");
        }
    }
}
