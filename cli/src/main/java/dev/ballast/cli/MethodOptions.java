package dev.ballast.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sizes of memory as people write them: `500m`, `2g`.
final class MemorySize {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([kmgt]?)b?");

    private MemorySize() {
    }

    /// Reads a size.
    ///
    /// @return bytes
    /// @throws IllegalArgumentException if it is none
    static long parse(String text) {
        Matcher found = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!found.matches() || found.group(1).chars().allMatch(digit -> digit == '0')) {
            throw new IllegalArgumentException("--memory is \"" + text
                    + "\"; it must be a positive whole number with k, m, g or t after it, such as 500m or 2g");
        }
        return Long.parseLong(found.group(1)) << (10
                * ("kmgt".indexOf(found.group(2)) + (found.group(2).isEmpty() ? 0 : 1)));
    }
}
