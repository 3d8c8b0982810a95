package dev.ballast.cli.table.numpy;

import dev.ballast.cli.output.RowTarget;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.table.ParsedTarget;
import dev.ballast.cli.table.ReadRequest;
import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.TableFormat;
import dev.ballast.cli.table.TableShape;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.typed.CellText;
import dev.ballast.cli.table.typed.TypedReader;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableSource;
import dev.ballast.tables.text.RowSink;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An array of NumPy, which is mapped by those that read it: features in `x.npy`, and the target in `x.y.npy` beside it.
public final class NumpyTable implements TableFormat {

    private static final String ENDING = ".npy";
    private static final String TARGET = ".y.npy";

    /// Makes the format.
    public NumpyTable() {
    }

    @Override
    public String name() {
        return "NumPy";
    }

    @Override
    public List<String> endings() {
        return List.of(ENDING);
    }

    /// Where the target of an array is.
    private static Path target(Path file) {
        String name = String.valueOf(file.getFileName());
        int end = name.length() - (name.toLowerCase(Locale.ROOT).endsWith(ENDING) ? ENDING.length() : 0);
        return file.resolveSibling(name.substring(0, end) + TARGET);
    }

    @Override
    public TableSource open(ReadRequest read) {
        try (NpyArray features = open(read.file(), read.bytes())) {
            Path beside = target(read.file());
            if (!read.file().equals(read.bytes()) || !Files.exists(beside)) {
                return TypedReader.kept(read, new Reader(read, List.of(features)));
            }
            try (NpyArray target = open(beside, beside)) {
                if (target.header().rows() != features.header().rows() || target.header().shape().size() != 1) {
                    throw new Failure(beside + ": has a shape of " + target.header().shape() + ", and " + read.file()
                            + " beside it has " + features.header().rows() + " rows; they do not belong together");
                }
                return TypedReader.kept(read, new Reader(read, List.of(features, target)));
            }
        } catch (IOException e) {
            throw Failure.reading(read.file(), e);
        }
    }

    private static NpyArray open(Path shown, Path bytes) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(bytes));
        try {
            return new NpyArray(shown.toString(), in, Files.size(bytes));
        } catch (IOException | Failure e) {
            in.close();
            throw e;
        }
    }

    private record Reader(ReadRequest request, List<NpyArray> arrays) implements TypedReader {

        @Override
        public TableShape shape() {
            List<TypedColumn> columns = new ArrayList<>(arrays.getFirst().columns("c1", "c"));
            if (arrays.size() > 1) {
                columns.addAll(arrays.getLast().columns("y", "y"));
            }
            return new TableShape(columns, Map.of(), "");
        }

        @Override
        public void read(RowSink rows) throws IOException {
            CellText cells = new CellText(rows);
            arrays.getFirst().prepare(request.file(), request.notes());
            int features = arrays.getFirst().columnCount();
            for (long row = 0; row < arrays.getFirst().header().rows(); row++) {
                arrays.getFirst().next(cells, 0);
                if (arrays.size() > 1) {
                    arrays.getLast().next(cells, features);
                }
                cells.endRow();
            }
        }
    }

    @Override
    public RowTarget target(StagedFile file, ResultTable table) {
        NumpyRows rows = new NumpyRows(file.name(), table);
        StagedFile target = rows.hasTarget() ? table.beside().apply(target(Path.of(file.name()))) : null;
        return new ParsedTarget(table, rows.into(arrays -> {
            arrays.features().writeTo(file);
            ArraySpool values = arrays.target();
            if (target != null && values != null) {
                values.writeTo(target);
                if (!arrays.classes().isEmpty()) {
                    table.notes().accept(target.name() + ": holds codes of classes: " + arrays.named());
                }
            }
        }));
    }
}
