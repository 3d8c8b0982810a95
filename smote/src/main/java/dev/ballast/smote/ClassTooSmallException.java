package dev.ballast.smote;

/// A class has too few rows for the neighbors asked, and the policy is [SmallClassPolicy#REJECT].
public final class ClassTooSmallException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    ClassTooSmallException(String message) {
        super(message);
    }
}
