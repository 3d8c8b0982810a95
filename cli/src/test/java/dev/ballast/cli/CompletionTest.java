package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ballast.cli.shell.MethodNames;
import dev.ballast.cli.shell.SettingNames;
import dev.ballast.cli.shell.StrategyNames;
import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;
import dev.ballast.core.strategy.SamplingStrategy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Scripts for shells, tried in those that are installed, and pages of the manual.
class CompletionTest {

    @TempDir
    Path folder;

    /// Words with blanks between them, as Bash cuts them, which is also at `=`; an empty one, which is completed, is written `_`.
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"re; resample",
            "resample t.csv -m smote-; smote-enn smote-ipf smote-n smote-nc smote-tomek",
            "resample t.csv --then tom; tomek-links", "resample t.csv --method = smote-e; smote-enn",
            "resample t.csv --set scal; scale=deviation scale=iqr scale=none scale=own scale=range",
            "resample t.csv --set scale =; deviation iqr none own range", "resample t.csv --set scale = d; deviation",
            "resample t.csv -s not; not-minority not-majority", "resample --kern; --kernel",
            "resample t.csv --kernel _; auto scalar vector", "resample t.csv -l _; ''",
            "split t.csv --small-classes _; refuse both-sides allow", "batches t.csv --sampler w; weighted",
            "methods en; enn", "completion z; zsh", "evaluate t.csv --best f; f1 f2", "--ver; --version"})
    void bashCompletes(String line, String replies) throws IOException, InterruptedException {
        Path script = script("bash");
        List<String> words = new ArrayList<>(List.of("bash", "-c", """
                source "$1"; shift
                COMP_WORDS=(ballast "${@/#_/}"); COMP_CWORD=$#
                _ballast
                echo "${COMPREPLY[*]}"
                """, "bash", script.toString()));
        words.addAll(List.of(line.split(" ", -1)));
        assertThat(run(words)).isEqualTo(replies + "\n");
    }

    @Test
    void bashCompletesNamesOfFiles() throws IOException, InterruptedException {
        Files.createFile(folder.resolve("fraud.csv"));
        assertThat(run(List.of("bash", "-c", """
                source "$1"; cd "$2"
                COMP_WORDS=(ballast info fra); COMP_CWORD=2
                _ballast
                echo "${COMPREPLY[*]}"
                """, "bash", script("bash").toString(), folder.toString()))).isEqualTo("fraud.csv\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"ballast re; resample", "ballast resample t.csv -m tome; tomek-links",
            "ballast resample t.csv --set scale=d; scale=deviation", "ballast methods en; enn",
            "ballast resample t.csv --kern; --kernel"})
    void fishCompletes(String line, String reply) throws IOException, InterruptedException {
        assumeThat(isInstalled("fish")).isTrue();
        String replies = run(List.of("fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]",
                script("fish").toString(), line));
        assertThat(replies.lines().map(one -> one.split("\t", -1)[0])).contains(reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void scriptsAreReadWithoutErrors(String shell) throws IOException, InterruptedException {
        assumeThat(isInstalled(shell)).isTrue();
        assertThat(run(List.of(shell, "-n", script(shell).toString()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void everyCommandOptionAndMethodIsThere(String shell) {
        String script = CommandLineRun.of("completion", shell).out();
        for (CommandLine command : commands()) {
            assertThat(script).containsPattern("\\b" + command.getCommandName() + "\\b");
            for (OptionSpec option : command.getCommandSpec().options()) {
                String name = option.longestName();
                assertThat(script)
                        .contains(shell.equals("fish") && name.startsWith("--") ? "-l " + name.substring(2) : name);
            }
        }
        assertThat(new MethodNames()).isNotEmpty().allSatisfy(name -> assertThat(script).contains(name));
    }

    @Test
    void completedStrategiesAreStrategies() {
        assertThat(new StrategyNames()).isNotEmpty()
                .allSatisfy(name -> assertThat(SamplingStrategy.parse(name)).hasToString(name));
    }

    @Test
    void completedSettingsAreTakenByAMethod() {
        assertThat(new SettingNames()).contains("k=", "scale=deviation", "round-integers=true");
        for (String setting : new SettingNames()) {
            String name = setting.substring(0, setting.indexOf('='));
            String value = setting.substring(name.length() + 1);
            List<MethodInfo> having = Methods.all().stream()
                    .filter(method -> method.options().stream().anyMatch(option -> option.name().equals(name)))
                    .toList();
            assertThat(having).as(setting).isNotEmpty();
            if (!value.isEmpty()) {
                assertThat(having).as(setting).anySatisfy(method -> assertThat(Methods.named(method.name())
                        .with(name, value)).isNotNull());
            }
        }
    }

    @Test
    void otherShellsAreRefused() {
        CommandLineRun run = CommandLineRun.of("completion", "tcsh");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no completion for \"tcsh\"; there is one for bash, zsh, fish");
        assertThat(CommandLineRun.of("completion").out()).isEqualTo(CommandLineRun.of("completion", "bash").out());
    }

    @Test
    void everyCommandHasAPageWithAllOptions() {
        assertThat(CommandLineRun.of("man").out()).startsWith(".TH \"BALLAST\" 1 ").contains(".SH COMMANDS\n");
        for (CommandLine command : commands()) {
            String page = CommandLineRun.of("man", command.getCommandName()).out();
            assertThat(page).startsWith(".TH \"BALLAST-" + command.getCommandName().toUpperCase(
                    Locale.ROOT)).contains(".SH NAME\n", ".SH SYNOPSIS\n", ".SH OPTIONS\n", ".SH SEE ALSO\n");
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(page).contains("\\fB" + option.longestName().replace("-", "\\-") + "\\fR");
            }
            assertThat(page.lines().filter(line -> line.startsWith("."))).allMatch(
                    line -> line.matches("\\.(TH|SH|TP|PP|BR|B|br|nf|fi)( .*)?"));
        }
    }

    @Test
    void pagesOfOtherCommandsAreRefused() {
        CommandLineRun run = CommandLineRun.of("man", "resampel");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no command \"resampel\"; there are resample, split");
    }

    private static List<CommandLine> commands() {
        return List.copyOf(Ballast.commands().subcommands().values());
    }

    private Path script(String shell) throws IOException {
        return Files.writeString(folder.resolve("script." + shell), CommandLineRun.of("completion", shell).out());
    }

    private static boolean isInstalled(String shell) {
        return List.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin").stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, shell)));
    }

    private static String run(List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
