package dev.ballast.cli.resample;

import dev.ballast.cli.output.RowCopy;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.table.ByteText;
import dev.ballast.core.recipe.Provenance;

/// Writes the result and its provenance, row after row.
final class ResultWriter {

    private static final int FLUSH_BYTES = 1 << 16;

    private final RowCopy copy;
    private final StagedFile provenance;
    private final ByteText provenanceText = new ByteText();
    private long rows;
    private boolean segments;

    ResultWriter(RowCopy copy, StagedFile provenance) {
        this.copy = copy;
        this.provenance = provenance;
    }

    /// Writes the header of the record of provenance.
    ///
    /// @param segmentsOnly whether it needs no whole recipes
    void begin(boolean segmentsOnly) {
        segments = segmentsOnly;
        if (provenance == null) {
            return;
        }
        provenanceText.putAscii(segments ? Provenance.SEGMENTS : Provenance.RECIPES);
        provenanceText.put((byte) '\n');
    }

    /// Writes the line of a row of the input into the record of provenance.
    void origin(long row, long fileRow, ByteText out) {
        OriginLines.original(row, fileRow, segments, out);
    }

    long rows() {
        return rows;
    }

    byte[] lineEnd() {
        return copy.lineEnd();
    }

    boolean wantsProvenance() {
        return provenance != null;
    }

    /// A row of the input; `closed` says whether it has a line end.
    void original(long fileRow, long begin, long end, boolean closed) {
        copy.row(begin, end, closed);
        if (provenance != null) {
            origin(rows, fileRow, provenanceText);
            flushProvenance(FLUSH_BYTES);
        }
        rows++;
    }

    /// Complete lines, and their provenance with row numbers.
    void lines(ByteText text, ByteText origins, long count) {
        copy.add(text.array(), text.length());
        if (provenance != null) {
            flushProvenance(0);
            provenance.write(origins.array(), origins.length());
        }
        rows += count;
    }

    void finish() {
        copy.flush();
        flushProvenance(0);
    }

    private void flushProvenance(int threshold) {
        if (provenance != null && provenanceText.length() > threshold) {
            provenance.write(provenanceText.array(), provenanceText.length());
            provenanceText.clear();
        }
    }
}
