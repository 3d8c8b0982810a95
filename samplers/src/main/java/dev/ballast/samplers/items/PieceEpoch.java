package dev.ballast.samplers.items;

import java.util.Objects;

/// An epoch whose elements can be made piece by piece.
///
/// @param <T> what an element is
interface PieceEpoch<T> extends Epoch<T> {

    /// The pieces of an element; the position has been checked.
    Pieces<T> pieces(long position);

    @Override
    default T get(long position) {
        return pieces(Objects.checkIndex(position, length())).all();
    }
}
