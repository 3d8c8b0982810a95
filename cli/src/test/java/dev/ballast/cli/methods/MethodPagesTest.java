package dev.ballast.cli.methods;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.xml.sax.InputSource;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

/// The pages and pictures of methods that are checked in are those that the code makes. With `-Dballast.pages=write` they are
/// written first.
class MethodPagesTest {

    private static final Path DOCS = Path.of("..").toAbsolutePath().normalize().resolve("docs");
    private static final Pattern METHOD = Pattern.compile("`([a-z]+(?:-[a-z]+)*)`");
    private static final int LARGEST = 40_000;
    private static final String COMMAND = "mvn test-compile surefire:test@default-test -pl cli -am -Dtest=MethodPagesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dballast.pages=write";

    private static Map<String, String> files;

    @BeforeAll
    static void makeFiles() throws IOException {
        files = new MethodPages(DOCS).files();
        if ("write".equals(System.getProperty("ballast.pages"))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(DOCS.resolve(file.getKey()), file.getValue());
            }
        }
    }

    @Test
    void whatIsCheckedInIsWhatTheCodeMakes() {
        assertThat(files).allSatisfy((name, content) -> assertThat(DOCS.resolve(name))
                .as("docs/%s; if it is to change, make it anew:%n%s%n", name, COMMAND)
                .hasBinaryContent(content.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyMethodHasAPageAndAPictureAndNobodyElseHas() throws IOException {
        Set<String> wanted = Methods.all().stream().map(MethodInfo::name)
                .flatMap(name -> Stream.of(name + ".md", name + ".svg")).collect(Collectors.toSet());
        wanted.add("the-table.svg");
        try (Stream<Path> found = Files.list(DOCS.resolve("methods"))) {
            assertThat(found.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @Test
    void picturesAreSmallAndWellFormed() {
        assertThat(files.keySet()).filteredOn(name -> name.endsWith(".svg")).isNotEmpty().allSatisfy(name -> {
            String picture = files.get(name);
            assertThat(picture.length()).isLessThan(LARGEST);
            assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(picture))).getDocumentElement().getTagName())
                    .isEqualTo("svg");
        });
    }

    @Test
    void theGuideNamesMethodsThatThereAre() {
        String page = files.get("methods.md");
        Set<String> names = page.substring(0, page.indexOf("## Neighbors")).lines()
                .filter(line -> line.startsWith("| "))
                .flatMap(line -> METHOD.matcher(line).results().map(found -> found.group(1)))
                .collect(Collectors.toSet());
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(Methods.info(name).name()).isEqualTo(name));
    }
}
