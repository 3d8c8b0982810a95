package dev.ballast.cli.table.lines;

import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.RowTarget;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.table.ParsedTarget;
import dev.ballast.cli.table.ReadRequest;
import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.TableFormat;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.text.ByteText;

import java.util.List;

/// Sparse rows, as LIBSVM, SVMlight, XGBoost and others read them: a label and the features that are not 0, by their indices.
public final class LibsvmTable implements TableFormat {

    /// What the shape of such a table says of itself.
    static final String CODEC = "libsvm";

    /// Makes the format.
    public LibsvmTable() {
    }

    @Override
    public String name() {
        return "LIBSVM";
    }

    @Override
    public List<String> endings() {
        return List.of(".svm", ".libsvm", ".svmlight");
    }

    @Override
    public TableSource open(ReadRequest read) {
        return LibsvmSource.open(read);
    }

    @Override
    public RowTarget target(StagedFile file, ResultTable table) {
        boolean same = table.shape().codec().equals(CODEC);
        if (same && table.delimiter() != LibsvmSource.MADE) {
            return file;
        }
        LibsvmWriter writer = new LibsvmWriter(file, table);
        return same ? new Mixed(file, table, writer) : new ParsedTarget(table, writer);
    }

    /// Lines of the input, which stay as they are, and lines of cells.
    private static final class Mixed implements RowTarget {

        private final StagedFile file;
        private final ParsedTarget made;
        private final LibsvmWriter writer;
        private final ByteText line = new ByteText();
        private boolean isMade;

        Mixed(StagedFile file, ResultTable table, LibsvmWriter writer) {
            this.file = file;
            this.writer = writer;
            made = new ParsedTarget(table, writer);
        }

        @Override
        public void write(byte[] bytes, int length) {
            for (int i = 0; i < length; i++) {
                line.put(bytes[i]);
                isMade |= bytes[i] == LibsvmSource.MADE;
                if (bytes[i] == '\n') {
                    hand();
                }
            }
        }

        private void hand() {
            if (isMade) {
                made.write(line.array(), line.length());
            } else {
                writer.flush();
                file.write(line.array(), line.length());
            }
            line.clear();
            isMade = false;
        }

        @Override
        public void copy(InputBytes input, long begin, long end) {
            writer.flush();
            file.copy(input, begin, end);
        }

        @Override
        public void finish() {
            hand();
            made.finish();
        }
    }
}
