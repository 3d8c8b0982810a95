package dev.ballast.smote.regression;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.RunningMoments;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.target.NumberTarget;

/// Noise in the units of a band: of each feature column, and of the target, its standard deviation in the band.
///
/// @param spread the standard deviations (divisor n - 1), the target's last; 0 for columns that are no features
/// @param least  the smallest target of the band
/// @param most   the largest target of the band
record BandNoise(double[] spread, double least, double most) {

    static BandNoise of(Dataset data, NumberTarget target, int... rows) {
        int columns = data.columns().size();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        RunningMoments moments = new RunningMoments(columns + 1);
        double[] values = new double[columns + 1];
        for (int row : rows) {
            data.features().copyRow(row, values, 0);
            for (int column = 0; column < columns; column++) {
                values[column] = data.columns().get(column).isFeature() ? values[column] : 0;
            }
            values[columns] = target.value(row);
            least = Math.min(least, values[columns]);
            most = Math.max(most, values[columns]);
            moments.add(values);
        }
        double[] spread = moments.standardDeviations();
        int outOfRange = moments.columnOutOfRange();
        double sample = Math.sqrt((double) rows.length / (rows.length - 1));
        for (int column = 0; column <= columns; column++) {
            spread[column] *= sample;
            if (column == outOfRange || Double.isInfinite(spread[column])) {
                throw new IllegalArgumentException((column == columns
                        ? "the target"
                        : "column \"" + data.columns().get(column).name() + '"')
                        + " has a standard deviation that a double cannot hold; multiply it by a constant");
            }
        }
        return new BandNoise(spread, least, most);
    }

    /// Draws tickets until the noise leaves the target between the smallest and the largest of the band, where it was before.
    long ticket(double target, double scale, RandomStream random) {
        int last = spread.length - 1;
        while (true) {
            long ticket = random.nextLong();
            double moved = target + scale * spread[last] * Recipe.Displacement.normal(ticket, last);
            if (moved >= least && moved <= most) {
                return ticket;
            }
        }
    }
}
