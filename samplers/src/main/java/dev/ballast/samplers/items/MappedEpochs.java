package dev.ballast.samplers.items;

import dev.ballast.core.random.Seed;

/// Epochs whose elements were turned into something else.
record MappedEpochs<T, R>(Epochs<T> before, Turning<T, R> turning) implements Epochs<R> {

    /// What becomes of an element.
    @FunctionalInterface
    interface Turning<T, R> {

        R turn(T element, Seed seed, long epoch, long position);
    }

    @Override
    public long length(Seed seed, long epoch) {
        return before.length(seed, epoch);
    }

    @Override
    public Epoch<R> epoch(Seed seed, long epoch) {
        return new Turned<>(before.epoch(seed, epoch), turning, seed, epoch);
    }

    @Override
    public String fingerprint() {
        return before.fingerprint();
    }

    @Override
    public String toString() {
        return before.toString();
    }

    private record Turned<T, R>(Epoch<T> before, Turning<T, R> turning, Seed seed, long epoch)
            implements
                PieceEpoch<R> {

        @Override
        public long length() {
            return before.length();
        }

        @Override
        public Pieces<R> pieces(long position) {
            return Pieces.of(before, position).map(element -> turning.turn(element, seed, epoch, position));
        }
    }
}
