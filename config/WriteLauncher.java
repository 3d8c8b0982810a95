import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Writes the launcher of the distribution: a head of its own, which finds Java, and behind it the part of the checkout's launcher
/// that runs the command, so that both run it in the same way. Called by the build with the checkout's launcher, the head and the
/// file to write.
class WriteLauncher {

    private static final String FIRST = "# File names are given in the locale's encoding";
    private static final String CLASS_PATH = "main=(";

    public static void main(String[] args) throws IOException {
        List<String> checkout = Files.readAllLines(Path.of(args[0]));
        int first = only(checkout, FIRST, args[0]);
        int classPath = only(checkout, CLASS_PATH, args[0]);
        StringBuilder launcher = new StringBuilder(Files.readString(Path.of(args[1])));
        for (int i = first; i < checkout.size(); i++) {
            String line = i == classPath ? "main=(-cp \"$home/lib/*\" dev.ballast.cli.Ballast)" : checkout.get(i);
            if (line.contains("$target")) {
                throw new IllegalStateException(args[0] + ", line " + (i + 1)
                        + ": what runs the command speaks of the folder of a build, which a distribution does not have: " + line);
            }
            launcher.append(line).append('\n');
        }
        Path file = Path.of(args[2]);
        Files.createDirectories(file.getParent());
        Files.writeString(file, launcher);
        if (!file.toFile().setExecutable(true, false)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    private static int only(List<String> lines, String start, String file) {
        int[] found = IntStream.range(0, lines.size()).filter(i -> lines.get(i).startsWith(start)).toArray();
        if (found.length != 1) {
            throw new IllegalStateException(file + " has " + found.length + " lines that begin with \"" + start
                    + "\"; the distribution's launcher is made from what follows the only one");
        }
        return found[0];
    }
}
