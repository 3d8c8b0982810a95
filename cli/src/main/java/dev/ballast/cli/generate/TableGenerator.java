package dev.ballast.cli.generate;

import dev.ballast.cli.output.StagedFile;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.tables.text.ByteText;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/// Makes tables with classes of given sizes, in random order.
///
/// Every class has a center; a row is its class's center plus a normal deviation of 1 in every column. Centers are drawn
/// normal, with a spread that shrinks as the overlap grows: at overlap 1 all classes have the same distribution, at 0
/// two centers are about 5.7 standard deviations apart. Integer columns are that times 15 plus 50, rounded; categories
/// are the intervals it falls into.
///
/// Every row has a random stream of its own, so the first rows of a longer table are not those of a shorter one only
/// because classes are dealt differently.
///
/// @param classes    label of every class
/// @param counts     rows of every class
/// @param numeric    numeric columns, called x1, x2, ...
/// @param integers   integer columns, called n1, n2, ...
/// @param categories categorical columns, called c1, c2, ...
/// @param overlap    0 to 1
/// @param seed       fixes all random choices
public record TableGenerator(List<String> classes, long[] counts, int numeric, int integers, int categories,
        double overlap,
        Seed seed) {

    private static final Purpose CENTERS = Purpose.of("generate.centers");
    private static final Purpose ORDER = Purpose.of("generate.order");
    private static final Purpose VALUES = Purpose.of("generate.values");
    private static final double SEPARATION = 4;
    private static final double[] CATEGORY_ENDS = {-1, -0.3, 0.3, 1};
    private static final int DECIMALS = 4;
    private static final double SCALE = 1e4;
    private static final int FLUSH_BYTES = 1 << 16;

    /// Deals rows to classes by share: the largest remainders get what whole numbers leave over, every class gets a row.
    ///
    /// @param rows   how many there are to deal
    /// @param shares of every class, of any sum
    /// @return the rows of every class
    public static long[] deal(long rows, double[] shares) {
        double sum = Arrays.stream(shares).sum();
        long[] counts = new long[shares.length];
        double[] remainders = new double[shares.length];
        long left = rows;
        for (int i = 0; i < shares.length; i++) {
            double exact = rows * shares[i] / sum;
            counts[i] = Math.max(1, (long) exact);
            remainders[i] = exact - counts[i];
            left -= counts[i];
        }
        while (left != 0) {
            int at = 0;
            for (int i = 1; i < shares.length; i++) {
                boolean better = left > 0
                        ? remainders[i] > remainders[at]
                        : counts[i] > 1 && (counts[at] == 1 || remainders[i] < remainders[at]);
                at = better ? i : at;
            }
            counts[at] += Long.signum(left);
            remainders[at] -= Long.signum(left);
            left -= Long.signum(left);
        }
        return counts;
    }

    /// {@return the rows of all classes}
    public long rows() {
        return Arrays.stream(counts).sum();
    }

    /// Writes the table.
    ///
    /// @param file     takes its bytes
    /// @param progress is told how many rows are written
    public void write(StagedFile file, LongConsumer progress) {
        int latents = numeric + integers + categories;
        double[][] centers = new double[classes.size()][latents];
        for (int code = 0; code < centers.length; code++) {
            RandomStream random = seed.stream(CENTERS, code, 0, 0);
            for (int j = 0; j < latents; j++) {
                centers[code][j] = SEPARATION * (1 - overlap) * random.nextGaussian() / Math.sqrt(latents);
            }
        }
        int[] codes = new int[Math.toIntExact(rows())];
        int filled = 0;
        for (int code = 0; code < counts.length; code++) {
            int end = Math.toIntExact(filled + counts[code]);
            Arrays.fill(codes, filled, end, code);
            filled = end;
        }
        int[] order = seed.stream(ORDER, 0, 0, 0).permutation(codes.length);
        ByteText text = new ByteText();
        writeHeader(text);
        RandomStream random = seed.stream(VALUES, 0, 0, 0);
        for (int row = 0; row < codes.length; row++) {
            int code = codes[order[row]];
            writeRow(random.at(row, 0, 0), centers[code], code, text);
            if (text.length() > FLUSH_BYTES || row == codes.length - 1) {
                file.write(text.array(), text.length());
                text.clear();
                progress.accept(row + 1);
            }
        }
    }

    private void writeHeader(ByteText text) {
        for (int i = 1; i <= numeric; i++) {
            text.putAscii("x" + i + ',');
        }
        for (int i = 1; i <= integers; i++) {
            text.putAscii("n" + i + ',');
        }
        for (int i = 1; i <= categories; i++) {
            text.putAscii("c" + i + ',');
        }
        text.putAscii("class\n");
    }

    private void writeRow(RandomStream random, double[] center, int code, ByteText text) {
        for (int j = 0; j < center.length; j++) {
            double value = center[j] + random.nextGaussian();
            if (j < numeric) {
                text.putAscii(
                        BigDecimal.valueOf(Math.round(value * SCALE), DECIMALS).stripTrailingZeros().toPlainString());
            } else if (j < numeric + integers) {
                text.putAscii(Long.toString(Math.round(50 + 15 * value)));
            } else {
                int interval = 0;
                while (interval < CATEGORY_ENDS.length && value > CATEGORY_ENDS[interval]) {
                    interval++;
                }
                text.put((byte) ('a' + interval));
            }
            text.put((byte) ',');
        }
        text.put(classes.get(code).getBytes(StandardCharsets.UTF_8));
        text.put((byte) '\n');
    }
}
