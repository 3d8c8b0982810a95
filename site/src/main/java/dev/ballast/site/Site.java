package dev.ballast.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Builds the site.
public final class Site {

    private static final String START = "docs/index.md";

    private Site() {
    }

    /// Builds it, and ends with exit code 1 if a link leads nowhere.
    ///
    /// @param args the project's folder, and the folder to write, whose content is replaced
    public static void main(String[] args) throws IOException {
        List<String> broken = build(Path.of(args[0]).toAbsolutePath().normalize(),
                Path.of(args[1]).toAbsolutePath().normalize());
        broken.forEach(System.err::println);
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    /// Builds it.
    ///
    /// @param top  the project's folder
    /// @param site the folder to write, whose content is replaced
    /// @return the links that lead nowhere, each with its page
    static List<String> build(Path top, Path site) throws IOException {
        remove(site);
        Files.createDirectories(site);
        ApiPages.write(top, site.resolve("api"));
        Pages pages = new Pages(top, site, documents(top));
        pages.write();
        return Links.broken(site);
    }

    /// Documents that people read: those of the top folder, those below `docs`, and the front pages of integrations.
    private static List<Path> documents(Path top) throws IOException {
        try (Stream<Path> front = Files.list(top);
                Stream<Path> docs = Files.walk(top.resolve("docs"));
                Stream<Path> integrations = Files.walk(top.resolve("integrations"), 2)) {
            List<Path> found = Stream.of(front, docs, integrations).flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md")).sorted().toList();
            if (!found.contains(top.resolve(START))) {
                throw new IllegalStateException(top + " has no " + START);
            }
            return found;
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
