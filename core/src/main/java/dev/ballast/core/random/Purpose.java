package dev.ballast.core.random;

/// What a random stream is used for. Two uses that must not share numbers have two purposes.
///
/// The name is hashed (64-bit FNV-1a) into one half of the generator's key, so streams of different purposes come from
/// different generators, not from different places of one. Names are part of the value-stability promise: renaming a
/// purpose changes the numbers drawn for a seed.
public final class Purpose {

    private static final String ALLOWED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final String name;
    private final long key;

    private Purpose(String name, long key) {
        this.name = name;
        this.key = key;
    }

    /// Returns the purpose of this name.
    ///
    /// @param name ASCII letters, digits, `.` and `-`; by custom `method.use`, for example `smote.draw`
    /// @return the purpose
    /// @throws IllegalArgumentException if the name is empty or holds another character
    public static Purpose of(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a purpose needs a name");
        }
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (ALLOWED.indexOf(c) < 0) {
                throw new IllegalArgumentException("purpose \"" + name + "\" holds '" + c
                        + "'; only ASCII letters, digits, '.' and '-' are allowed");
            }
            hash = (hash ^ c) * FNV_PRIME;
        }
        return new Purpose(name, hash);
    }

    long key() {
        return key;
    }

    /// {@return the name}
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Purpose purpose && purpose.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
