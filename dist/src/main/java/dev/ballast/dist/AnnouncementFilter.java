package dev.ballast.dist;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Field;

/// Keeps Java's announcement of an incubator module from standard error, and nothing else; the launcher script does the same.
///
/// A shell reads what the virtual machine writes to descriptor 2 and passes it on but for that line. The program itself writes to
/// the descriptor that standard error had before.
final class AnnouncementFilter {

    static final int STANDARD_ERROR = 2;

    private static final String FILTER = """
            trap '' INT TERM HUP
            while IFS= read -r line || [ -n "$line" ]; do
              case $line in
                'WARNING: Using incubator modules: jdk.incubator.vector') exec cat ;;
                *) printf '%s\\n' "$line" ;;
              esac
            done
            """;

    private AnnouncementFilter() {
    }

    /// Puts it before descriptor 2.
    ///
    /// @return the descriptor that means what 2 did; -1 if there can be no filter, and nothing is changed
    static int standBefore(SystemCalls calls) {
        try {
            Process shell = new ProcessBuilder("sh", "-c", "exec 1>&2\n" + FILTER)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int pipe = number(shell.getOutputStream());
            int before = calls.duplicate(STANDARD_ERROR);
            if (before >= 0) {
                calls.duplicateTo(pipe, STANDARD_ERROR);
            }
            return before;
        } catch (IOException | ReflectiveOperationException | RuntimeException e) {
            // No shell, or no way to look into a stream: the announcement is to be seen.
            return -1;
        }
    }

    /// The manifest opens `java.io` for this.
    private static int number(OutputStream stream) throws ReflectiveOperationException, IOException {
        Field inner = FilterOutputStream.class.getDeclaredField("out");
        inner.setAccessible(true);
        Field number = FileDescriptor.class.getDeclaredField("fd");
        number.setAccessible(true);
        return number.getInt(((FileOutputStream) inner.get(stream)).getFD());
    }
}
