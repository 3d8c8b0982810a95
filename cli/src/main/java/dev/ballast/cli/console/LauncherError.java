package dev.ballast.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;

/// The standard error that the launcher had before it put a filter before the virtual machine's own.
///
/// Java announces an incubator module on standard error, and no option silences it. The launcher therefore filters
/// what the virtual machine writes to descriptor 2, and hands down the descriptor it had itself. What Ballast says
/// goes there at once, so that it is whole and in order when the command ends.
public final class LauncherError {

    /// The number of the descriptor, set by the launcher; absent where nothing is filtered.
    private static final String PROPERTY = "ballast.stderr";

    private LauncherError() {
    }

    /// Makes it the standard error of this virtual machine, if the launcher gave one.
    ///
    /// A descriptor that is opened anew by name would have a position of its own in a file, and would not be had for
    /// sockets and other people's terminals; hence the constructor that is not public, which the launcher opens. Without
    /// it the filtered standard error stays.
    public static void restore() {
        Integer number = Integer.getInteger(PROPERTY);
        if (number == null) {
            return;
        }
        try {
            Constructor<FileDescriptor> byNumber = FileDescriptor.class.getDeclaredConstructor(int.class);
            byNumber.setAccessible(true);
            System.setErr(new PrintStream(new FileOutputStream(byNumber.newInstance(number)), true,
                    System.err.charset()));
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Nothing is lost: the filter passes everything on but one line.
        }
    }
}
