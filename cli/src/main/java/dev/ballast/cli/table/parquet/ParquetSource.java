package dev.ballast.cli.table.parquet;

import dev.ballast.cli.table.typed.CellText;
import dev.ballast.cli.table.ReadRequest;
import dev.ballast.cli.table.TableFormat;
import dev.ballast.cli.table.TableShape;
import dev.ballast.cli.table.TypedSource;
import dev.ballast.cli.table.typed.TypedReader;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableScanner.HeaderSink;
import dev.ballast.tables.text.ColumnNames;
import dev.ballast.tables.text.DelimitedFormat;
import dev.ballast.tables.text.LineEnds;
import dev.ballast.tables.text.RowSink;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import org.apache.parquet.format.SchemaElement;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/// A Parquet file, read where it is. The position of a row is its number. Columns that nobody wants are not decoded.
///
/// **Memory.** The pages of a row group that are being decoded, some of them ahead.
final class ParquetSource implements TypedSource {

    /// Keeps the library from saying what it found on the machine.
    private static final Logger QUIET = Logger.getLogger("dev.hardwood");
    private static final int PROGRESS_ROWS = 1 << 14;

    static {
        QUIET.setLevel(Level.WARNING);
    }

    private final ReadRequest request;
    private final ParquetFooter footer;
    private final TableShape shape;

    private ParquetSource(ReadRequest request, ParquetFooter footer) {
        this.request = request;
        this.footer = footer;
        this.shape = footer.shape(request.file());
    }

    static ParquetSource open(ReadRequest read) {
        try {
            ParquetFooter footer = ParquetFooter.read(read.file(), read.bytes());
            if (footer.meta().getNum_rows() == 0) {
                throw new Failure(read.file() + ": has no rows");
            }
            ParquetSource source = new ParquetSource(read, footer);
            PageCheck.require(read.file(), read.bytes(), footer.meta());
            return source;
        } catch (IOException e) {
            throw Failure.reading(read.file(), e);
        }
    }

    @Override
    public Path file() {
        return request.file();
    }

    @Override
    public Path text() {
        return request.bytes();
    }

    @Override
    public DelimitedFormat format() {
        return new DelimitedFormat(expectedDelimiter(), true);
    }

    @Override
    public char expectedDelimiter() {
        return ',';
    }

    @Override
    public TableShape shape() {
        return shape;
    }

    @Override
    public TypedSource towards(TableFormat out, boolean chooses, boolean anywhere) {
        return out instanceof ParquetTable && !anywhere ? this : TypedReader.kept(request, new Rows());
    }

    /// All rows, for a copy as text.
    private final class Rows implements TypedReader {

        @Override
        public TableShape shape() {
            return shape;
        }

        @Override
        public void read(RowSink rows) {
            readAll(rows, _ -> {
            });
        }
    }

    @Override
    public LineEnds scan(HeaderSink header, LongConsumer progress) {
        readAll(header.header(new ColumnNames(request.file(), shape.names()), 0), progress);
        return new LineEnds("\n", true);
    }

    private void readAll(RowSink rows, LongConsumer progress) {
        long size = request.bytes().toFile().length();
        long total = footer.meta().getNum_rows();
        read(request, footer, rows, row -> {
            if (row % PROGRESS_ROWS == 0) {
                progress.accept(Math.min(size, (long) ((double) size * row / total)));
            }
        });
        progress.accept(size);
    }

    /// Hands on the rows of a file, those columns of them that are wanted.
    static void read(ReadRequest request, ParquetFooter footer, RowSink rows, LongConsumer atRow) {
        List<SchemaElement> elements = footer.meta().getSchema().subList(1, footer.meta().getSchema().size());
        int[] wanted = IntStream.range(0, elements.size()).filter(rows::wants).toArray();
        // Rows are counted by some column.
        int[] decoded = wanted.length == 0 ? new int[]{0} : wanted;
        HardwoodContext context = HardwoodContext.create();
        boolean whole = false;
        try {
            InputFile file = InputFile.of(request.bytes());
            ParquetFileReader reader = ParquetFileReader.open(file, context);
            ColumnProjection projection = decoded.length == elements.size()
                    ? ColumnProjection.all()
                    : ColumnProjection.columns(IntStream.of(decoded).mapToObj(column -> elements.get(column).getName())
                            .toArray(String[]::new));
            ColumnReaders readers = reader.columnReaders(projection);
            long row = rows(readers, decoded, wanted.length, elements, rows, atRow);
            if (row != footer.meta().getNum_rows()) {
                throw new Failure(request.file() + ": is damaged: it says that it has " + footer.meta().getNum_rows()
                        + " rows, and its pages have " + row);
            }
            readers.close();
            reader.close();
            file.close();
            whole = true;
        } catch (IOException e) {
            throw Failure.reading(request.file(), e);
        } catch (Failure failure) {
            throw failure;
        } catch (RuntimeException | NoClassDefFoundError e) {
            throw new Failure(request.file() + ": its pages cannot be read: " + reason(e), e);
        } finally {
            if (whole) {
                context.close();
            } else {
                // Closed in order, the library would wait for pages that never come.
                context.executor().shutdownNow();
            }
        }
    }

    private static long rows(ColumnReaders readers, int[] decoded, int wanted, List<SchemaElement> elements,
            RowSink rows,
            LongConsumer atRow) {
        List<ColumnCells> columns = new ArrayList<>();
        for (int column : decoded) {
            columns.add(new ColumnCells(column, elements.get(column)));
        }
        long row = 0;
        while (readers.nextBatch()) {
            for (int i = 0; i < decoded.length; i++) {
                columns.get(i).load(readers.getColumnReader(i));
            }
            row = batch(columns, wanted, readers.getRecordCount(), row, rows, atRow);
        }
        return row;
    }

    private static long batch(List<ColumnCells> columns, int wanted, int count, long first, RowSink rows,
            LongConsumer atRow) {
        CellText cells = new CellText(rows);
        for (int i = 0; i < count; i++) {
            for (int column = 0; column < wanted; column++) {
                columns.get(column).cell(i, cells);
            }
            long row = first + i;
            rows.endRow(row, row + 1, row, row + 1);
            atRow.accept(row);
        }
        return first + count;
    }

    /// The innermost reason that has words.
    private static String reason(Throwable e) {
        String words = String.valueOf(e.getMessage());
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            words = cause.getMessage() == null ? words : cause.getMessage();
        }
        return words;
    }
}
