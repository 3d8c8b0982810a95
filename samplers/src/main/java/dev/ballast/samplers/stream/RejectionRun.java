package dev.ballast.samplers.stream;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassPrior;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Decides item by item what is let through; see [ClassRejection]. Not thread-safe.
public final class RejectionRun {

    private static final Purpose KEEP = Purpose.of("class-rejection.keep");

    private final ClassPrior target;
    private final double[] shares;
    private final double worth;
    private final Map<String, Integer> codes = new HashMap<>();
    private final RandomStream random;
    private final long[] seen;
    private final long[] kept;
    /// Wanted over there, in a unit that is the same for all classes.
    private final double[] ratios;
    private int shortest;
    private long position;

    RejectionRun(ClassPrior target, double[] shares, double worth, Seed seed) {
        this.target = target;
        this.shares = shares;
        this.worth = worth;
        this.random = seed.stream(KEEP, 0, 0, 0);
        this.seen = new long[shares.length];
        this.kept = new long[shares.length];
        this.ratios = new double[shares.length];
        for (int code = 0; code < shares.length; code++) {
            codes.put(target.names().get(code), code);
            ratios[code] = ratio(code);
        }
        shortest = shortest();
    }

    private boolean isEstimating() {
        return worth < Double.POSITIVE_INFINITY;
    }

    private double ratio(int code) {
        double wanted = target.share(code);
        return wanted == 0 ? 0 : wanted / (isEstimating() ? worth * shares[code] + seen[code] : shares[code]);
    }

    private int shortest() {
        int found = 0;
        for (int code = 1; code < ratios.length; code++) {
            found = ratios[code] > ratios[found] ? code : found;
        }
        return found;
    }

    /// Looks at the next item of the stream.
    ///
    /// @param label its class; its text is one of the target's names
    /// @return whether it is let through
    /// @throws IllegalArgumentException if there is no such class; nothing is counted
    public boolean keeps(Object label) {
        int code = code(label);
        position++;
        seen[code]++;
        if (isEstimating()) {
            ratios[code] = ratio(code);
            // Other ratios stay as they are: the number of all items is a factor of every one of them.
            shortest = code == shortest ? shortest() : shortest;
        }
        boolean keeps = random.nextDouble() < acceptance(code);
        kept[code] += keeps ? 1 : 0;
        return keeps;
    }

    private int code(Object label) {
        Integer code = codes.get(String.valueOf(label));
        if (code == null) {
            throw new IllegalArgumentException("item " + position + " of the stream is of class \"" + label
                    + "\"; wanted are shares of " + target.names() + ": give it one, 0 to let none of it through");
        }
        return code;
    }

    private double acceptance(int code) {
        return ratios[code] / ratios[shortest];
    }

    /// Returns with which probability an item of a class is let through, as things are now.
    ///
    /// @param label the class; its text is one of the target's names
    /// @return 0 to 1
    /// @throws IllegalArgumentException if there is no such class
    public double acceptance(Object label) {
        return acceptance(code(label));
    }

    /// {@return the number of items looked at}
    public long seen() {
        return position;
    }

    /// {@return how many items of each class were looked at}
    public ClassCounts seenCounts() {
        return ClassCounts.of(target.names(), seen);
    }

    /// {@return how many items of each class were let through}
    public ClassCounts keptCounts() {
        return ClassCounts.of(target.names(), kept);
    }

    /// {@return the shares of the stream, known or as they are estimated now}
    public ClassPrior shares() {
        double[] now = shares.clone();
        if (isEstimating()) {
            Arrays.setAll(now, code -> (worth * shares[code] + seen[code]) / (worth + position));
        }
        return ClassPrior.of(target.names(), now);
    }

    @Override
    public String toString() {
        return "RejectionRun[" + position + " seen, " + keptCounts() + " let through]";
    }
}
