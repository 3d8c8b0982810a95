package dev.ballast.cli.table;

import dev.ballast.cli.output.StagedFile;

import java.io.OutputStream;
import java.nio.ByteBuffer;

/// The end of a file as a stream of bytes.
final class TargetStream extends OutputStream {

    private final StagedFile file;

    TargetStream(StagedFile file) {
        this.file = file;
    }

    @Override
    public void write(int b) {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        file.write(ByteBuffer.wrap(bytes, offset, length));
    }
}
