package dev.ballast.core.method;

import dev.ballast.core.strategy.SamplingStrategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/// All methods that can be found, those of this project and other people's, by name.
///
/// ```java
/// Resampler smote = Methods.named("smote").with("k", 3);
/// ```
public final class Methods {

    private static final int FARTHEST_SUGGESTION = 3;

    private Methods() {
    }

    /// {@return the descriptions of all methods, by name}
    ///
    /// @throws IllegalStateException if two methods have one name
    public static List<MethodInfo> all() {
        return byName().values().stream().distinct().sorted(Comparator.comparing(MethodInfo::name)).toList();
    }

    private static Map<String, MethodInfo> byName() {
        Map<String, MethodInfo> found = new TreeMap<>();
        Map<String, Class<?>> from = new TreeMap<>();
        for (MethodProvider provider : ServiceLoader.load(MethodProvider.class)) {
            MethodInfo info = provider.info();
            List<String> names = new ArrayList<>(info.aliases());
            names.add(info.name());
            for (String name : names) {
                if (found.put(name, info) != null) {
                    throw new IllegalStateException("two methods are called \"" + name + "\": one of "
                            + from.get(name) + ", one of " + provider.getClass());
                }
                from.put(name, provider.getClass());
            }
        }
        return found;
    }

    /// Finds the description of a method.
    ///
    /// @param name its name or another name for it
    /// @return the description
    /// @throws IllegalArgumentException if there is no method of that name
    public static MethodInfo info(String name) {
        Map<String, MethodInfo> found = byName();
        MethodInfo info = found.get(name);
        if (info != null) {
            return info;
        }
        String nearest = found.keySet().stream().min(Comparator.comparingInt(other -> distance(name, other)))
                .orElse("");
        throw new IllegalArgumentException("there is no method \"" + name + "\""
                + (!nearest.isEmpty() && distance(name, nearest) <= Math.min(FARTHEST_SUGGESTION, name.length() / 2)
                        ? "; did you mean \"" + nearest + "\"? Methods are "
                        : "; methods are ")
                + (found.isEmpty() ? "none" : String.join(", ", all().stream().map(MethodInfo::name).toList())));
    }

    /// Makes a method with its standard options and strategy [SamplingStrategy#AUTO].
    ///
    /// @param name its name or another name for it
    /// @return the method
    /// @throws IllegalArgumentException if there is no method of that name
    public static Resampler named(String name) {
        MethodInfo info = info(name);
        return info.maker().make(info.settings());
    }

    /// How many letters have to be put in, taken out or changed, or neighbors exchanged (optimal string alignment).
    private static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                int changed = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                rows[i][j] = Math.min(changed, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[a.length()][b.length()];
    }
}
