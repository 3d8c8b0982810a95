package dev.ballast.site;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/// The Javadoc of all libraries together, with `docs/api.html` before it.
final class ApiPages {

    /// Those that bring no libraries of others along which would have to be read too.
    private static final List<String> MODULES = List.of("core", "samplers", "smote", "learners", "testing", "tables",
            "arrow");

    private ApiPages() {
    }

    static void write(Path top, Path folder) throws IOException {
        Files.createDirectories(folder);
        String libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.endsWith(".jar") && !path.contains("commonmark"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> options = new ArrayList<>(
                List.of("-d", folder.toString(), "-quiet", "-notimestamp", "--no-fonts",
                        "-Xdoclint:none",
                        "-encoding", "UTF-8", "-charset", "UTF-8", "-windowtitle", "Ballast", "-doctitle", "Ballast",
                        "-overview",
                        top.resolve("docs/api.html").toString(), "--module-path", libraries, "--add-modules",
                        "jdk.incubator.vector", "--module",
                        MODULES.stream().map(module -> "dev.ballast." + module).collect(Collectors.joining(","))));
        for (String module : MODULES) {
            options.add("--module-source-path");
            options.add("dev.ballast." + module + "=" + top.resolve(module).resolve("src/main/java"));
        }
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int code = ToolProvider.findFirst("javadoc").orElseThrow().run(writer, writer, options.toArray(String[]::new));
        writer.flush();
        if (code != 0) {
            throw new IllegalStateException("javadoc ended with exit code " + code + ":\n" + said);
        }
    }
}
