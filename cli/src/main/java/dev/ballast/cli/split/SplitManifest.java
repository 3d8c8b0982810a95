package dev.ballast.cli.split;

import dev.ballast.cli.output.JsonObject;
import dev.ballast.cli.output.JsonText;
import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The file `split.json` in the folder of a split: which split it is, and what its files are.
///
/// @param command the command that made it
/// @param parts   its files
record SplitManifest(String command, List<Part> parts) {

    static final String NAME = "split.json";

    private static final int VERSION = 1;
    private static final int BUFFER_BYTES = 1 << 16;
    /// What a split calls its files; a manifest that names others is none.
    private static final Pattern PART = Pattern.compile("(fold-[1-9][0-9]*/)?(train|validation|test)(\\.[^/]*)?");

    /// A file of a split.
    ///
    /// @param name   where it is, seen from the folder
    /// @param rows   how many rows it has
    /// @param sha256 the SHA-256 of its bytes, in hexadecimal digits
    record Part(Path name, long rows, String sha256) {}

    /// Whether a split could call a file so.
    static boolean isPartName(Path name) {
        List<String> steps = new ArrayList<>();
        name.forEach(step -> steps.add(step.toString()));
        return !name.isAbsolute() && PART.matcher(String.join("/", steps)).matches();
    }

    /// The text of the manifest of a new split.
    static byte[] text(SplitRequest request, List<Part> parts) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("ballast_split", VERSION);
        text.put("ballast", request.origin().ballast());
        text.put("command", request.origin().command());
        text.put("table", request.table().file().toString());
        text.put("label", request.label());
        text.put("group", request.group());
        text.put("test", request.parts().test());
        text.put("validation", request.parts().validation());
        text.put("folds", request.parts().folds());
        text.put("seed", request.seed().value());
        text.put("files", parts.stream().map(part -> {
            Map<String, Object> one = new LinkedHashMap<>();
            List<String> steps = new ArrayList<>();
            part.name().forEach(step -> steps.add(step.toString()));
            one.put("name", String.join("/", steps));
            one.put("rows", part.rows());
            one.put("sha256", part.sha256());
            return one;
        }).toList());
        return JsonText.of(text);
    }

    /// Reads a manifest.
    ///
    /// @param bytes its text
    /// @throws IllegalArgumentException if it is none
    static SplitManifest parse(byte[] bytes) {
        JsonObject text = JsonObject.parse(bytes, "it is no manifest of a split");
        if (!(text.members().get("ballast_split") instanceof Long version) || version != VERSION) {
            throw new IllegalArgumentException("it is no manifest of a split that this version knows");
        }
        List<Part> parts = new ArrayList<>();
        for (JsonObject one : text.objects("files")) {
            Path name = Path.of(one.text("name"));
            if (!isPartName(name)) {
                throw new IllegalArgumentException("it names \"" + name + "\", which no split makes");
            }
            parts.add(new Part(name, one.whole("rows"), one.text("sha256")));
        }
        return new SplitManifest(text.text("command"), parts);
    }

    /// The SHA-256 of a file.
    static String hash(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw Failure.reading(file, e);
        }
    }
}
