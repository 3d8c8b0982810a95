package dev.ballast.core.method;

import dev.ballast.core.strategy.SamplingStrategy;

/// What a method has been told: its options and its strategy. A method is a record of this and nothing else.
///
/// @param info     what the method is
/// @param options  its options
/// @param strategy how many rows each class shall have, or which classes are worked on
public record MethodSettings(MethodInfo info, Options options, SamplingStrategy strategy) {

    /// Checks that the options are the method's, and that none excludes another.
    ///
    /// @throws IllegalArgumentException if they are those of another method, or exclude each other
    public MethodSettings {
        if (!options.method().equals(info.name())) {
            throw new IllegalArgumentException(
                    "the options are those of " + options.method() + ", and this is " + info.name());
        }
        NeighborOptions.nearness(info, options);
    }

    /// Refuses settings of another method.
    ///
    /// @param expected the method's description
    /// @throws IllegalArgumentException if these are for another method
    public void requireOf(MethodInfo expected) {
        if (!info.name().equals(expected.name())) {
            throw new IllegalArgumentException(
                    "the settings are those of " + info.name() + ", and this is " + expected.name());
        }
    }

    /// Returns the value of an option.
    ///
    /// @param <T>    its type
    /// @param option which option
    /// @return its value
    /// @throws IllegalArgumentException if the method has no such option
    public <T> T get(Option<T> option) {
        return options.get(option);
    }

    /// Returns these settings with another value of an option.
    ///
    /// @param <T>    its type
    /// @param option which option
    /// @param value  its value
    /// @return the settings
    /// @throws IllegalArgumentException if the method has no such option, or it does not take the value
    public <T> MethodSettings with(Option<T> option, T value) {
        return new MethodSettings(info, options.with(option, value), strategy);
    }

    /// Returns these settings with another strategy.
    ///
    /// @param newStrategy how many rows each class shall have, or which classes are worked on
    /// @return the settings
    public MethodSettings with(SamplingStrategy newStrategy) {
        return new MethodSettings(info, options, newStrategy);
    }

    @Override
    public String toString() {
        return info.name() + '[' + options + (options.toString().isEmpty() ? "" : ", ") + "strategy=" + strategy + ']';
    }
}
