package dev.ballast.core.split;

/// Classes have too few rows, or groups, for what the [SmallClass] policy demands of every part.
public final class SmallClassException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    SmallClassException(String reason) {
        super(reason
                + "; choose smallClass(SmallClass.BOTH_SIDES), at least one row of every class of two or more on both"
                + " sides, or smallClass(SmallClass.ALLOW), choose larger shares or fewer folds, or join classes");
        this.reason = reason;
    }

    /// {@return which classes are in the way and why; the message goes on to say what to do}
    public String reason() {
        return reason;
    }
}
