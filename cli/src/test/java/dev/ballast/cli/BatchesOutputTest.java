package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Where the command `batches` writes to, and what happens if that ends before its time.
@Timeout(180)
class BatchesOutputTest {

    /// More than pipes and sockets hold.
    private static final int MANY_EPOCHS = 100_000;
    private static final int MINUTE = 60;

    @TempDir
    Path folder;

    private Path table;

    @BeforeEach
    void makeTable() throws IOException {
        table = folder.resolve("table.csv");
        StringBuilder rows = new StringBuilder("x,y,class\n");
        for (int row = 0; row < 500; row++) {
            rows.append(row * 0.5).append(',').append(row % 13).append(',').append(row % 10 == 0 ? "a" : "b")
                    .append('\n');
        }
        Files.writeString(table, rows);
    }

    private Object[] words(Object... options) {
        List<Object> words = new ArrayList<>(List.of("batches", table, "-l", "class", "--sampler", "weighted"));
        words.addAll(List.of(options));
        return words.toArray();
    }

    private CommandLineRun run(Object... options) {
        return CommandLineRun.of(words(options));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"b.arrows,-", "b.arrow,-", "b,-", "b.npy,-", "b.jsonl,-", "b.ndjson,jsonl",
            "b,npy"})
    void theNameOfAFileSaysWhatIsWritten(String name, String format) throws IOException {
        Object[] chosen = format.equals("-") ? new Object[0] : new Object[]{"--format", format};
        String word = chosen.length > 0
                ? format
                : name.endsWith("npy") ? "npy" : name.endsWith("jsonl") ? "jsonl" : "arrow";
        List<Object> options = new ArrayList<>(List.of(chosen));
        options.addAll(List.of("-o", folder.resolve(name)));
        CommandLineRun file = run(options.toArray());
        assertThat(file.exitCode()).as(file.err()).isZero();
        assertThat(file.out()).contains(name + ": 2 batches of 500 rows (").contains(", weighted, seed 0, ");
        assertThat(file.bytes()).isEmpty();
        assertThat(Files.readAllBytes(folder.resolve(name))).isEqualTo(run("--format", word, "-o", "-").bytes());
        assertThat(files()).containsExactlyInAnyOrder("table.csv", name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "b.csv||b.csv\" promises CSV, and what is written is an Arrow stream; name a file that ends in .arrows",
            "b.feather||promises Arrow, and what is written is an Arrow stream; name a file that ends in .arrows",
            "b.npz||promises NumPy, and what is written is an Arrow stream",
            "b.npy|arrow|promises NumPy, and what is written is an Arrow stream",
            "b.arrows|npy|promises Arrow, and what is written is NumPy arrays; name a file that ends in .npy",
            "b.json|jsonl|promises JSON, and what is written is JSON lines; name a file that ends in .jsonl"})
    void aNameThatPromisesAnotherFormatIsRefused(String name, String format, String message) throws IOException {
        CommandLineRun run = format == null
                ? run("-o", folder.resolve(name))
                : run("-o", folder.resolve(name), "--format", format);
        assertThat(run.err()).contains(message);
        assertThat(run.exitCode()).isEqualTo(Ballast.WRONG_USAGE);
        assertThat(files()).containsExactly("table.csv");
    }

    @Test
    void aFileAppearsWholeOrNotAtAll() throws IOException {
        Path out = folder.resolve("b.arrows");
        Files.writeString(out, "old");
        assertThat(run("-o", out).err()).contains("b.arrows: exists already; use --force to replace it");
        assertThat(run("-o", out, "--force", "--from-step", 3).err()).contains("--from-step is 3");
        assertThat(Files.readString(out)).isEqualTo("old");
        assertThat(run("-o", out, "--force", "-q").out()).isEmpty();
        assertThat(ArrowStream.of(Files.readAllBytes(out)).batches()).hasSize(2);
        Path same = Files.createLink(folder.resolve("same"), table);
        assertThat(run("-o", same, "--force").err()).contains("the input and the output are the same file");
        Files.delete(same);
        assertThat(run("-o", folder.resolve("none/b.arrows")).err()).contains("its folder does not exist");
        assertThat(files()).containsExactly("b.arrows", "table.csv");
    }

    @Test
    void nothingIsSaidIfAReaderStops() throws IOException, InterruptedException {
        for (String format : List.of("arrow", "npy", "jsonl")) {
            String said = ChildProcess.bash("set -o pipefail; \"$0\" \"$@\" | head -c 100000",
                    words("--epochs", MANY_EPOCHS, "--format", format, "-o", "-"));
            assertThat(said).as(format).isEqualTo(Integer.toString(Ballast.NO_READER));
        }
    }

    @Test
    void aReaderMayStopWhileRowsAreMade() throws IOException, InterruptedException {
        List<Object> words = new ArrayList<>(List.of("batches", table, "-l", "class", "--sampler", "mixed", "--shuffle",
                "--epochs", MANY_EPOCHS, "-o", "-"));
        String stopped = ChildProcess.bash("set -o pipefail; \"$0\" \"$@\" | head -c 1000000", words.toArray());
        assertThat(stopped).endsWith(Integer.toString(Ballast.NO_READER)).doesNotContain("Exception");
    }

    @Test
    void standardOutputThatTakesNoMoreIsTold() throws IOException, InterruptedException {
        String said = ChildProcess.bash("\"$0\" \"$@\" > /dev/full", words("-o", "-"));
        assertThat(said.strip().lines()).hasSize(2);
        assertThat(said).startsWith("ballast: standard output cannot be written to: ")
                .endsWith("\n" + Ballast.NOT_PRINTED);
    }

    @Test
    void aSlowReaderHoldsTheStreamUp() throws Exception {
        List<Integer> taken = new ArrayList<>();
        WritableByteChannel slow = new WritableByteChannel() {

            @Override
            public int write(ByteBuffer source) {
                int few = Math.min(1000, source.remaining());
                source.position(source.position() + few);
                taken.add(few);
                return few;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {
            }
        };
        String[] words = Stream.of(words("--epochs", 3, "-o", "-")).map(Object::toString).toArray(String[]::new);
        assertThat(Ballast.run(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), slow, words))
                .isZero();
        assertThat(taken.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(run("--epochs", 3, "-o", "-").bytes().length);
    }

    private static <T> T within(Callable<T> work) throws InterruptedException, ExecutionException, TimeoutException {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(work).get(MINUTE, TimeUnit.SECONDS);
        }
    }

    /// A short path: those of sockets are limited.
    private static Path place() throws IOException {
        return Files.createTempDirectory("b").resolve("s");
    }

    private static SocketChannel connected(Path place) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MINUTE);
        while (!Files.exists(place) && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        return SocketChannel.open(UnixDomainSocketAddress.of(place));
    }

    @Test
    void aSocketIsMadeForTheFirstReader() throws Exception {
        Path place = place();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<CommandLineRun> run = thread.submit(() -> run("--epochs", 2, "-o", "unix:" + place));
            byte[] read = within(() -> {
                try (InputStream in = Channels.newInputStream(connected(place))) {
                    return in.readAllBytes();
                }
            });
            assertThat(run.get(MINUTE, TimeUnit.SECONDS).exitCode()).isZero();
            assertThat(run.get().out()).isEmpty();
            assertThat(run.get().err()).isEqualTo("ballast: note: " + place + ": waits for a reader\n");
            assertThat(read).isEqualTo(run("--epochs", 2, "-o", "-").bytes());
        }
        assertThat(place).doesNotExist();
    }

    @Test
    void aReaderWhoListensIsConnectedTo() throws Exception {
        Path place = place();
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            server.bind(UnixDomainSocketAddress.of(place));
            Future<CommandLineRun> run = thread.submit(() -> run("-o", "unix:" + place));
            byte[] read = within(() -> {
                try (InputStream in = Channels.newInputStream(server.accept())) {
                    return in.readAllBytes();
                }
            });
            assertThat(run.get(MINUTE, TimeUnit.SECONDS).exitCode()).isZero();
            assertThat(read).isEqualTo(run("-o", "-").bytes());
        }
        assertThat(place).exists();
        assertThat(run("-o", "unix:" + place).err())
                .isEqualTo("ballast: " + place
                        + ": is a socket at which nobody listens; remove it, and it is made anew\n");
        Files.delete(place);
    }

    @Test
    void aReaderOfASocketMayStop() throws Exception {
        Path place = place();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<CommandLineRun> run = thread
                    .submit(() -> run("--epochs", MANY_EPOCHS, "-q", "-o", "unix:" + place));
            within(() -> {
                try (SocketChannel reader = connected(place)) {
                    return reader.read(ByteBuffer.allocate(1000));
                }
            });
            assertThat(run.get(MINUTE, TimeUnit.SECONDS).exitCode()).isEqualTo(Ballast.NO_READER);
            assertThat(run.get().err()).isEmpty();
        }
        assertThat(place).doesNotExist();
    }

    @Test
    void whatIsNoPlaceForASocketIsRefused() throws IOException {
        assertThat(run("-o", "unix:" + table).err()).contains("table.csv: is there and is no socket");
        assertThat(run("-o", "unix:" + folder.resolve("none/s")).err()).contains("cannot be used as a socket");
        assertThat(run("-o", "unix:").err()).contains("the name is empty");
        assertThat(Files.readString(table)).startsWith("x,y,class\n");
        Path place = place();
        assertThat(run("-o", "unix:" + place, "--from-step", 9).exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(place).doesNotExist();
    }
}
