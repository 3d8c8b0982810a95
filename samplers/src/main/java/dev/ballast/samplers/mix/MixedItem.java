package dev.ballast.samplers.mix;

/// Two items in one, with the labels of both.
///
/// @param item       what it is: a share 1 - gap of the first, and gap of the second
/// @param firstCode  the class of the first
/// @param secondCode the class of the second
/// @param gap        0 to 1
/// @param <T>        what an item is
public record MixedItem<T>(T item, int firstCode, int secondCode, double gap) {

    /// Returns the label as shares: 1 - gap of the first class and gap of the second; 1 of the class if they are one.
    ///
    /// @param classes the number of classes
    /// @return a share for every class, adding up to 1
    /// @throws IndexOutOfBoundsException if there are fewer classes
    public float[] shares(int classes) {
        float[] shares = new float[classes];
        if (firstCode == secondCode) {
            shares[firstCode] = 1;
        } else {
            shares[firstCode] = (float) (1 - gap);
            shares[secondCode] = (float) gap;
        }
        return shares;
    }
}
