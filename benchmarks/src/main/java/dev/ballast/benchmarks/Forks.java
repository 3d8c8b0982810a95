package dev.ballast.benchmarks;

/// Arguments of the virtual machines the benchmarks are forked into.
final class Forks {

    /// One heap size for all, large enough that collections are rare.
    static final String LEAST_HEAP = "-Xms2g";
    /// See [#LEAST_HEAP].
    static final String MOST_HEAP = "-Xmx2g";

    /// Makes the Vector API visible.
    static final String VECTOR_MODULE = "--add-modules=jdk.incubator.vector";
    /// Makes Ballast use it, or fail.
    static final String VECTOR = "-Dballast.kernel=vector";
    /// Makes Ballast do without it.
    static final String SCALAR = "-Dballast.kernel=scalar";

    /// Keeps parallel streams, which Smile searches with, on the thread that calls: it takes part beside the workers of
    /// the common pool, so that even one worker would be a second thread.
    static final String NO_WORKERS = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0";
    /// Keeps Smile's logging facade from remarking on the absence of a logger.
    static final String QUIET_LOGGING = "-Dslf4j.internal.verbosity=ERROR";

    private Forks() {
    }

    /// Refuses to measure in a virtual machine that was not started with an argument above, as happens when
    /// `-jvmArgsAppend` on the command line replaces those of a benchmark.
    static void require(String argument) {
        int equals = argument.indexOf('=');
        String property = argument.substring("-D".length(), equals);
        String wanted = argument.substring(equals + 1);
        if (!wanted.equals(System.getProperty(property))) {
            throw new IllegalStateException("this benchmark is to be run with " + argument + ", but " + property
                    + " is " + System.getProperty(property) + "; add arguments by -jvmArgsPrepend, not -jvmArgsAppend");
        }
    }
}
