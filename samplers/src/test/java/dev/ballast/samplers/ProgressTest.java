package dev.ballast.samplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.random.Seed;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/// What a cursor of one's own needs.
class ProgressTest {

    private static final String PLAN = "pages-1(10)";

    private static List<Long> rest(Progress progress) {
        List<Long> positions = new ArrayList<>();
        while (progress.remaining() > 0) {
            positions.add(progress.position(progress.drawn()));
            progress.draw(1);
        }
        return positions;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void anotherGoesOnWhereOneWas(int drawn) {
        Shard shard = Shard.of(1, 2);
        Progress first = Progress.start(PLAN, Seed.of(42), shard, _ -> 10);
        assertThat(first.total()).isEqualTo(10);
        assertThat(first.length()).isEqualTo(5);
        first.draw(drawn);

        Progress second = Progress.resume(PLAN, first.state(), shard, _ -> 10);

        assertThat(second.seed()).isEqualTo(Seed.of(42));
        assertThat(rest(second)).isEqualTo(rest(first)).isEqualTo(List.of(1L, 3L, 5L, 7L, 9L).subList(drawn, 5));
        first.nextEpoch();
        assertThat(first.epoch()).isEqualTo(1);
        assertThat(rest(first)).containsExactly(1L, 3L, 5L, 7L, 9L);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4})
    void nothingIsDrawnThatIsNotThere(long count) {
        Progress progress = Progress.start(PLAN, Seed.of(42), Shard.ALL, _ -> 5);
        progress.draw(2);

        assertThatIllegalArgumentException().isThrownBy(() -> progress.draw(count))
                .withMessage("draw of " + count + "; epoch 0 has 3 left");
        assertThat(progress.drawn()).isEqualTo(2);
    }
}
