package dev.ballast.cli.shell;

import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Option;

import java.util.Arrays;
import java.util.Iterator;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The settings of all methods, for shells that complete them: with their values where these are words, up to the `=` elsewhere.
public final class SettingNames implements Iterable<String> {

    /// Made by picocli.
    public SettingNames() {
    }

    @Override
    public Iterator<String> iterator() {
        TreeSet<String> settings = new TreeSet<>();
        for (MethodInfo method : Methods.all()) {
            for (Option<?> option : method.options()) {
                values(option).map(value -> option.name() + "=" + value).forEach(settings::add);
            }
        }
        return settings.iterator();
    }

    private static Stream<String> values(Option<?> option) {
        return switch (option) {
            case Option.Flag _ -> Stream.of("true", "false");
            case Option.Choice<?> choice -> words(choice);
            case Option.Whole _,Option.Real _,Option.Read<?> _ -> Stream.of("");
        };
    }

    private static <E extends Enum<E>> Stream<String> words(Option.Choice<E> choice) {
        return Arrays.stream(choice.standard().getDeclaringClass().getEnumConstants()).map(choice::text);
    }
}
