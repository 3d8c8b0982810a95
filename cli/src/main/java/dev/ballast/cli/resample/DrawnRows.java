package dev.ballast.cli.resample;

import dev.ballast.cli.features.NumberCell;
import dev.ballast.cli.features.GatheredRows;
import dev.ballast.cli.features.Roles;
import dev.ballast.cli.output.InputBytes;
import dev.ballast.core.recipe.Mix;
import dev.ballast.core.recipe.Provenance;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.text.ByteText;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// New rows of a plan as text. Made rows: numbers in the shortest form that reads back to the same value, the label as it is
/// spelled in the input, other columns from the base row or empty. Copied rows: as they stand in the input.
final class DrawnRows implements NewRows {

    private static final int LONGEST_NUMBER = 25;

    private final Resampling resampling;
    private final GatheredRows gathered;
    private final TableProfile profile;
    private final InputBytes input;
    private final boolean carry;
    private final boolean segments;
    private final Roles roles;
    /// For every column of the table its place among those that the method was given, or -1.
    private final int[] given;
    private final boolean[] integer;
    private final byte[][][] spellings;
    private final int longest;
    private final ThreadLocal<Room> room;

    /// What a thread works in.
    private static final class Room {
        private final RecipeSlot slot = new RecipeSlot();
        private final StringBuilder line = new StringBuilder();
        private final ByteText raw = new ByteText();
        private final double[] values;

        Room(int features) {
            values = new double[features];
        }
    }

    /// @param carry    whether made rows take columns that are no features from their base row
    /// @param segments whether the record of provenance needs no whole recipes
    DrawnRows(Resampling resampling, GatheredRows gathered, TableProfile profile, Roles roles, InputBytes input,
            boolean carry, boolean segments) {
        this.resampling = resampling;
        this.gathered = gathered;
        this.profile = profile;
        this.input = input;
        this.carry = carry;
        this.segments = segments;
        this.roles = roles;
        this.given = new int[profile.columns().size()];
        Arrays.fill(given, -1);
        this.integer = new boolean[roles.given().length];
        this.spellings = gathered.spellings();
        for (int j = 0; j < integer.length; j++) {
            given[roles.given()[j]] = j;
            integer[j] = resampling.plan().mixing().mixes().get(j) == Mix.WHOLE;
        }
        this.longest = Arrays.stream(spellings)
                .mapToInt(of -> of == null
                        ? LONGEST_NUMBER
                        : Arrays.stream(of).mapToInt(level -> level.length).max().orElse(0))
                .sum();
        this.room = ThreadLocal.withInitial(() -> new Room(integer.length));
    }

    @Override
    public long rows() {
        return resampling.size() - resampling.keptSize();
    }

    @Override
    public int largestRow() {
        return Math.max(longest + gathered.largestText(), gathered.largestRow());
    }

    @Override
    public void write(long index, long row, ByteText text, @Nullable ByteText origins) {
        Room at = room.get();
        long position = resampling.keptSize() + index;
        resampling.plan().recipe(position, at.slot);
        if (at.slot.isMade()) {
            writeMade(position, at, text);
        } else {
            gathered.writeRow((int) at.slot.base(), input, at.raw, text);
        }
        if (origins != null) {
            at.line.setLength(0);
            Provenance.append(row, resampling.plan(), at.slot, segments, base -> gathered.fileRow((int) base), at.line);
            origins.putAscii(at.line);
            origins.put((byte) '\n');
        }
    }

    @Override
    public long base(long index) {
        Room at = room.get();
        resampling.plan().recipe(resampling.keptSize() + index, at.slot);
        return gathered.fileRow((int) (at.slot.isMade() ? resampling.plan().root(at.slot) : at.slot.base()));
    }

    private void writeMade(long position, Room at, ByteText out) {
        resampling.copyRow(at.slot, at.values, 0);
        byte delimiter = (byte) profile.format().delimiter();
        byte[] carried = carry ? gathered.text((int) resampling.plan().root(at.slot)) : new byte[0];
        int cell = 0;
        for (int column = 0; column < given.length; column++) {
            if (column > 0) {
                out.put(delimiter);
            }
            int place = given[column];
            if (place >= 0) {
                writeGiven(place, at.values[place], out);
            } else if (roles.target().contains(column)) {
                gathered.target().write(resampling, position, column, out);
            } else if (carry) {
                int begin = cell;
                cell = endOfCell(carried, begin, delimiter) + 1;
                if (!Roles.contains(roles.emptied(), column)) {
                    for (int i = begin; i < cell - 1; i++) {
                        out.put(carried[i]);
                    }
                }
            }
        }
    }

    /// A number that is missing is an empty cell.
    private void writeGiven(int place, double value, ByteText out) {
        if (spellings[place] != null) {
            out.put(spellings[place][(int) value]);
        } else if (!Double.isNaN(value)) {
            NumberCell.write(value, integer[place], out);
        }
    }

    /// Where the delimiter after a raw cell is, which may also stand inside quotes.
    private static int endOfCell(byte[] cells, int from, byte delimiter) {
        int at = from;
        boolean quoted = cells[at] == '"';
        boolean inside = false;
        while (inside || cells[at] != delimiter) {
            if (quoted && cells[at] == '"') {
                inside = !inside;
            }
            at++;
        }
        return at;
    }
}
