package dev.ballast.dist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is handed on is named with its license.
class LibrariesTest {

    /// The tree that Maven resolves.
    @Test
    void everyLibraryThatIsHandedOnIsNamedOnce() throws IOException {
        Pattern coordinates = Pattern.compile("([\\w.-]+:[\\w.-]+):jar:");
        List<String> libraries = Files.readAllLines(Path.of("target/dependencies.txt")).stream().map(line -> {
            Matcher found = coordinates.matcher(line);
            assertThat(found.find()).as(line).isTrue();
            return found.group(1);
        }).filter(library -> !library.startsWith("dev.ballast:")).toList();
        List<String> named = Files.readAllLines(Path.of("src/main/resources/META-INF/libraries/LIBRARIES.txt")).stream()
                .filter(line -> line.matches("\\S+:\\S+ +(Apache-2\\.0|MIT|BSD-[23]-Clause)"))
                .map(line -> line.substring(0, line.indexOf(' '))).toList();
        assertThat(named).containsExactlyInAnyOrderElementsOf(libraries);
    }
}
