package dev.ballast.cli.resample;

import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.OrderedBlocks;
import dev.ballast.cli.output.RowCopy;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.output.Stages;
import dev.ballast.cli.output.Stages.Stage;
import dev.ballast.core.recipe.Provenance;
import dev.ballast.tables.text.ByteText;

import org.jspecify.annotations.Nullable;

/// Writes the result and its provenance, row after row.
final class ResultWriter {

    private static final int FLUSH_BYTES = 1 << 16;
    /// Rows are formatted in blocks of this many, or fewer if rows are long.
    private static final int BLOCK_ROWS = 1024;
    private static final int BLOCK_BYTES = 1 << 22;

    /// Formats a row.
    @FunctionalInterface
    interface RowFormat {

        /// Formats it.
        ///
        /// @param row     from 0
        /// @param text    takes the row with its line end
        /// @param origins takes its line of the record of provenance; null if there is none
        void write(long row, ByteText text, @Nullable ByteText origins);
    }

    private record Block(ByteText text, ByteText origins, long rows) {}

    private final RowCopy copy;
    private final InputBytes input;
    private final @Nullable StagedFile provenance;
    private final @Nullable Indicator indicator;
    private final boolean lines;
    private final boolean bases;
    private final byte delimiter;
    private final ByteText marked = new ByteText();
    private final ByteText provenanceText = new ByteText();
    private long rows;
    private boolean segments;

    /// @param indicator the last column, if one is added
    /// @param lines     whether lines are the result, with what stands before the first row; else another format is made from them
    /// @param bases     whether every line ends with the row of the table that it starts from
    ResultWriter(RowCopy copy, InputBytes input, @Nullable StagedFile provenance, @Nullable Indicator indicator,
            boolean lines, boolean bases, char delimiter) {
        this.copy = copy;
        this.input = input;
        this.provenance = provenance;
        this.indicator = indicator;
        this.lines = lines;
        this.bases = bases;
        this.delimiter = (byte) delimiter;
    }

    /// Writes what stands before the first row.
    void header(long end) {
        if (indicator == null || !lines) {
            copy.header(end);
            return;
        }
        ByteText line = new ByteText();
        input.read(0, Math.toIntExact(end), line);
        indicator.endNames(line, copy.lineEnd());
        copy.add(line.array(), line.length());
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

    /// Ends a row that was added.
    ///
    /// @param base the row of the table that it starts from
    void endAdded(ByteText row, long base) {
        if (indicator == null) {
            row.put(copy.lineEnd());
        } else {
            indicator.end(row, true, copy.lineEnd());
        }
        putBase(row, base);
    }

    /// Ends a row of the table.
    ///
    /// @param row    the row with its line end, if it has one
    /// @param closed  whether it has
    /// @param fileRow which row it is
    void endKept(ByteText row, boolean closed, long fileRow) {
        if (indicator != null) {
            indicator.end(row, false, copy.lineEnd());
        } else if (!closed) {
            row.put(copy.lineEnd());
        }
        putBase(row, fileRow);
    }

    /// Puts the row that a row starts from behind its last cell.
    private void putBase(ByteText row, long base) {
        if (bases) {
            Indicator.withoutEnd(row);
            row.put(delimiter);
            row.putAscii(Long.toString(base));
            row.put(copy.lineEnd());
        }
    }

    boolean wantsBases() {
        return bases;
    }

    boolean wantsProvenance() {
        return provenance != null;
    }

    /// A row of the input; `closed` says whether it has a line end.
    void original(long fileRow, long begin, long end, boolean closed) {
        if (indicator == null && !bases) {
            copy.row(begin, end, closed);
        } else {
            input.read(begin, Math.toIntExact(end - begin), marked);
            endKept(marked, closed, fileRow);
            flushMarked(FLUSH_BYTES);
        }
        if (provenance != null) {
            origin(rows, fileRow, provenanceText);
            flushProvenance(FLUSH_BYTES);
        }
        rows++;
    }

    /// Writes rows that are formatted in blocks on all threads.
    ///
    /// @param count      how many there are
    /// @param largestRow the bytes of the longest, about
    void blocks(long count, int largestRow, int threads, Stages stages, RowFormat format) {
        int blockRows = Math.clamp(BLOCK_BYTES / Math.max(1, largestRow), 1, BLOCK_ROWS);
        try (Stage stage = stages.begin("writing", count, false)) {
            OrderedBlocks.<Block>run(count, blockRows, threads, (from, to) -> {
                Block block = new Block(new ByteText(), new ByteText(), to - from);
                for (long row = from; row < to; row++) {
                    format.write(row, block.text(), wantsProvenance() ? block.origins() : null);
                }
                return block;
            }, block -> {
                add(block);
                stage.at(rows);
            });
        }
    }

    private void add(Block block) {
        flushMarked(0);
        copy.add(block.text().array(), block.text().length());
        if (provenance != null) {
            flushProvenance(0);
            provenance.write(block.origins().array(), block.origins().length());
        }
        rows += block.rows();
    }

    void finish() {
        flushMarked(0);
        copy.flush();
        flushProvenance(0);
    }

    private void flushMarked(int threshold) {
        if (marked.length() > threshold) {
            copy.add(marked.array(), marked.length());
            marked.clear();
        }
    }

    private void flushProvenance(int threshold) {
        if (provenance != null && provenanceText.length() > threshold) {
            provenance.write(provenanceText.array(), provenanceText.length());
            provenanceText.clear();
        }
    }
}
