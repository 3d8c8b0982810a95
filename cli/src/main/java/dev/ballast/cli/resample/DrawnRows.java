package dev.ballast.cli.resample;

import dev.ballast.cli.output.InputBytes;
import dev.ballast.core.recipe.Mix;
import dev.ballast.core.recipe.Provenance;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.tables.scan.TableProfile;
import dev.ballast.tables.text.ByteText;

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
    private final int[] featureOf;
    private final boolean[] integer;
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
        this.featureOf = new int[profile.columns().size()];
        Arrays.fill(featureOf, -1);
        this.integer = new boolean[roles.features().length];
        for (int j = 0; j < roles.features().length; j++) {
            featureOf[roles.features()[j]] = j;
            integer[j] = resampling.plan().mixing().mixes().get(j) == Mix.WHOLE;
        }
        this.room = ThreadLocal.withInitial(() -> new Room(integer.length));
    }

    @Override
    public long rows() {
        return resampling.size() - resampling.keptSize();
    }

    @Override
    public int largestRow() {
        return Math.max(integer.length * LONGEST_NUMBER + gathered.largestText(), gathered.largestRow());
    }

    @Override
    public void write(long index, long row, ByteText text, ByteText origins) {
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

    private void writeMade(long position, Room at, ByteText out) {
        resampling.copyRow(at.slot, at.values, 0);
        byte delimiter = (byte) profile.format().delimiter();
        byte[] carried = carry ? gathered.text((int) resampling.plan().root(at.slot)) : new byte[0];
        int cell = 0;
        for (int column = 0; column < featureOf.length; column++) {
            if (column > 0) {
                out.put(delimiter);
            }
            int feature = featureOf[column];
            if (feature >= 0) {
                writeNumber(at.values[feature], integer[feature], out);
            } else if (column == profile.label()) {
                int rank = (int) resampling.source().labels().streamKey(resampling.code(position));
                out.put(profile.labels().spelling(rank));
            } else if (carry) {
                cell = copyCell(carried, cell, delimiter, out);
            }
        }
    }

    /// Copies a raw cell up to its delimiter, which may also stand inside quotes; returns where the next one begins.
    private static int copyCell(byte[] cells, int from, byte delimiter, ByteText out) {
        int at = from;
        boolean quoted = cells[at] == '"';
        boolean inside = false;
        while (inside || cells[at] != delimiter) {
            if (quoted && cells[at] == '"') {
                inside = !inside;
            }
            out.put(cells[at++]);
        }
        return at + 1;
    }

    static void writeNumber(double value, boolean integer, ByteText out) {
        if (integer && Math.abs(value) < Long.MAX_VALUE) {
            out.putAscii(Long.toString((long) value));
            return;
        }
        String text = Double.toString(value);
        int fraction = text.indexOf(".0");
        if (fraction >= 0 && (fraction + 2 == text.length() || text.charAt(fraction + 2) == 'E')) {
            text = text.substring(0, fraction) + text.substring(fraction + 2);
        }
        out.putAscii(text);
    }
}
