package dev.ballast.samplers;

import dev.ballast.core.random.Seed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// Where a training run is in its draws: about a hundred characters, from which it goes on at any time, in constant time.
///
/// ```java
/// Files.writeString(checkpoint, cursor.state().toString());
/// SampleCursor resumed = sampler.resume(SamplerState.parse(Files.readString(checkpoint)));
/// ```
///
/// The end of an epoch and the beginning of the next are two different states: (e, all consumed) and (e + 1, 0).
///
/// **Text.** `ballast-sampler 1 CHECK SEED EPOCH CONSUMED SHARDS PLAN`, with a checksum (CRC-32C, 8 hexadecimal digits) of
/// all that follows it. Damaged texts are refused; a change of up to 32 bits in a row is always noticed.
///
/// @param plan     the fingerprint of what is drawn from
/// @param seed     fixes all random choices
/// @param epoch    the epoch
/// @param consumed how many of its draws or batches all workers together have consumed; of contiguous shards, how many
///                 each has
/// @param shards   `any`, or the contiguous shards whose workers only can go on from here
public record SamplerState(String plan, Seed seed, long epoch, long consumed, String shards) {

    static final String ANY_SHARDS = "any";

    private static final String NAME = "ballast-sampler";
    private static final int VERSION = 1;
    private static final Pattern VERSIONED = Pattern.compile(NAME + " (\\d{1,9}) .*");
    private static final Pattern TEXT = Pattern
            .compile(NAME + " \\d+ ([0-9a-f]{8}) ((-?\\d+) (-?\\d+) (\\d+) (\\S+) (.+))");

    /// Checks the state.
    ///
    /// @throws IllegalArgumentException if the number consumed is negative, the plan is not one line of ASCII characters, or
    ///                                  the shards are not one word
    public SamplerState {
        if (consumed < 0) {
            throw new IllegalArgumentException("consumed is " + consumed + "; it must be at least 0");
        }
        if (plan.isEmpty() || !plan.equals(plan.strip()) || !plan.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("the plan's fingerprint \"" + plan
                    + "\" cannot be written; it must be one line of ASCII characters without blanks at its ends");
        }
        if (shards.isEmpty() || !shards.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("shards is \"" + shards + "\"; it must be one word of ASCII characters");
        }
    }

    /// {@return the state as one line}
    @Override
    public String toString() {
        String content = seed.value() + " " + epoch + ' ' + consumed + ' ' + shards + ' ' + plan;
        return NAME + ' ' + VERSION + ' ' + check(content) + ' ' + content;
    }

    private static String check(String content) {
        CRC32C sum = new CRC32C();
        sum.update(content.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }

    /// Reads a state.
    ///
    /// @param text what [#toString()] gave; a line end after it is allowed
    /// @return the state
    /// @throws IllegalArgumentException if the text is not a state, is damaged, or was written by another version
    public static SamplerState parse(String text) {
        String line = text.stripTrailing();
        Matcher versioned = VERSIONED.matcher(line);
        if (!versioned.matches()) {
            throw new IllegalArgumentException("this is not the state of a sampler: \""
                    + (line.length() > 60 ? line.substring(0, 60) + "..." : line) + '"');
        }
        if (Integer.parseInt(versioned.group(1)) != VERSION) {
            throw new IllegalArgumentException("the state of the sampler has version " + versioned.group(1)
                    + "; this library reads version " + VERSION);
        }
        Matcher parts = TEXT.matcher(line);
        if (!parts.matches() || !check(parts.group(2)).equals(parts.group(1))) {
            throw new IllegalArgumentException("the state of the sampler is damaged: its checksum does not fit it");
        }
        try {
            return new SamplerState(parts.group(7), Seed.of(Long.parseLong(parts.group(3))),
                    Long.parseLong(parts.group(4)), Long.parseLong(parts.group(5)), parts.group(6));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the state of the sampler has a number beyond 64 bits: " + line, e);
        }
    }

    /// {@return the state's text as UTF-8}
    public byte[] toBytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Reads a state.
    ///
    /// @param bytes what [#toBytes()] gave
    /// @return the state
    /// @throws IllegalArgumentException if the bytes are not a state, are damaged, or were written by another version
    public static SamplerState fromBytes(byte[] bytes) {
        try {
            return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the state of the sampler is damaged: it is not UTF-8", e);
        }
    }
}
