package dev.ballast.cli.resample;

import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.table.ByteText;

import java.nio.charset.StandardCharsets;

/// Writes the result and its provenance, row after row.
///
/// Runs of rows that follow each other in the input are copied as one.
final class ResultWriter {

    private static final int FLUSH_BYTES = 1 << 16;

    private final InputBytes input;
    private final StagedFile result;
    private final StagedFile provenance;
    private final byte[] lineEnd;
    private final ByteText provenanceText = new ByteText();
    private long runBegin;
    private long runEnd;
    private boolean open;
    private long rows;

    ResultWriter(InputBytes input, StagedFile result, StagedFile provenance, String lineEnd) {
        this.input = input;
        this.result = result;
        this.provenance = provenance;
        this.lineEnd = lineEnd.getBytes(StandardCharsets.US_ASCII);
        if (provenance != null) {
            provenanceText.putAscii(Provenance.HEADER);
        }
    }

    long rows() {
        return rows;
    }

    byte[] lineEnd() {
        return lineEnd;
    }

    boolean wantsProvenance() {
        return provenance != null;
    }

    /// What stands before the first row: a byte order mark, a header, or nothing.
    void header(long end) {
        runEnd = end;
    }

    /// A row of the input; `closed` says whether it has a line end.
    void original(long fileRow, long begin, long end, boolean closed) {
        if (begin != runEnd) {
            flushRun();
            runBegin = begin;
        }
        runEnd = end;
        open = !closed;
        if (provenance != null) {
            Provenance.writeRow(rows, provenanceText);
            Provenance.writeOriginal(fileRow, provenanceText);
            flushProvenance(FLUSH_BYTES);
        }
        rows++;
    }

    /// Complete lines, and their provenance with row numbers.
    void lines(ByteText text, ByteText origins, long count) {
        flushRun();
        if (open) {
            result.write(lineEnd, lineEnd.length);
            open = false;
        }
        result.write(text.array(), text.length());
        if (provenance != null) {
            flushProvenance(0);
            provenance.write(origins.array(), origins.length());
        }
        rows += count;
    }

    void finish() {
        flushRun();
        flushProvenance(0);
    }

    private void flushRun() {
        if (runEnd > runBegin) {
            result.copy(input.channel(), runBegin, runEnd);
        }
        runBegin = runEnd;
    }

    private void flushProvenance(int threshold) {
        if (provenance != null && provenanceText.length() > threshold) {
            provenance.write(provenanceText.array(), provenanceText.length());
            provenanceText.clear();
        }
    }
}
