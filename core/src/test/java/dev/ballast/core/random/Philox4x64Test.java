package dev.ballast.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

class Philox4x64Test {

    private static final Pattern ENTRY = Pattern.compile(
            "\"key=(\\p{XDigit}{16}),(\\p{XDigit}{16}) first block after counter=(\\d+)\":\\s*\\[([^]]*)]");
    private static final Pattern WORD = Pattern.compile("\\p{XDigit}{16}");

    static List<Arguments> goldenBlocks() throws IOException {
        try (InputStream in = Philox4x64Test.class.getResourceAsStream("/golden/philox4x64-10.json")) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ENTRY.matcher(json).results()
                    .map(entry -> arguments(entry.group(1), entry.group(2), new BigInteger(entry.group(3)),
                            WORD.matcher(entry.group(4)).results().map(word -> word.group()).toList()))
                    .toList();
        }
    }

    @Test
    void theGoldenFileIsReadWhole() throws IOException {
        assertThat(goldenBlocks()).hasSize(9);
    }

    /// The file was made with numpy, which increments the counter before it makes the first block.
    @ParameterizedTest
    @MethodSource("goldenBlocks")
    void blocksAreThoseOfNumpy(String key0, String key1, BigInteger counterBefore, List<String> words) {
        BigInteger counter = counterBefore.add(BigInteger.ONE);

        long[] block = block(hex(key0), hex(key1), word(counter, 0), word(counter, 1), word(counter, 2),
                word(counter, 3));

        assertThat(hex(block)).isEqualTo(words);
    }

    @Test
    void blocksAreThoseOfTheReferenceImplementation() {
        assertThat(hex(block(0, 0, 0, 0, 0, 0))).containsExactly("16554d9eca36314c", "db20fe9d672d0fdc",
                "d7e772cee186176b", "7e68b68aec7ba23b");
        assertThat(hex(block(-1, -1, -1, -1, -1, -1))).containsExactly("87b092c3013fe90b", "438c3c67be8d0224",
                "9cc7d7c69cd777b6", "a09caebf594f0ba0");
        assertThat(hex(block(hex("452821e638d01377"), hex("be5466cf34e90c6c"), hex("243f6a8885a308d3"),
                hex("13198a2e03707344"), hex("a4093822299f31d0"), hex("082efa98ec4e6c89"))))
                .containsExactly("a528f45403e61d95", "38c72dbd566e9788", "a5a1610e72fd18b5", "57bd43b5e52b7fe6");
    }

    private static long[] block(long key0, long key1, long counter0, long counter1, long counter2, long counter3) {
        long[] words = new long[4];
        Philox4x64.block(key0, key1, counter0, counter1, counter2, counter3, words);
        return words;
    }

    private static long word(BigInteger counter, int place) {
        return counter.shiftRight(64 * place).longValue();
    }

    private static long hex(String text) {
        return Long.parseUnsignedLong(text, 16);
    }

    private static List<String> hex(long[] words) {
        return Arrays.stream(words).mapToObj("%016x"::formatted).toList();
    }
}
