package dev.ballast.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes arrays as NumPy reads them (format 1.0 of `.npy`): a header of text, then the numbers, least byte first.
final class NpyFile {

    private static final byte[] START = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private NpyFile() {
    }

    static void write(Path path, double[][] rows) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            out.write(header("<f8", rows.length + ", " + rows[0].length));
            byte[] bytes = new byte[rows[0].length * Double.BYTES];
            for (double[] row : rows) {
                little(bytes).asDoubleBuffer().put(row);
                out.write(bytes);
            }
        }
    }

    static void write(Path path, int[] values) throws IOException {
        byte[] bytes = new byte[values.length * Integer.BYTES];
        little(bytes).asIntBuffer().put(values);
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(header("<i4", values.length + ","));
            out.write(bytes);
        }
    }

    private static byte[] header(String type, String shape) {
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        int length = START.length + Short.BYTES + text.length() + 1;
        byte[] header = new byte[Math.ceilDiv(length, ALIGNMENT) * ALIGNMENT];
        text += " ".repeat(header.length - length) + "\n";
        little(header).put(START).putShort((short) text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
        return header;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
