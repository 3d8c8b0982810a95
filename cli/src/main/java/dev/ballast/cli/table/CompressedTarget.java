package dev.ballast.cli.table;

import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.RowTarget;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.tables.message.Failure;

import java.io.IOException;
import java.io.OutputStream;

/// Lines that are packed as they come.
final class CompressedTarget implements RowTarget {

    private final OutputStream out;
    private final String name;

    CompressedTarget(StagedFile file, Compression compression) {
        name = file.name();
        try {
            out = compression.packed(new TargetStream(file));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Failure failed(IOException e) {
        return new Failure(name + ": cannot be written: " + Failure.reason(e), e);
    }

    @Override
    public void write(byte[] bytes, int length) {
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void copy(InputBytes input, long begin, long end) {
        input.forEach(begin, end, this::write);
    }

    @Override
    public void finish() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
