package dev.ballast.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.Channels;

/// One run of the command line inside the test.
///
/// @param exitCode the exit code
/// @param out      what it printed
/// @param err      what it said on standard error
/// @param bytes    what it wrote to standard output that is no text
record CommandLineRun(int exitCode, String out, String err, byte[] bytes) {

    static CommandLineRun of(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = Ballast.run(new PrintWriter(out), new PrintWriter(err), Channels.newChannel(bytes), words);
        return new CommandLineRun(code, out.toString(), err.toString(), bytes.toByteArray());
    }
}
