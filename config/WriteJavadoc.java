import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/// Writes the Javadoc of a module: of what it exports, or of all if it exports nothing. Called by the build with a folder of sources,
/// one for the pages, and the jars that the module needs. Maven's own plugin reads descriptors with the Java that runs Maven,
/// which may be older than they are.
class WriteJavadoc {

    private static final Pattern MODULE = Pattern.compile("(?m)^(?:open )?module ([\\w.]+) \\{");

    public static void main(String[] args) throws IOException {
        Path sources = Path.of(args[0]);
        Path descriptor = sources.resolve("module-info.java");
        if (Files.notExists(descriptor)) {
            return;
        }
        String text = Files.readString(descriptor);
        Matcher name = MODULE.matcher(text);
        if (!name.find()) {
            throw new IllegalStateException(descriptor + " names no module");
        }
        // The module's own classes are on this path too: it is to be read from its sources.
        String libraries = Arrays.stream(args[2].split(File.pathSeparator)).filter(path -> path.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> options = new ArrayList<>(List.of("-d", args[1], "--module", name.group(1), "--module-source-path",
                name.group(1) + "=" + sources, "--module-path", libraries, "-encoding", "UTF-8", "-charset", "UTF-8",
                "-notimestamp", "-quiet", "--no-fonts", "-Xdoclint:none"));
        if (text.contains("requires static jdk.incubator.vector")) {
            options.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        if (!text.contains("exports ")) {
            options.addAll(List.of("--show-packages", "all"));
        }
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        // Packages of other modules are named without a link, which is said for each of them, and nothing that the build is to tell.
        int code = ToolProvider.findFirst("javadoc").orElseThrow().run(writer, writer, options.toArray(String[]::new));
        writer.flush();
        if (code != 0) {
            throw new IllegalStateException("javadoc ended with exit code " + code + ":\n" + said);
        }
    }
}
