package dev.ballast.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Links between the files of a folder.
final class Links {

    private static final Pattern LINK = Pattern.compile("<(\\w+)\\b[^>]*?\\s(?:href|src)=\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("\\s(?:id|name)=\"([^\"]*)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*");

    private final Path site;
    private final Map<Path, Set<String>> names = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    private Links(Path site) {
        this.site = site;
    }

    /// {@return the links that lead nowhere, or that load something from the network, each with its page}
    ///
    /// @param site the folder
    static List<String> broken(Path site) throws IOException {
        Links links = new Links(site);
        List<Path> pages;
        try (Stream<Path> files = Files.walk(site)) {
            pages = files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
        }
        for (Path page : pages) {
            links.check(page);
        }
        return List.copyOf(links.broken);
    }

    private void check(Path page) throws IOException {
        LINK.matcher(Files.readString(page)).results()
                .forEach(link -> check(page, link.group(1), link.group(2).replace("&amp;", "&")));
    }

    private void check(Path page, String element, String destination) {
        if (ELSEWHERE.matcher(destination).matches() || destination.startsWith("//")) {
            // People may follow links to other places; pages load nothing from there.
            if (!element.equals("a")) {
                broken(page, destination, "is loaded from elsewhere");
            }
            return;
        }
        int mark = destination.indexOf('#');
        String file = mark < 0 ? destination : destination.substring(0, mark);
        int query = file.indexOf('?');
        Path target = page.resolveSibling(decoded(query < 0 ? file : file.substring(0, query))).normalize();
        if (file.isEmpty()) {
            target = page;
        }
        if (!target.startsWith(site) || !Files.isRegularFile(target)) {
            broken(page, destination, "is no file of the site");
        } else if (mark >= 0 && mark + 1 < destination.length()
                && !names(target).contains(decoded(destination.substring(mark + 1)))) {
            broken(page, destination, "is no place in that page");
        }
    }

    private void broken(Path page, String destination, String why) {
        broken.add(site.relativize(page) + ": " + destination + " " + why);
    }

    private Set<String> names(Path page) {
        return names.computeIfAbsent(page, key -> {
            Set<String> found = new HashSet<>();
            try {
                NAME.matcher(Files.readString(key)).results()
                        .forEach(name -> found.add(decoded(name.group(1).replace("&lt;", "<").replace("&gt;", ">"))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return found;
        });
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
