package dev.ballast.dist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The command line of the virtual machine that takes over.
class SuccessorTest {

    @Test
    void wordsEndWithAZeroByte() {
        assertThat(Successor.split(new byte[]{'a', 0, 0, (byte) 0xff, 'b', 0})).usingRecursiveComparison()
                .isEqualTo(List.of(new byte[]{'a'}, new byte[0], new byte[]{(byte) 0xff, 'b'}));
    }

    @Test
    void optionsStandBeforeThoseOfThisProcess() {
        Optional<Successor> same = Successor.of(List.of());
        Optional<Successor> more = Successor.of(List.of("-Da=b", "-Dc=d"));
        assertThat(more).isPresent();
        List<byte[]> words = more.get().words();
        assertThat(new String(words.get(1), StandardCharsets.UTF_8)).isEqualTo("-Da=b");
        assertThat(new String(words.get(2), StandardCharsets.UTF_8)).isEqualTo("-Dc=d");
        assertThat(same.orElseThrow().words()).hasSize(words.size() - 2);
        assertThat(new String(words.getFirst(), StandardCharsets.UTF_8)).contains("java");
    }
}
