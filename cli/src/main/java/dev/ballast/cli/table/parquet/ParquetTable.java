package dev.ballast.cli.table.parquet;

import dev.ballast.cli.output.RowTarget;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.table.ParsedTarget;
import dev.ballast.cli.table.ReadRequest;
import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.TableFormat;
import dev.ballast.cli.table.TableShape;
import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.typed.TypedWriter;
import dev.ballast.tables.scan.TableSource;

import org.apache.parquet.format.SchemaElement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Apache Parquet. From Parquet to Parquet types, names, compression and metadata stay as they are, and row groups of which all rows
/// are kept are taken over byte for byte.
public final class ParquetTable implements TableFormat {

    /// Says what Arrow's types of the columns were; of other columns it would be wrong.
    private static final String ARROW_SCHEMA = "ARROW:schema";

    /// Makes the format.
    public ParquetTable() {
    }

    @Override
    public String name() {
        return "Parquet";
    }

    @Override
    public List<String> endings() {
        return List.of(".parquet", ".parq", ".pq");
    }

    @Override
    public TableSource open(ReadRequest read) {
        return ParquetSource.open(read);
    }

    @Override
    public RowTarget target(StagedFile file, ResultTable table) {
        TableShape shape = table.shape();
        ParquetFooter from = shape.detail() instanceof ParquetFooter footer ? footer : null;
        List<SchemaElement> elements = new ArrayList<>();
        for (int column = 0; column < shape.columns().size(); column++) {
            TypedColumn of = shape.columns().get(column);
            elements.add(from != null && column + 1 < from.meta().getSchema().size()
                    ? from.meta().getSchema().get(column + 1)
                    : ParquetTypes.element(of));
        }
        boolean same = from != null && elements.size() == from.meta().getSchema().size() - 1;
        PageCodec codec = PageCodec.of(shape.codec());
        if (from != null && !shape.codec().equals(codec.name())) {
            table.notes().accept(file.name() + ": is packed by " + codec.name() + ", since the input is packed by "
                    + shape.codec() + ", which is not written");
        }
        ParquetWriter writer = new ParquetWriter(file, same ? shape : withoutArrow(shape), elements, codec);
        TypedWriter rows = new TypedWriter(file.name(), table, writer);
        return table.inPlace() && from != null
                ? new GroupTarget(from, table, writer, rows)
                : new ParsedTarget(table, rows);
    }

    private static TableShape withoutArrow(TableShape shape) {
        Map<String, String> metadata = new LinkedHashMap<>(shape.metadata());
        metadata.remove(ARROW_SCHEMA);
        metadata.keySet().removeIf(key -> key.startsWith("arff "));
        return new TableShape(shape.columns(), metadata, shape.codec());
    }
}
