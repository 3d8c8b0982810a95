package dev.ballast.cli.table.arrow;

import dev.ballast.cli.output.RowTarget;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.table.ParsedTarget;
import dev.ballast.cli.table.ReadRequest;
import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.TableFormat;
import dev.ballast.cli.table.typed.TypedReader;
import dev.ballast.cli.table.typed.TypedWriter;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableSource;

import java.io.IOException;
import java.util.List;

/// Apache Arrow: files, which Feather of version 2 is too, and streams.
///
/// @param stream whether it is the stream, not the file
public record ArrowTable(boolean stream) implements TableFormat {

    @Override
    public String name() {
        return stream ? "Arrow (stream)" : "Arrow";
    }

    @Override
    public List<String> endings() {
        return stream ? List.of(".arrows") : List.of(".arrow", ".feather", ".ipc");
    }

    @Override
    public TableSource open(ReadRequest read) {
        try (ArrowReader reader = new ArrowReader(read.file(), read.bytes())) {
            return TypedReader.kept(read, reader);
        } catch (IOException e) {
            throw Failure.reading(read.file(), e);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | NullPointerException e) {
            // Metadata is taken apart when it is asked for.
            throw new Failure(read.file() + ": is damaged: its metadata cannot be understood ("
                    + e.getClass().getSimpleName() + ")", e);
        }
    }

    @Override
    public RowTarget target(StagedFile file, ResultTable table) {
        return new ParsedTarget(table, new TypedWriter(file.name(), table, new ArrowWriter(file, table, stream)));
    }
}
