package dev.ballast.cli.resample;

import dev.ballast.cli.table.ByteText;
import dev.ballast.cli.table.TableProfile;
import dev.ballast.core.data.Column;
import dev.ballast.core.recipe.Resampling;

import java.util.Arrays;

/// Synthetic rows as text: numbers in the shortest form that reads back to the same value, the label as it is spelled
/// in the input, ignored columns from the base row or empty.
final class SynthesizedRows implements NewRows {

    private static final int LONGEST_NUMBER = 25;

    private final Resampling resampling;
    private final GrownRows grown;
    private final TableProfile profile;
    private final boolean carry;
    private final int[] featureOf;
    private final boolean[] integer;
    private final ThreadLocal<double[]> values;

    SynthesizedRows(Resampling resampling, GrownRows grown, TableProfile profile, Roles roles, boolean carry) {
        this.resampling = resampling;
        this.grown = grown;
        this.profile = profile;
        this.carry = carry;
        this.featureOf = new int[profile.columns().size()];
        Arrays.fill(featureOf, -1);
        this.integer = new boolean[roles.features().length];
        for (int j = 0; j < roles.features().length; j++) {
            featureOf[roles.features()[j]] = j;
            integer[j] = roles.columns().get(j).kind() == Column.Kind.INTEGER;
        }
        this.values = ThreadLocal.withInitial(() -> new double[integer.length]);
    }

    @Override
    public long rows() {
        return resampling.size() - resampling.keptSize();
    }

    @Override
    public int largestRow() {
        return integer.length * LONGEST_NUMBER + grown.largestText();
    }

    @Override
    public void write(long index, ByteText out) {
        long row = resampling.keptSize() + index;
        double[] features = values.get();
        resampling.copyRow(row, features, 0);
        byte delimiter = (byte) profile.format().delimiter();
        byte[] carried = carry ? grown.text(resampling.recipe(row).base()) : new byte[0];
        int at = 0;
        for (int column = 0; column < featureOf.length; column++) {
            if (column > 0) {
                out.put(delimiter);
            }
            int feature = featureOf[column];
            if (feature >= 0) {
                writeNumber(features[feature], integer[feature], out);
            } else if (column == profile.label()) {
                int rank = (int) resampling.source().labels().streamKey(resampling.code(row));
                out.put(profile.labels().spelling(rank));
            } else if (carry) {
                at = copyCell(carried, at, delimiter, out);
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

    @Override
    public void writeProvenance(long index, ByteText out) {
        Provenance.write(resampling.recipe(resampling.keptSize() + index), grown::fileRow, out);
    }
}
