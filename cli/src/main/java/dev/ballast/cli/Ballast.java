package dev.ballast.cli;

import dev.ballast.cli.console.LauncherError;
import dev.ballast.cli.console.StandardOutput;
import dev.ballast.cli.console.VisibleWriter;
import dev.ballast.cli.output.Destination;
import dev.ballast.cli.output.Leftovers;
import dev.ballast.cli.output.TemporaryFile;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// The command line. Exit codes: 0 done; 1 the data or the request cannot be served; 2 wrong usage; 3 what was to be printed
/// could not be, and 141 nobody read it to its end, both with all files made that were asked for.
@Command(name = "ballast", mixinStandardHelpOptions = true, versionProvider = Ballast.Version.class, description = "Rebalances tables with rare classes.", synopsisSubcommandLabel = "COMMAND", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
        "0:done", "1:the data or the request cannot be served",
        "2:wrong usage"}, footerHeading = "%nExamples:%n", footer = {
                "  ballast demo                                          see it work on a table made for it",
                "  ballast info fraud.csv --label Class                  look at a table",
                "  ballast resample fraud.csv --label Class --method smote -o balanced.csv"})
public final class Ballast {

    static final int DONE = 0;
    static final int NOT_SERVED = 1;
    static final int WRONG_USAGE = 2;
    static final int NOT_PRINTED = 3;
    /// What a shell says of a program that a broken pipe ended.
    static final int NO_READER = 141;

    private static final List<Class<?>> COMMANDS = List.of(ResampleCommand.class, SplitCommand.class,
            SampleCommand.class,
            BatchesCommand.class, EvaluateCommand.class, WeightsCommand.class, InfoCommand.class, ConvertCommand.class,
            GenerateCommand.class,
            MethodsCommand.class, DemoCommand.class, CompletionCommand.class, ManualCommand.class);

    private final WritableByteChannel bytes;

    /// @param bytes takes what a command writes to standard output that is no text
    private Ballast(WritableByteChannel bytes) {
        this.bytes = bytes;
    }

    /// What takes the bytes of a stream that goes to standard output.
    WritableByteChannel bytes() {
        return bytes;
    }

    /// Runs the command line and ends the virtual machine with its exit code.
    ///
    /// @param args the arguments
    public static void main(String[] args) {
        LauncherError.restore();
        StandardOutput output = new StandardOutput();
        PrintWriter out = new PrintWriter(output, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        // Numbers are written for programs and tables, not in the digits and marks of a country.
        Locale.setDefault(Locale.ROOT);
        System.exit(guarded(output, out, err, args));
    }

    private static int guarded(StandardOutput output, PrintWriter out, PrintWriter err, String... args) {
        try {
            int code = run(out, err, output.channel(), args);
            if (output.failure() == null || code != DONE) {
                return code;
            }
            if (output.hasNoReader()) {
                return NO_READER;
            }
            err.println("ballast: standard output cannot be written to: " + Failure.reason(output.failure())
                    + "; files that were asked for are complete");
            return NOT_PRINTED;
        } catch (Error e) {
            // Want of memory while a class is linked comes inside an error of linking.
            if (!isWantOfMemory(e)) {
                throw e;
            }
            err.println("ballast: not enough memory; allow more with BALLAST_JAVA_OPTIONS=-Xmx4g");
            return NOT_SERVED;
        }
    }

    /// Runs the command line.
    ///
    /// @param out   takes results
    /// @param err   takes errors
    /// @param bytes takes results that are no text
    /// @param args  the arguments
    /// @return the exit code
    static int run(PrintWriter out, PrintWriter err, WritableByteChannel bytes, String... args) {
        CommandLine commandLine = args.length == 0
                ? commandLine(out, err, bytes)
                : commandLine(out, err, bytes, args[0]);
        int code;
        try {
            code = args.length == 0 ? commandLine.execute("--help") : commandLine.execute(args);
        } finally {
            TemporaryFile.removeAll();
        }
        out.flush();
        err.flush();
        return code;
    }

    /// {@return all commands as they are described, for what is written about them elsewhere}
    public static CommandSpec commands() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return commandLine(nowhere, nowhere, Channels.newChannel(OutputStream.nullOutputStream())).getCommandSpec();
    }

    /// {@return the name and the version}
    public static String version() {
        return new Version().getVersion()[0];
    }

    /// All commands.
    static CommandLine commandLine(PrintWriter out, PrintWriter err, WritableByteChannel bytes) {
        return commandLine(out, err, bytes, COMMANDS);
    }

    /// The command that is asked for, or all of them if none is: describing one takes its time.
    private static CommandLine commandLine(PrintWriter out, PrintWriter err, WritableByteChannel bytes, String word) {
        List<Class<?>> asked = COMMANDS.stream()
                .filter(command -> command.getAnnotation(Command.class).name().equals(word)).toList();
        boolean isAny = !asked.isEmpty() || word.equals("--version") || word.equals("-V");
        return commandLine(out, err, bytes, isAny ? asked : COMMANDS);
    }

    private static CommandLine commandLine(PrintWriter out, PrintWriter err, WritableByteChannel bytes,
            List<Class<?>> commands) {
        CommandLine commandLine = new CommandLine(new Ballast(bytes));
        commands.forEach(commandLine::addSubcommand);
        commandLine.setOut(out).setErr(err)
                .setExecutionExceptionHandler((e, command, _) -> failed(e, command))
                .setParameterExceptionHandler(Ballast::misused).setUsageHelpAutoWidth(true)
                .setExpandAtFiles(false)
                .setExecutionStrategy(Ballast::execute);
        // Of colors picocli knows all but this: it has none where NO_COLOR is set or no terminal is there.
        if ("dumb".equals(System.getenv("TERM"))) {
            commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        }
        commandLine.getSubcommands().values().forEach(Ballast::completeExitCodes);
        completeExitCodes(commandLine);
        return commandLine;
    }

    /// Help may be in bold; what a command prints beside that has no control characters, wherever they come from.
    private static int execute(CommandLine.ParseResult given) {
        Integer helped = CommandLine.executeHelpRequest(given);
        if (helped != null) {
            return helped;
        }
        CommandLine root = given.commandSpec().commandLine();
        root.setOut(new PrintWriter(new VisibleWriter(root.getOut())))
                .setErr(new PrintWriter(new VisibleWriter(root.getErr())));
        settle(given, root.getErr());
        return new CommandLine.RunLast().execute(given);
    }

    /// What every command may end with.
    private static void completeExitCodes(CommandLine command) {
        Map<String, String> codes = new LinkedHashMap<>(command.getCommandSpec().usageMessage().exitCodeList());
        if (!codes.isEmpty()) {
            codes.put(Integer.toString(NOT_PRINTED), "done, but what was to be printed could not be");
            codes.put(Integer.toString(NO_READER), "done, but nobody read what was printed to its end");
            command.getCommandSpec().usageMessage().exitCodeList(codes);
        }
    }

    /// Before a command begins, it settles what killed runs have left in the folders of all files that it names.
    private static void settle(CommandLine.ParseResult parsed, PrintWriter err) {
        List<Path> named = new ArrayList<>();
        for (CommandLine command : parsed.asCommandLineList()) {
            for (CommandLine.Model.ArgSpec arg : command.getCommandSpec().args()) {
                if (arg.getValue() instanceof Path path) {
                    named.add(path);
                } else if (arg.getValue() instanceof Destination.File file) {
                    named.add(file.path());
                }
            }
        }
        try {
            Leftovers.settle(named, note -> err.println("ballast: note: " + note));
        } catch (Failure failure) {
            CommandLine last = parsed.asCommandLineList().getLast();
            throw new CommandLine.ExecutionException(last, failure.getMessage(), failure);
        }
    }

    private static int failed(Exception e, CommandLine command) {
        if (isWantOfMemory(e)) {
            throw new OutOfMemoryError();
        }
        if (e instanceof Failure) {
            command.getErr().println("ballast: " + VisibleText.of(String.valueOf(e.getMessage())));
        } else {
            command.getErr()
                    .println("ballast: " + VisibleText.of(e.toString())
                            + "; this is a defect of ballast, not of the data: please report it"
                            + " with the command (BALLAST_JAVA_OPTIONS=-Dballast.trace=true shows where it happened)");
            if (Boolean.getBoolean("ballast.trace")) {
                e.printStackTrace(command.getErr());
            }
        }
        return NOT_SERVED;
    }

    private static boolean isWantOfMemory(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    private static int misused(CommandLine.ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("ballast: " + VisibleText.of(String.valueOf(e.getMessage())));
        CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return WRONG_USAGE;
    }

    /// Tells the version.
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            Properties properties = new Properties();
            try (InputStream in = Ballast.class.getResourceAsStream("version.properties")) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new String[]{"ballast " + properties.getProperty("version"),
                    "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name")};
        }
    }
}
