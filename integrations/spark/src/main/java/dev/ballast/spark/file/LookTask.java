package dev.ballast.spark.file;

import dev.ballast.tables.kind.CellSyntax;

import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;

/// Looks at the cells of a partition; each piece of a file by itself, so that they can be put in order.
///
/// @param names   of the columns, behind which rows have the name of the file and the place in it, if they are from files
/// @param files   whether they are
/// @param markers what means missing
record LookTask(ArrayList<String> names, boolean files, ArrayList<String> markers)
        implements
            FlatMapFunction<Iterator<Row>, LookTask.Looked> {

    /// What the cells of a piece of a file hold.
    ///
    /// @param rows how many there are, in one place
    record Looked(String file, long start, ArrayList<CellLook> columns, long[] rows) implements Serializable {}

    @Override
    public Iterator<Looked> call(Iterator<Row> rows) {
        CellSyntax syntax = new CellSyntax(markers);
        ArrayList<Looked> found = new ArrayList<>();
        @Nullable
        Looked piece = null;
        while (rows.hasNext()) {
            Row row = rows.next();
            String file = files ? row.getString(names.size()) : "";
            long start = files ? row.getLong(names.size() + 1) : 0;
            if (piece == null || piece.start != start || !piece.file.equals(file)) {
                ArrayList<CellLook> columns = new ArrayList<>();
                names.forEach(name -> columns.add(new CellLook(name)));
                piece = new Looked(file, start, columns, new long[1]);
                found.add(piece);
            }
            for (int column = 0; column < names.size(); column++) {
                piece.columns.get(column).add(row.get(column), piece.rows[0], syntax);
            }
            piece.rows[0]++;
        }
        return found.iterator();
    }
}
