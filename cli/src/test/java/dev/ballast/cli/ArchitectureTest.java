package dev.ballast.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Resampler;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Method;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The house as `ARCHITECTURE.md` draws it: arrows, rooms, what is exported, what is said in public.
class ArchitectureTest {

    private static final List<String> LIBRARIES = List.of("core", "samplers", "smote", "learners", "tables", "arrow");
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final JavaClasses ALL = new ClassFileImporter()
            .importPaths(
                    Stream.of("core", "samplers", "smote", "learners", "testing", "tables", "arrow", "cli",
                            "integrations/smile", "integrations/xgboost")
                            .map(ArchitectureTest::classesOf)
                            .toList());
    private static final int MOST_FILES = 24;
    private static final String[] INTEGRATIONS = {"dev.ballast.smile..", "dev.ballast.xgboost.."};

    /// Methods of [Files] that change something.
    private static final Set<String> WRITES = Stream.of(Files.class.getMethods()).map(Method::getName)
            .filter(name -> name
                    .matches("(write|create|delete|set|copy|move|newByteChannel|newOutput|newBufferedWriter).*"))
            .collect(Collectors.toSet());

    private static Path classesOf(String module) {
        return TOP.resolve(module).resolve("target/classes");
    }

    @Test
    void onlyTheKernelsUseTheVectorModule() {
        noClasses().that().resideOutsideOfPackage("dev.ballast.smote.neighbors.kernel").should()
                .dependOnClassesThat().resideInAPackage("jdk.incubator.vector").check(ALL);
    }

    @Test
    void librariesTouchNoFilesAndNoStandardStreams() {
        noClasses().that().resideInAnyPackage("dev.ballast.core..", "dev.ballast.samplers..", "dev.ballast.smote..",
                "dev.ballast.learners..", "dev.ballast.arrow..", "dev.ballast.smile..", "dev.ballast.xgboost..")
                .should().dependOnClassesThat().resideInAnyPackage("java.nio.file..")
                .orShould().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().callMethod(System.class, "exit", int.class).check(ALL);
    }

    @Test
    void tablesAreReadOnlyAndNothingIsPrinted() {
        noClasses().that().resideInAPackage("dev.ballast.tables..").should()
                .dependOnClassesThat().areAssignableTo(OutputStream.class)
                .orShould().dependOnClassesThat().areAssignableTo(Writer.class)
                .orShould().dependOnClassesThat().areAssignableTo(FileChannel.class)
                .orShould().callMethodWhere(new DescribedPredicate<JavaMethodCall>("writes a file") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return call.getTargetOwner().isEquivalentTo(Files.class) && WRITES.contains(call.getName());
                    }
                })
                .orShould().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().callMethod(System.class, "exit", int.class).check(ALL);
    }

    /// Whoever takes the libraries gets nothing of what other modules need: the tree that Maven resolves, with everything that
    /// comes along.
    @ParameterizedTest
    @CsvSource({"core, it.unimi.dsi:fastutil", "samplers, dev.ballast:ballast-core it.unimi.dsi:fastutil",
            "smote, dev.ballast:ballast-core it.unimi.dsi:fastutil"})
    void librariesBringLittleAlong(String module, String libraries) throws IOException {
        assertThat(dependencies(module)).containsExactlyInAnyOrder(libraries.split(" ", -1));
    }

    /// The integration brings the library that it adapts; the check above would see it.
    @Test
    void integrationsBringWhatTheyAdapt() throws IOException {
        assertThat(dependencies("integrations/smile")).contains("com.github.haifengl:smile-core")
                .doesNotContain("org.duckdb:duckdb_jdbc", "dev.ballast:ballast-smote");
        assertThat(dependencies("integrations/xgboost")).contains("ml.dmlc:xgboost4j_2.12")
                .noneMatch(library -> library.startsWith("org.scala-lang")).doesNotContain("dev.ballast:ballast-smote");
    }

    /// Group and artifact of everything that comes with a module at run time.
    private static List<String> dependencies(String module) throws IOException {
        Pattern coordinates = Pattern.compile("([\\w.-]+:[\\w.-]+):jar:");
        return Files.readAllLines(TOP.resolve(module).resolve("target/dependencies.txt")).stream().skip(1)
                .map(line -> {
                    Matcher found = coordinates.matcher(line);
                    assertThat(found.find()).as(line).isTrue();
                    return found.group(1);
                }).toList();
    }

    /// Integrations are at the outside: nobody sees them, and they do not see the modules that learn, read or write.
    @Test
    void nobodySeesIntegrations() {
        noClasses().that().resideOutsideOfPackages(INTEGRATIONS).should().dependOnClassesThat()
                .resideInAnyPackage(INTEGRATIONS).check(ALL);
        noClasses().that().resideInAnyPackage(INTEGRATIONS).should().dependOnClassesThat().resideInAnyPackage(
                "dev.ballast.smote..", "dev.ballast.learners..", "dev.ballast.tables..", "dev.ballast.cli..")
                .check(ALL);
    }

    @Test
    void samplersAndSmoteDoNotSeeEachOther() {
        noClasses().that().resideInAPackage("dev.ballast.samplers..").should().dependOnClassesThat()
                .resideInAPackage("dev.ballast.smote..").check(ALL);
        noClasses().that().resideInAPackage("dev.ballast.smote..").should().dependOnClassesThat()
                .resideInAPackage("dev.ballast.samplers..").check(ALL);
    }

    @Test
    void roomsOfCoreFormNoCircle() {
        slices().matching("dev.ballast.core.(*)..").should().beFreeOfCycles().check(ALL);
    }

    /// The front is a room like the others.
    @Test
    void roomsOfSamplersFormNoCircle() {
        slices().matching("dev.ballast.(**)").should().beFreeOfCycles()
                .check(ALL.that(JavaClass.Predicates.resideInAPackage("dev.ballast.samplers..")));
    }

    @Test
    void roomsOfTablesFormNoCircle() {
        slices().matching("dev.ballast.tables.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void theCommandLineDependsOnNoMethod() {
        noClasses().that().resideInAnyPackage("dev.ballast.cli..", "dev.ballast.tables..").should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("are methods") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.isAssignableTo(Resampler.class) && !type.isInterface();
                    }
                }).check(ALL);
    }

    /// Names of methods stand in help, in the demo and in standard values only, and are names that exist.
    @Test
    void theCommandLineNamesNoMethodInItsCode() throws IOException {
        Set<String> names = Methods.all().stream().map(MethodInfo::name).collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        try (Stream<Path> commands = Files.walk(TOP.resolve("cli/src/main/java"));
                Stream<Path> tables = Files.walk(TOP.resolve("tables/src/main/java"))) {
            for (Path file : Stream.concat(commands, tables).filter(path -> path.toString().endsWith(".java")
                    && !path.endsWith("DemoCommand.java")).toList()) {
                Matcher words = Pattern.compile("(?<!defaultValue = )\"([a-z-]+)\"").matcher(Files.readString(file));
                while (words.find()) {
                    if (names.contains(words.group(1))) {
                        found.add(file.getFileName() + ": " + words.group(1));
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void methodsNamedInHelpExist() throws IOException {
        Pattern option = Pattern.compile("(?:-m|--method|--then) ([a-z][a-z-]+)");
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(TOP.resolve("cli/src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                option.matcher(Files.readString(file)).results().forEach(match -> names.add(match.group(1)));
            }
        }
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(Methods.info(name)).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "samplers", "smote", "learners", "testing", "tables", "arrow", "cli", "dist",
            "site"})
    void roomsHaveAboutTwentyFilesAtMost(String module) throws IOException {
        requireSmallRooms(TOP.resolve(module));
    }

    private static void requireSmallRooms(Path module) throws IOException {
        Map<Path, Integer> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            files.filter(path -> path.toString().endsWith(".java"))
                    .forEach(path -> sizes.merge(path.getParent(), 1, Integer::sum));
        }
        assertThat(sizes).isNotEmpty().allSatisfy((room, files) -> assertThat(files).as(room.toString())
                .isLessThanOrEqualTo(MOST_FILES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "samplers", "smote", "learners", "testing", "tables", "arrow"})
    void everyPublicTypeIsDocumented(String module) throws IOException {
        requireDocumented(TOP.resolve(module));
    }

    private static void requireDocumented(Path module) throws IOException {
        Pattern annotation = Pattern.compile("@\\w+\\((?:[^()\"]++|\"(?:[^\"\\\\]|\\\\.)*+\"|\\([^()]*\\))*+\\)");
        Pattern undocumented = Pattern.compile(
                "(?m)^(?!\\s*///)(?!\\s*@)[^\\n]*\\n(?:\\s*@[^\\n]*\\n)*\\s*public (?:static |final |sealed |abstract )*(?:class|interface|record|enum) (\\w+)");
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = annotation.matcher(Files.readString(file)).replaceAll("@Annotation");
                undocumented.matcher(text).results()
                        .forEach(match -> found.add(file.getFileName() + ": " + match.group(1)));
            }
        }
        assertThat(found).isEmpty();
    }

    /// Adapters of other libraries are rooms like others, in modules that nobody depends on; so nobody else gets those libraries.
    @Test
    void integrationsAreRoomsThatNobodySees() throws IOException {
        List<Path> modules;
        try (Stream<Path> folders = Files.list(TOP.resolve("integrations"))) {
            modules = folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).toList();
        }
        assertThat(modules).isNotEmpty();
        for (Path module : modules) {
            requireSmallRooms(module);
            requireDocumented(module);
            String name = module.getFileName().toString();
            for (String other : List.of("core", "samplers", "smote", "learners", "testing", "tables", "cli")) {
                assertThat(Files.readString(TOP.resolve(other).resolve("pom.xml"))).as(other)
                        .doesNotContain("<artifactId>ballast-" + name);
            }
            assertThat(Files.readString(TOP.resolve("ARCHITECTURE.md"))).contains("`dev.ballast." + name + "`");
            assertThat(module.resolve("README.md")).exists();
        }
    }

    @Test
    void librariesThatAreAdaptedAreSeenByIntegrationsOnly() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("ai.djl..", "org.tribuo..").check(ALL);
        noClasses().that().resideOutsideOfPackages(INTEGRATIONS).should().dependOnClassesThat()
                .resideInAnyPackage("smile..", "ml.dmlc..").check(ALL);
    }

    @Test
    void publicSignaturesOfLibrariesShowTypesOfTheJdkAndOurOwnOnly() {
        List<String> found = new ArrayList<>();
        for (String module : LIBRARIES) {
            for (JavaClass type : exported(module)) {
                for (JavaMethod method : type.getMethods()) {
                    if (method.getModifiers().contains(JavaModifier.PUBLIC)) {
                        Stream.concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
                                .filter(shown -> !isOfTheJdkOrExported(shown))
                                .forEach(shown -> found.add(method.getFullName() + " shows " + shown.getName()));
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /// Integrations show those of the library that they adapt beside.
    @Test
    void publicSignaturesOfIntegrationsShowTheAdaptedLibraryBeside() {
        List<String> found = new ArrayList<>();
        Map.of("integrations/smile", "smile.", "integrations/xgboost", "ml.dmlc.xgboost4j.java.")
                .forEach((module, adapted) -> {
                    for (JavaClass type : exported(module)) {
                        for (JavaMethod method : type.getMethods()) {
                            if (method.getModifiers().contains(JavaModifier.PUBLIC)) {
                                Stream.concat(method.getRawParameterTypes().stream(),
                                        Stream.of(method.getRawReturnType()))
                                        .filter(shown -> !isOfTheJdkOrExported(shown)
                                                && !shown.getBaseComponentType().getName().startsWith(adapted)
                                                && !exports(module)
                                                        .contains(shown.getBaseComponentType().getPackageName()))
                                        .forEach(
                                                shown -> found.add(method.getFullName() + " shows " + shown.getName()));
                            }
                        }
                    }
                });
        assertThat(found).isEmpty();
    }

    private static boolean isOfTheJdkOrExported(JavaClass shown) {
        JavaClass type = shown.getBaseComponentType();
        return type.isPrimitive() || type.getName().startsWith("java.")
                || LIBRARIES.stream().anyMatch(module -> exports(module).contains(type.getPackageName()));
    }

    private static List<JavaClass> exported(String module) {
        Set<String> packages = exports(module);
        return ALL.stream().filter(type -> packages.contains(type.getPackageName())
                && type.getModifiers().contains(JavaModifier.PUBLIC)).toList();
    }

    private static Set<String> exports(String module) {
        try (InputStream in = Files.newInputStream(classesOf(module).resolve("module-info.class"))) {
            return ModuleDescriptor.read(in).exports().stream().filter(exports -> !exports.isQualified())
                    .map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The class path finds the methods that the module path finds.
    @ParameterizedTest
    @ValueSource(strings = {"samplers", "smote", "learners"})
    void servicesAreThoseOfTheModuleDescriptor(String module) throws IOException {
        ModuleDescriptor descriptor;
        try (InputStream in = Files.newInputStream(classesOf(module).resolve("module-info.class"))) {
            descriptor = ModuleDescriptor.read(in);
        }
        for (ModuleDescriptor.Provides provides : descriptor.provides()) {
            assertThat(Files.readAllLines(classesOf(module).resolve("META-INF/services").resolve(provides.service())))
                    .isEqualTo(provides.providers());
        }
    }

    @Test
    void implementationsOfTheContractAreFinal() {
        classes().that().implement(Resampler.class).and().areNotInterfaces().and().areTopLevelClasses().should()
                .haveModifier(JavaModifier.FINAL).check(ALL);
    }
}
