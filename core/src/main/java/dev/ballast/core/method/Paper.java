package dev.ballast.core.method;

/// Where a method is described.
///
/// @param cited who wrote it, and when
/// @param doi   its digital object identifier, or nothing
public record Paper(String cited, String doi) {

    @Override
    public String toString() {
        return doi.isEmpty() ? cited : cited + ", doi:" + doi;
    }
}
