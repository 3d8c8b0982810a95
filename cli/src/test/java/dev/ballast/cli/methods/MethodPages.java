package dev.ballast.cli.methods;

import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The files of `docs` that show methods, as they have to be: a picture of each method, the page of all, and on the page of each
/// the line that shows its picture. What people have written on pages is left as it is.
final class MethodPages {

    private static final String TABLE = "the-table";

    private final Path docs;

    /// @param docs the folder of documents
    MethodPages(Path docs) {
        this.docs = docs;
    }

    /// {@return the content of every file, by its path below the folder of documents}
    ///
    /// @throws IOException           if a page cannot be read
    /// @throws IllegalStateException if a method has no page
    Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Map<String, Shown> shown = new TreeMap<>();
        for (MethodInfo method : Methods.all()) {
            Shown picture = Shown.of(method);
            shown.put(method.name(), picture);
            files.put("methods/" + method.name() + ".svg", picture.svg());
            files.put("methods/" + method.name() + ".md", page(picture));
        }
        files.put("methods/" + TABLE + ".svg", Shown.untouched());
        files.put("methods.md", MethodList.of(Files.readString(docs.resolve("methods.md")), shown.values()));
        return files;
    }

    private String page(Shown shown) throws IOException {
        Path page = docs.resolve("methods").resolve(shown.method().name() + ".md");
        if (!Files.exists(page)) {
            throw new IllegalStateException("method " + shown.method().name() + " has no page; write docs/methods/"
                    + page.getFileName() + ": what it is, when to use it and when not, options, paper, cost");
        }
        return shown.onPage(Files.readString(page));
    }
}
