package dev.ballast.cli.features;

import dev.ballast.cli.output.InputBytes;
import dev.ballast.core.data.CodeColumn;
import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.data.FeatureMatrixBuilder;
import dev.ballast.core.data.RunningMoments;
import dev.ballast.tables.kind.CellKind;
import dev.ballast.tables.kind.CellSyntax;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.schema.Levels;
import dev.ballast.tables.text.ByteText;
import dev.ballast.tables.text.ColumnNames;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// What a run keeps of the rows that a method is fitted to: their features, their place in the file, and the text that new
/// rows take from them.
public final class GatheredRows {

    /// Which text of a row is kept.
    public enum KeptText {
        /// None.
        NONE,
        /// The ignored cells, each with a delimiter before it but the first.
        IGNORED_CELLS,
        /// The whole row.
        ROW
    }

    private final TableProfile profile;
    private final CellSyntax syntax;
    private final Roles roles;
    private final KeptText keptText;
    private final FeatureMatrixBuilder features;
    private final @Nullable RunningMoments moments;
    private final double[] values;
    /// For every column that the method is given its levels; null for numbers.
    private final @Nullable Levels[] levels;
    /// Which of those columns hold numbers.
    private final int[] numbers;
    private final TargetCells target;
    private final LongArrayList fileRows = new LongArrayList();
    private final boolean withPlaces;
    private final LongArrayList begins = new LongArrayList();
    private final IntArrayList lengths = new IntArrayList();
    private final List<byte[]> texts = new ArrayList<>();

    /// Makes room.
    ///
    /// @param withPlaces whether it is remembered where the rows stand in the file, for rows that are copied later
    public GatheredRows(TableProfile profile, CellSyntax syntax, Roles roles, KeptText keptText, boolean withMoments,
            boolean withPlaces) {
        this.profile = profile;
        this.syntax = syntax;
        this.roles = roles;
        this.keptText = keptText;
        this.levels = roles.columns().stream().map(column -> column.kind().isCoded() ? new Levels(column) : null)
                .toArray(Levels[]::new);
        this.numbers = IntStream.range(0, levels.length).filter(j -> levels[j] == null).toArray();
        this.features = new FeatureMatrixBuilder(numbers.length);
        this.values = new double[numbers.length];
        this.target = TargetCells.of(profile, syntax, roles.target());
        this.withPlaces = withPlaces;
        this.moments = withMoments ? new RunningMoments(values.length) : null;
    }

    /// Looks at every row of the table; keeps those that are wanted.
    public void row(CellRow cells, int rank, boolean wanted, long row, long line, long begin, long end) {
        if (!wanted && moments == null) {
            return;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = number(cells, numbers[i], line);
        }
        if (moments != null) {
            moments.add(values);
        }
        if (wanted) {
            features.addRow(values, 0);
            for (int j = 0; j < levels.length; j++) {
                if (levels[j] != null) {
                    cells.addTo(levels[j], roles.given()[j]);
                }
            }
            target.add(cells, rank, line);
            fileRows.add(row);
            if (withPlaces) {
                begins.add(begin);
                lengths.add(Math.toIntExact(end - begin));
            }
            switch (keptText) {
                case NONE -> {
                }
                case ROW -> texts.add(cells.rawRow(profile.format().delimiter()));
                case IGNORED_CELLS -> texts.add(ignoredCells(cells));
            }
        }
    }

    private byte[] ignoredCells(CellRow cells) {
        ByteText out = new ByteText();
        for (int column : roles.ignored()) {
            cells.writeRaw(column, out);
            out.put((byte) profile.format().delimiter());
        }
        return out.toBytes();
    }

    private double number(CellRow cells, int given, long line) {
        int column = roles.given()[given];
        char[] buffer = cells.buffer();
        int begin = cells.begin(column);
        int length = cells.length(column);
        CellKind kind = syntax.kind(buffer, begin, length);
        if (kind == CellKind.INTEGER || kind == CellKind.LONG_INTEGER || kind == CellKind.DECIMAL) {
            double value = CellSyntax.value(buffer, begin, length);
            if (Double.isFinite(value)) {
                return value;
            }
        }
        if (kind == CellKind.MISSING && roles.columns().get(given).missing() != Column.Missing.REFUSE) {
            return Double.NaN;
        }
        String what = switch (kind) {
            case MISSING -> "is missing";
            case INFINITE -> "is infinite";
            case TEXT -> "is not a number";
            case INTEGER, LONG_INTEGER, DECIMAL -> "is beyond the range of a double";
        };
        String needs = roles.columns().get(given).isFeature()
                ? "feature: fill it in, drop the row,"
                        + (kind == CellKind.MISSING ? " say what it means by --missing-values," : "")
                        + " or leave the column out with --ignore " + ColumnNames.shellWord(profile.names(), column)
                : "column that --weight names: correct it, drop the row, or name another column by --weight";
        throw new Failure(profile.file() + ":" + line + ": column " + ColumnNames.shown(profile.names(), column) + ' ' + what
                + " (\"" + VisibleText.shown(cells.text(column))
                + "\"); the rows that are worked on need a finite number in every " + needs);
    }

    /// The kept rows as a data set. Its rows are numbered in the order they were kept.
    public Dataset dataset() {
        List<Column> columns = new ArrayList<>();
        List<CodeColumn> codes = new ArrayList<>();
        boolean[] isCode = new boolean[levels.length];
        for (int j = 0; j < levels.length; j++) {
            isCode[j] = levels[j] != null;
            if (isCode[j]) {
                codes.add(levels[j].toCodes());
            }
            columns.add(isCode[j] ? levels[j].toColumn() : roles.columns().get(j));
        }
        FeatureMatrix matrix = features.build();
        return new Dataset(codes.isEmpty() ? matrix : FeatureMatrix.mixed(matrix, codes, isCode), target.toTarget(),
                columns);
    }

    public TargetCells target() {
        return target;
    }

    /// For every column that the method is given the spelling of its levels by code; null for numbers.
    public byte[][][] spellings() {
        return Arrays.stream(levels).map(of -> of == null ? null : of.spellings()).toArray(byte[][][]::new);
    }

    public double[] standardDeviations() {
        RunningMoments all = Objects.requireNonNull(moments, "rows were gathered without moments");
        int outOfRange = all.columnOutOfRange();
        if (outOfRange >= 0) {
            throw new Failure(profile.file() + ": column \""
                    + VisibleText.shown(roles.columns().get(numbers[outOfRange]).name())
                    + "\" has a standard deviation too small for a double to hold; multiply the column by a constant");
        }
        double[] found = all.standardDeviations();
        double[] given = new double[levels.length];
        for (int i = 0; i < found.length; i++) {
            given[numbers[i]] = found[i];
        }
        return given;
    }

    public long fileRow(int row) {
        return fileRows.getLong(row);
    }

    public int largestRow() {
        return lengths.intStream().max().orElse(0);
    }

    /// Writes a row as it stands in the file, without its line end.
    ///
    /// @param raw room for it
    public void writeRow(int row, InputBytes input, ByteText raw, ByteText out) {
        if (keptText == KeptText.ROW) {
            out.put(texts.get(row));
            return;
        }
        raw.clear();
        input.read(begins.getLong(row), lengths.getInt(row), raw);
        int length = raw.length();
        while (length > 0 && (raw.array()[length - 1] == '\n' || raw.array()[length - 1] == '\r')) {
            length--;
        }
        for (int i = 0; i < length; i++) {
            out.put(raw.array()[i]);
        }
    }

    public int largestText() {
        return texts.stream().mapToInt(text -> text.length).max().orElse(0);
    }

    public byte[] text(int row) {
        return texts.get(row);
    }

    public long begin(int row) {
        return begins.getLong(row);
    }

    public long end(int row) {
        return begin(row) + lengths.getInt(row);
    }
}
