package dev.ballast.cli.table;

import dev.ballast.cli.output.RowTarget;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.tables.check.ForeignFormat;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableScanner;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.text.DelimitedFormat;
import dev.ballast.tables.text.StatedFormat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;

/// Delimited text, as it is or packed. Rows that are kept are bytes of the input; where the input is packed, of what is inside.
///
/// @param name        what people call it
/// @param endings     how names of its files end
/// @param delimiter   what its cells have between them, if nobody says otherwise
/// @param compression how it is packed
record DelimitedTable(String name, List<String> endings, char delimiter,
        Compression compression) implements TableFormat {

    private static final int HEAD = 1 << 16;

    /// Copies the list.
    DelimitedTable {
        endings = List.copyOf(endings);
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public TableSource open(ReadRequest read) {
        StatedFormat stated = read.stated();
        // What the name says is checked; what --format says is not.
        if (stated.delimiter() == null && DelimitedFormat.delimiterOf(read.file()) != delimiter) {
            stated = new StatedFormat(delimiter, stated.header());
        }
        return new TableScanner(read.file(), compression == Compression.NONE ? read.bytes() : unpacked(read), stated);
    }

    private Path unpacked(ReadRequest read) {
        try (InputStream in = Files.newInputStream(read.bytes()); InputStream text = compression.unpacked(in)) {
            byte[] head = text.readNBytes(HEAD);
            ForeignFormat foreign = ForeignFormat.of(new String(head, StandardCharsets.ISO_8859_1), delimiter);
            if (foreign != null) {
                throw new Failure(read.file() + ": what is packed in it " + foreign.message());
            }
            return Spool.of(read.file(), new SequenceInputStream(new ByteArrayInputStream(head), text), read.notes());
        } catch (ZipException e) {
            throw new Failure(read.file() + ": is not what its name says, packed by gzip: " + e.getMessage()
                    + "; rename it, or say what it is by --format", e);
        } catch (IOException e) {
            throw Failure.reading(read.file(), e);
        }
    }

    @Override
    public RowTarget target(StagedFile file, ResultTable table) {
        RowTarget bytes = compression == Compression.NONE ? file : new CompressedTarget(file, compression);
        return table.delimiter() == delimiter || !isKnown(table.delimiter())
                ? bytes
                : new ParsedTarget(table, new DelimitedWriter(bytes, table.shape().names(), delimiter, table.header()));
    }

    /// Commas become tabs and tabs commas, as the name of the file says; a CSV file may have anything else between its cells.
    private boolean isKnown(char before) {
        return delimiter == '\t' || before == '\t';
    }

    /// All formats of text.
    static List<TableFormat> all() {
        return Arrays.stream(Compression.values()).<TableFormat>mapMulti((compression, into) -> {
            String packed = compression.ending();
            String how = switch (compression) {
                case NONE -> "";
                case GZIP -> ", packed by gzip";
                case ZSTD -> ", packed by zstd";
            };
            into.accept(new DelimitedTable("CSV" + how, List.of(".csv" + packed), ',', compression));
            into.accept(new DelimitedTable("TSV" + how, List.of(".tsv" + packed, ".tab" + packed), '\t', compression));
        }).toList();
    }
}
