package dev.ballast.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The virtual machine that this process becomes: the same program with the same words, and options before them.
///
/// The process keeps its number, its parent, its open streams and what the system knows of it, so that exit codes and signals need
/// not be handed on.
///
/// @param words the program's name, options and words, as bytes, since names of files need not be text
record Successor(List<byte[]> words) {

    private static final Path PROGRAM = Path.of("/proc/self/exe");
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    /// The command line of this process with options before all others, if the system tells it.
    ///
    /// @param options the options
    static Optional<Successor> of(List<String> options) {
        List<byte[]> words = new ArrayList<>(ownWords());
        if (words.isEmpty()) {
            return Optional.empty();
        }
        words.addAll(1, options.stream().map(Successor::bytes).toList());
        return Optional.of(new Successor(words));
    }

    private static List<byte[]> ownWords() {
        if (Files.isReadable(COMMAND_LINE)) {
            try {
                return split(Files.readAllBytes(COMMAND_LINE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        ProcessHandle.Info info = ProcessHandle.current().info();
        List<byte[]> words = new ArrayList<>();
        if (info.command().isPresent() && info.arguments().isPresent()) {
            words.add(bytes(info.command().get()));
            for (String argument : info.arguments().get()) {
                words.add(bytes(argument));
            }
        }
        return words;
    }

    /// Words with a zero byte behind each.
    static List<byte[]> split(byte[] line) {
        List<byte[]> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < line.length; i++) {
            if (line[i] == 0) {
                words.add(Arrays.copyOfRange(line, start, i));
                start = i + 1;
            }
        }
        return words;
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    /// Takes the place of this virtual machine.
    ///
    /// @return false if the system has no way to do that; otherwise nothing comes back
    boolean takeOver() {
        Optional<SystemCalls> found = SystemCalls.find();
        if (found.isEmpty()) {
            return false;
        }
        SystemCalls calls = found.get();
        List<byte[]> all = new ArrayList<>(words);
        if (calls.isTerminal(AnnouncementFilter.STANDARD_ERROR)) {
            all.add(1, bytes("-Dballast.terminal=true"));
        }
        int error = AnnouncementFilter.standBefore(calls);
        if (error >= 0) {
            all.add(1, bytes("-Dballast.stderr=" + error));
        }
        try (Arena memory = Arena.ofConfined()) {
            MemorySegment arguments = memory.allocate(ValueLayout.ADDRESS, all.size() + 1L);
            for (int i = 0; i < all.size(); i++) {
                arguments.setAtIndex(ValueLayout.ADDRESS, i, text(memory, all.get(i)));
            }
            byte[] program = Files.isExecutable(PROGRAM) ? bytes(PROGRAM.toString()) : words.getFirst();
            calls.execute(text(memory, program), arguments);
        }
        if (error >= 0) {
            calls.duplicateTo(error, AnnouncementFilter.STANDARD_ERROR);
        }
        return false;
    }

    private static MemorySegment text(Arena memory, byte[] bytes) {
        MemorySegment text = memory.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return text;
    }
}
