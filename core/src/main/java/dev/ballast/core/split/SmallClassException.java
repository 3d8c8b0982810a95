package dev.ballast.core.split;

/// A class has too few rows, or groups, to be in every part, and the policy is [SmallClass#REFUSE].
public final class SmallClassException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    SmallClassException(String message) {
        super(message);
    }
}
