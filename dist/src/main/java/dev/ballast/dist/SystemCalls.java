package dev.ballast.dist;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// The few functions of POSIX systems that Java does not have.
final class SystemCalls {

    private final MethodHandle execute;
    private final MethodHandle duplicate;
    private final MethodHandle duplicateTo;
    private final MethodHandle isTerminal;

    private SystemCalls() {
        execute = function("execv", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        duplicate = function("dup", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        duplicateTo = function("dup2", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
        isTerminal = function("isatty", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    }

    /// {@return the functions, if this system has them}
    static Optional<SystemCalls> find() {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SystemCalls());
        } catch (UnsupportedOperationException | IllegalStateException e) {
            // No foreign functions on this machine, or native access is denied to us.
            return Optional.empty();
        }
    }

    /// The manifest allows native access.
    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().find(name)
                .orElseThrow(() -> new IllegalStateException("this system has no " + name)), type);
    }

    /// Lets another program take over this process. Comes back only if that fails.
    void execute(MemorySegment program, MemorySegment words) {
        call(() -> (int) execute.invokeExact(program, words));
    }

    /// {@return another descriptor of the same file, or -1}
    int duplicate(int descriptor) {
        return call(() -> (int) duplicate.invokeExact(descriptor));
    }

    /// Makes one descriptor mean what another does.
    void duplicateTo(int descriptor, int place) {
        call(() -> (int) duplicateTo.invokeExact(descriptor, place));
    }

    boolean isTerminal(int descriptor) {
        return call(() -> (int) isTerminal.invokeExact(descriptor)) == 1;
    }

    private static int call(Call call) {
        try {
            return call.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Call {
        int run() throws Throwable;
    }
}
