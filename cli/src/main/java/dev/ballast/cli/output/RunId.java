package dev.ballast.cli.output;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A run of ballast, as the names of its hidden files tell it: `.ballast-HOST-PROCESS-WORD-NUMBER.KIND`.
///
/// @param host    tells machines and containers apart that share a file system
/// @param process the number of the process
/// @param word    drawn at random, so that a process number that comes again is not taken for the old one
record RunId(String host, long process, String word) {

    /// What a hidden file is.
    enum Kind {
        /// A file that is being written.
        PART,
        /// A file that was set aside for a new one.
        OLD,
        /// Says how files that are being put in place can be taken back.
        JOURNAL,
        /// The same after the last was in place.
        DONE,
        /// Says where the journal is of files that are beside it.
        SEE;

        private String suffix() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// This run.
    static final RunId THIS = new RunId(thisHost(), ProcessHandle.current().pid(),
            Integer.toHexString(ThreadLocalRandom.current().nextInt()));

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Pattern NAME = Pattern
            .compile("\\.ballast-([0-9a-f]+)-([0-9]{1,18})-([0-9a-f]+)-[0-9]+\\.(part|old|journal|done|see)");

    /// A place in a folder that no other file has.
    Path place(Path folder, Kind kind) {
        return folder.resolve(".ballast-" + host + '-' + process + '-' + word + '-' + NUMBER.incrementAndGet() + '.'
                + kind.suffix());
    }

    /// The same place for another kind of file.
    static Path as(Kind kind, Path hidden) {
        String name = hidden.getFileName().toString();
        return hidden.resolveSibling(name.substring(0, name.lastIndexOf('.') + 1) + kind.suffix());
    }

    static boolean is(Kind kind, Path hidden) {
        return hidden.getFileName().toString().endsWith('.' + kind.suffix());
    }

    /// The run that made a hidden file, if its name tells.
    static Optional<RunId> of(Path hidden) {
        Matcher name = NAME.matcher(hidden.getFileName().toString());
        return name.matches()
                ? Optional.of(new RunId(name.group(1), Long.parseLong(name.group(2)), name.group(3)))
                : Optional.empty();
    }

    boolean isOfThisHost() {
        return host.equals(THIS.host);
    }

    /// Containers of one image may have the same machine-id, and machines the same name; both are asked.
    private static String thisHost() {
        String name = line(Path.of("/proc/sys/kernel/hostname"));
        if (name.isEmpty()) {
            try {
                name = InetAddress.getLocalHost().getHostName();
            } catch (IOException e) {
                // A machine without a name is told apart by its id, or shares no file system.
                name = "";
            }
        }
        return "%08x".formatted((name + '\n' + line(Path.of("/etc/machine-id"))).hashCode());
    }

    private static String line(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            // Not every system has it.
            return "";
        }
    }
}
