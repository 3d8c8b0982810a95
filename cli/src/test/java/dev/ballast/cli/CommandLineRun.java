package dev.ballast.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/// One run of the command line inside the test.
///
/// @param exitCode the exit code
/// @param out      what it printed
/// @param err      what it said on standard error
record CommandLineRun(int exitCode, String out, String err) {

    static CommandLineRun of(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int code = Ballast.run(new PrintWriter(out), new PrintWriter(err), words);
        return new CommandLineRun(code, out.toString(), err.toString());
    }
}
