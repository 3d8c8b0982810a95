package dev.ballast.samplers.items;

import java.util.Objects;
import java.util.function.Function;

/// An element in the making. Its pieces, such as the items of a batch, can be made by several threads, in any order; then they
/// are joined.
///
/// @param <T> what the element is
interface Pieces<T> {

    /// What the element is called in messages: `batch 3`.
    String name();

    int count();

    /// The number of the item that a piece is, or -1 if it is none.
    int item(int piece);

    Object make(int piece);

    /// Makes the element of its pieces, in order.
    T join(Object[] made);

    /// Makes the element here and now.
    default T all() {
        Object[] made = new Object[count()];
        for (int piece = 0; piece < made.length; piece++) {
            made[piece] = make(piece);
        }
        return join(made);
    }

    /// The pieces of an element: one, if nothing better is known.
    static <T> Pieces<T> of(Epoch<T> epoch, long position) {
        return epoch instanceof PieceEpoch<T> pieces ? pieces.pieces(position) : new Whole<>(epoch, position);
    }

    default <R> Pieces<R> map(Function<? super T, ? extends R> function) {
        return new Mapped<>(this, function);
    }

    record Whole<T>(Epoch<T> epoch, long position) implements Pieces<T> {

        @Override
        public String name() {
            return "element " + position;
        }

        @Override
        public int count() {
            return 1;
        }

        @Override
        public int item(int piece) {
            return -1;
        }

        @Override
        public Object make(int piece) {
            return Objects.requireNonNull(epoch.get(position), "an element is null; elements must not be");
        }

        /// What [#make] made.
        @Override
        @SuppressWarnings("unchecked")
        public T join(Object[] made) {
            return (T) made[0];
        }
    }

    record Mapped<T, R>(Pieces<T> before, Function<? super T, ? extends R> function) implements Pieces<R> {

        @Override
        public String name() {
            return before.name();
        }

        @Override
        public int count() {
            return before.count();
        }

        @Override
        public int item(int piece) {
            return before.item(piece);
        }

        @Override
        public Object make(int piece) {
            return before.make(piece);
        }

        @Override
        public R join(Object[] made) {
            return Objects.requireNonNull(function.apply(before.join(made)),
                    "what an element was turned into is null; elements must not be");
        }
    }
}
