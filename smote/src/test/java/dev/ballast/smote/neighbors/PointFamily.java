package dev.ballast.smote.neighbors;

import java.util.random.RandomGenerator;

/// Kinds of points on which neighbor searches go wrong.
public enum PointFamily {
    /// Nothing special.
    GAUSSIAN,
    /// Few values, so that most distances occur many times.
    LATTICE_FULL_OF_TIES,
    /// One row, over and over.
    ALL_EQUAL,
    /// Five rows, over and over.
    FEW_DISTINCT,
    /// Every third row is the same, the others are not.
    THIRD_EQUAL,
    /// Every other column says nothing.
    CONSTANT_COLUMNS,
    /// One row far from all others.
    FAR_OUTLIER,
    /// Far from zero: expanding the square would cancel.
    COMMON_OFFSET,
    /// Columns 60 orders of magnitude apart.
    MIXED_SCALES,
    /// Squares that underflow.
    DENORMAL,
    /// Finite values whose squared distances are infinite.
    OVERFLOWING,
    /// Differences that overflow, though values do not.
    OPPOSITE_ENDS,
    /// Columns so far apart that no scale brings all their squares into the range of a `double`.
    WHOLE_RANGE,
    /// Numbers with hardly any bits, and a few rows that are not.
    SUBNORMAL,
    /// The largest number as a mark for what is missing.
    LARGEST_AS_MISSING,
    /// A column that is huge and says nothing, and columns whose squares underflow.
    HUGE_CONSTANT,
    /// Both zeros.
    SIGNED_ZEROS;

    public double[][] points(int rows, int columns, RandomGenerator random) {
        double[][] points = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                points[row][column] = switch (this) {
                    case THIRD_EQUAL -> row % 3 == 0 ? column + 0.5 : random.nextGaussian();
                    case GAUSSIAN, FEW_DISTINCT -> random.nextGaussian();
                    case LATTICE_FULL_OF_TIES -> random.nextInt(3);
                    case ALL_EQUAL -> column + 0.1;
                    case CONSTANT_COLUMNS -> column % 2 == 0 ? 0.3 : random.nextGaussian();
                    case FAR_OUTLIER -> random.nextGaussian() * (row == rows / 2 ? 1e12 : 1);
                    case COMMON_OFFSET -> 1e8 + random.nextGaussian();
                    case MIXED_SCALES -> random.nextGaussian() * (column % 2 == 0 ? 1e-30 : 1e30);
                    case DENORMAL -> column % 2 == 0
                            ? random.nextGaussian() * 1e-160
                            : random.nextInt(9) * Double.MIN_VALUE;
                    case OVERFLOWING -> random.nextGaussian() * (random.nextInt(4) == 0 ? 1e200 : 1e154);
                    case OPPOSITE_ENDS ->
                        (random.nextBoolean() ? 1 : -1) * (1 - random.nextDouble() / 4) * Double.MAX_VALUE;
                    case WHOLE_RANGE -> random.nextInt(8) == 0
                            ? 0
                            : random.nextGaussian() * Math.scalb(1.0, random.nextInt(-1070, 1020));
                    case SUBNORMAL -> random.nextInt(-40, 40) * Double.MIN_VALUE * (row % 7 == 0 ? 1e5 : 1);
                    case LARGEST_AS_MISSING -> random.nextInt(20) == 0 ? Double.MAX_VALUE : random.nextGaussian();
                    case HUGE_CONSTANT -> column == 0 ? 1e300 : random.nextGaussian() * 1e-170;
                    case SIGNED_ZEROS -> random.nextBoolean() ? 0.0 : random.nextInt(4) == 0 ? 1.0 : -0.0;
                };
            }
        }
        if (this == FEW_DISTINCT) {
            for (int row = 5; row < rows; row++) {
                points[row] = points[random.nextInt(5)].clone();
            }
        }
        return points;
    }
}
