package dev.ballast.core.split;

import java.util.Arrays;

/// What parts lack and which groups are left.
///
/// @param words both, in a form that does not depend on which part is which
record CoverState(long... words) {

    @Override
    public boolean equals(Object other) {
        return other instanceof CoverState that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
