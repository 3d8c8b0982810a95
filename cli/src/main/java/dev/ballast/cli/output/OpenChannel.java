package dev.ballast.cli.output;

import java.nio.channels.WritableByteChannel;

/// A channel into something that is opened and closed by somebody else.
@FunctionalInterface
public interface OpenChannel extends WritableByteChannel {

    @Override
    default boolean isOpen() {
        return true;
    }

    @Override
    default void close() {
        // It belongs to whoever opened it.
    }
}
