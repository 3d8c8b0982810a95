package dev.ballast.cli.output;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An object of a JSON text that has to have certain members. What is missing, or of another kind, is refused.
///
/// @param members   by name
/// @param otherwise what is said then
public record JsonObject(Map<?, ?> members, String otherwise) {

    /// Reads an object.
    ///
    /// @param text      one JSON value
    /// @param otherwise what is said if it is no object, or lacks what is asked for
    /// @return the object
    /// @throws IllegalArgumentException if the text is not that
    public static JsonObject parse(byte[] text, String otherwise) {
        return of(JsonText.parse(text), otherwise);
    }

    private static JsonObject of(@Nullable Object value, String otherwise) {
        return new JsonObject(of(value, Map.class, otherwise), otherwise);
    }

    private static <T> T of(@Nullable Object value, Class<T> kind, String otherwise) {
        if (!kind.isInstance(value)) {
            throw new IllegalArgumentException(otherwise);
        }
        return kind.cast(value);
    }

    private <T> T member(String name, Class<T> kind) {
        return of(members.get(name), kind, otherwise);
    }

    /// Returns a text.
    ///
    /// @param name of the member
    /// @return the text
    /// @throws IllegalArgumentException if it is none
    public String text(String name) {
        return member(name, String.class);
    }

    /// Returns a text that may be missing, or null.
    ///
    /// @param name of the member
    /// @return the text, if there is one
    /// @throws IllegalArgumentException if it is something else
    public Optional<String> textIfAny(String name) {
        return members.get(name) == null ? Optional.empty() : Optional.of(text(name));
    }

    /// Returns a whole number.
    ///
    /// @param name of the member
    /// @return the number
    /// @throws IllegalArgumentException if it is none
    public long whole(String name) {
        return member(name, Long.class);
    }

    /// Returns a truth value.
    ///
    /// @param name of the member
    /// @return the value
    /// @throws IllegalArgumentException if it is none
    public boolean truth(String name) {
        return member(name, Boolean.class);
    }

    /// Returns a list of texts.
    ///
    /// @param name of the member
    /// @return the texts
    /// @throws IllegalArgumentException if it is something else
    public List<String> texts(String name) {
        List<?> list = member(name, List.class);
        return list.stream().map(each -> of(each, String.class, otherwise)).toList();
    }

    /// Returns a list of objects, which are held to the same.
    ///
    /// @param name of the member
    /// @return the objects
    /// @throws IllegalArgumentException if it is something else
    public List<JsonObject> objects(String name) {
        List<?> list = member(name, List.class);
        return list.stream().map(each -> of(each, otherwise)).toList();
    }
}
