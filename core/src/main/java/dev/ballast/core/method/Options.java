package dev.ballast.core.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// The options of a method with their values. Immutable; equal if all values are.
public final class Options {

    private final String method;
    private final Map<Option<?>, Object> values;

    private Options(String method, Map<Option<?>, Object> values) {
        this.method = method;
        this.values = values;
    }

    static Options standard(String method, List<Option<?>> declared) {
        Map<Option<?>, Object> values = new LinkedHashMap<>();
        for (Option<?> option : declared) {
            values.put(option, option.standard());
        }
        return new Options(method, values);
    }

    /// Returns a value.
    ///
    /// @param <T>    its type
    /// @param option which option
    /// @return its value
    /// @throws IllegalArgumentException if the method has no such option
    @SuppressWarnings("unchecked")
    public <T> T get(Option<T> option) {
        if (!values.containsKey(option)) {
            throw unknown(option.name());
        }
        // Values get in by parse and with, which take an option's own type only.
        return (T) values.get(option);
    }

    /// Returns these options with another value of one.
    ///
    /// @param <T>    its type
    /// @param option which option
    /// @param value  its value
    /// @return the options
    /// @throws IllegalArgumentException if the method has no such option, or it does not take the value
    public <T> Options with(Option<T> option, T value) {
        return with(option.name(), option.text(value));
    }

    /// Returns these options with another value of one, as text.
    ///
    /// @param name the name of the option
    /// @param text its value
    /// @return the options
    /// @throws IllegalArgumentException if the method has no such option, or it does not take the value
    public Options with(String name, String text) {
        for (Option<?> option : values.keySet()) {
            if (option.name().equals(name)) {
                Map<Option<?>, Object> changed = new LinkedHashMap<>(values);
                changed.put(option, option.parse(text));
                return new Options(method, changed);
            }
        }
        throw unknown(name);
    }

    private IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(values.isEmpty()
                ? "method " + method + " has no option \"" + name + "\"; it has none"
                : "method " + method + " has no option \"" + name + "\"; its options are "
                        + String.join(", ", toMap().keySet()));
    }

    /// {@return the name of the method they are of}
    public String method() {
        return method;
    }

    /// {@return every option's name and value as text, in the order in which the method declares them}
    public Map<String, String> toMap() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((option, value) -> texts.put(option.name(), text(option, value)));
        return texts;
    }

    @SuppressWarnings("unchecked")
    private static <T> String text(Option<T> option, Object value) {
        return option.text((T) value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Options that && method.equals(that.method) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ");
        // Options that all methods have are told only where somebody has set them.
        values.forEach((option, value) -> {
            if (!NeighborOptions.contains(option) || !value.equals(option.standard())) {
                text.add(option.name() + "=" + text(option, value));
            }
        });
        return text.toString();
    }
}
