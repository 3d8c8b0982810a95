package dev.ballast.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command line in a process of its own, which can be killed, and whose standard output can be what it likes.
final class ChildProcess {

    private ChildProcess() {
    }

    /// The words that start it.
    static List<String> words(Object... args) {
        String path = Stream.of("java.class.path", "jdk.module.path").map(System::getProperty)
                .filter(each -> each != null && !each.isEmpty()).collect(Collectors.joining(File.pathSeparator));
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", path, Ballast.class.getName()));
        for (Object arg : args) {
            words.add(arg.toString());
        }
        return words;
    }

    /// Starts it; what it says goes to a file.
    static Process start(Path said, Object... args) throws IOException {
        return new ProcessBuilder(words(args)).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    }

    /// Runs it by a shell, as `$0 "$@"` in a script.
    ///
    /// @return what was said on standard error, then the exit code
    static String bash(String script, Object... args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("bash", "-c", script));
        words.addAll(words(args));
        Path said = Files.createTempFile("ballast", ".said");
        try {
            Process process = new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(said.toFile()).start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("the command does not end");
            }
            return Files.readString(said, StandardCharsets.UTF_8) + process.exitValue();
        } finally {
            Files.delete(said);
        }
    }
}
