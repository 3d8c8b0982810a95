package dev.ballast.cli.batches;

import dev.ballast.cli.features.CarriedColumns;
import dev.ballast.cli.features.CellRow;
import dev.ballast.cli.features.GatheredRows;
import dev.ballast.cli.features.Roles;
import dev.ballast.cli.features.RowClasses;
import dev.ballast.cli.features.WeightCell;
import dev.ballast.cli.output.InputBytes;
import dev.ballast.cli.output.Stages;
import dev.ballast.cli.output.Stages.Stage;
import dev.ballast.core.data.Column;
import dev.ballast.core.data.Column.Role;
import dev.ballast.core.data.Dataset;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.schema.ColumnUse;
import dev.ballast.tables.schema.Schema;
import dev.ballast.tables.schema.TargetColumns;
import dev.ballast.tables.text.RowSink;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// A table in memory: its features (8 bytes a number, 1 to 4 a code), its classes, and the weights that rows are drawn by.
///
/// @param data     features and classes; if rows weigh something in training, that is a column too
/// @param features the features as batches have them
/// @param weight   the place of a row's weight in training among its values; -1 if all weigh 1
/// @param drawnBy  the weight of every row in drawing; empty if rows are not drawn by a column
record LoadedTable(Dataset data, List<FeatureColumn> features, int weight, double[] drawnBy) {

    /// Reads a table, in two passes.
    ///
    /// @param notes takes lines about the table that the user should know
    /// @throws Failure if the table or a column cannot be served
    static LoadedTable read(BatchesRequest request, InputBytes input, Stages stages, Consumer<String> notes) {
        TableProfile profile;
        try (Stage stage = stages.begin("reading", input.size(), true)) {
            profile = TableProfile.of(request.table(), request.syntax(), names -> names.label(request.label()), null,
                    stage::at);
        }
        profile.requireClasses(request.manyClasses());
        profile.classHints().forEach(hint -> notes.accept(profile.file() + ": " + hint));
        TargetColumns target = TargetColumns.ofClasses(profile.label());
        String named = request.drawing().weightColumn();
        int drawnBy = named == null ? -1 : profile.finder().find(named);
        if (drawnBy == profile.label()) {
            throw new Failure(profile.file() + ": --weights names the label column");
        }
        Schema schema = withoutFeature(Schema.of(profile, target, request.declared()), drawnBy);
        Roles roles = request.drawing() instanceof Drawing.Mixed mixed && mixed.looksAtFeatures()
                ? Roles.of(profile, schema, mixed.method(), mixed.name(), target)
                : Roles.ofFeatures(profile, schema, target);
        long weights = roles.columns().stream().filter(column -> column.role() == Role.WEIGHT).count();
        if (weights > 1) {
            throw new Failure(profile.file() + ": --weight names " + weights
                    + " columns, and rows of batches have one weight; name one");
        }
        int[] carried = IntStream.of(roles.carried()).filter(column -> column != drawnBy).toArray();
        if (carried.length > 0) {
            notes.accept(CarriedColumns.note(profile, carried, false, false));
        }
        Pass pass = new Pass(profile, request, roles, drawnBy);
        try (Stage stage = stages.begin("gathering", input.size(), true)) {
            request.table().scan((_, _) -> pass, stage::at);
        }
        Dataset data = pass.gathered.dataset();
        List<FeatureColumn> features = new ArrayList<>();
        int weight = -1;
        for (int place = 0; place < data.columns().size(); place++) {
            Column column = data.columns().get(place);
            if (column.isFeature()) {
                int of = roles.given()[place];
                features.add(FeatureColumn.of(column, place, schema.columns().get(of).declared(),
                        profile.columns().get(of).missing() > 0, request.syntax()));
            } else if (column.role() == Role.WEIGHT) {
                weight = place;
            }
        }
        return new LoadedTable(data, features, weight, pass.weights.toDoubleArray());
    }

    /// A column that rows are drawn by is no feature, unless the user says that it is.
    private static Schema withoutFeature(Schema schema, int column) {
        if (column < 0 || schema.columns().get(column).declared()) {
            return schema;
        }
        List<ColumnUse> uses = new ArrayList<>(schema.columns());
        ColumnUse use = uses.get(column);
        uses.set(column, new ColumnUse(use.column().as(Role.CARRIED), "--weights", false));
        return new Schema(uses);
    }

    /// The second pass.
    private static final class Pass implements RowSink {

        private final TableProfile profile;
        private final BatchesRequest request;
        private final CellRow cells;
        private final RowClasses classes;
        private final GatheredRows gathered;
        private final int drawnBy;
        private final DoubleArrayList weights = new DoubleArrayList();

        Pass(TableProfile profile, BatchesRequest request, Roles roles, int drawnBy) {
            this.profile = profile;
            this.request = request;
            this.cells = new CellRow(profile.columns().size());
            this.classes = new RowClasses.OfLabels(profile);
            this.gathered = new GatheredRows(profile, request.syntax(), roles, GatheredRows.KeptText.NONE, false,
                    false);
            this.drawnBy = drawnBy;
        }

        @Override
        public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
            cells.set(column, buffer, offset, length, quoted);
        }

        @Override
        public void endRow(long row, long line, long begin, long end) {
            if (row == Integer.MAX_VALUE) {
                throw new Failure(profile.file() + ": has more than " + Integer.MAX_VALUE
                        + " rows, the most that batches are drawn of");
            }
            gathered.row(cells, classes.rank(cells, row), true, row, line, begin, end);
            if (drawnBy >= 0) {
                double weight = WeightCell.value(request.syntax(), cells.buffer(), cells.begin(drawnBy),
                        cells.length(drawnBy));
                if (Double.isNaN(weight)) {
                    throw WeightCell.refused(profile.file(), line, profile.names().get(drawnBy), cells.text(drawnBy));
                }
                weights.add(weight);
            }
        }
    }
}
