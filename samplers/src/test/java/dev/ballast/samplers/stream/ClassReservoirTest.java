package dev.ballast.samplers.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Uniformity;
import dev.ballast.samplers.weighted.Reservoir;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class ClassReservoirTest {

    private static final Seed SEED = Seed.of(42);
    private static final List<Integer> STREAM = IntStream.range(0, 500).boxed().toList();

    private static String classOf(Integer item) {
        return item % 100 == 7 ? "rare" : item % 20 < 5 ? "some" : "most";
    }

    /// Every class has the reservoir that it would have alone, with a seed of its own.
    @Test
    void everyClassIsDrawnByItself() {
        Map<String, List<Integer>> found = ClassReservoir.<String, Integer>uniform(8, SEED, 3)
                .offerAll(STREAM.iterator(), ClassReservoirTest::classOf).items();
        List<String> classes = List.of("some", "most", "rare");

        assertThat(found.keySet()).containsExactlyElementsOf(classes);
        for (int number = 0; number < 3; number++) {
            String name = classes.get(number);
            Seed own = Seed.of(SEED.stream(Purpose.of("class-reservoir.seed"), number, 0, 3).nextLong());
            Reservoir<Integer> alone = Reservoir.uniform(8, own, 3);
            STREAM.stream().filter(item -> classOf(item).equals(name)).forEach(alone::offer);
            assertThat(found.get(name)).isEqualTo(alone.items());
        }
        assertThat(found.get("rare")).containsExactlyInAnyOrder(7, 107, 207, 307, 407);
        assertThat(found.get("most")).hasSize(8);
    }

    @Test
    void aStreamIsDrawnFromInItsOrderAlsoInParallel() {
        ClassReservoir<String, Integer> one = ClassReservoir.<String, Integer>uniform(8, SEED, 0)
                .offerAll(STREAM.iterator(), ClassReservoirTest::classOf);
        List<Integer> all = one.items().values().stream().flatMap(List::stream).toList();

        assertThat(STREAM.stream().gather(ClassReservoir.gatherer(8, ClassReservoirTest::classOf, SEED)).toList())
                .isEqualTo(all);
        assertThat(
                STREAM.parallelStream().gather(ClassReservoir.gatherer(8, ClassReservoirTest::classOf, SEED)).toList())
                .isEqualTo(all);
        assertThat(STREAM.stream().gather(ClassReservoir.gatherer(8, ClassReservoirTest::classOf, SEED)).limit(11)
                .toList())
                .isEqualTo(all.subList(0, 11));
        assertThat(one.offered()).isEqualTo(Map.of("some", 125L, "most", 370L, "rare", 5L));
    }

    @Test
    void weightsDecideWithinAClass() {
        ClassReservoir<String, Integer> reservoir = ClassReservoir.weighted(2, SEED, 0);
        STREAM.forEach(item -> reservoir.offer(item, classOf(item), item == 207 || item == 3 ? 1 : 0));

        assertThat(reservoir.items())
                .isEqualTo(Map.of("some", List.of(3), "most", List.of(), "rare", List.of(207)));
        assertThatIllegalStateException().isThrownBy(() -> reservoir.offer(1, "most"))
                .withMessageContaining("this reservoir is weighted");
    }

    /// Two of four of a class: each pair as often as any other, whether seen in one part or in two.
    @Test
    void mergedPartitionsAreAsOne() {
        long[] pairs = new long[16];
        for (int seed = 0; seed < 6000; seed++) {
            ClassReservoir<String, Integer> first = ClassReservoir.uniform(2, Seed.of(seed), 0);
            ClassReservoir<String, Integer> second = ClassReservoir.uniform(2, Seed.of(seed), 1);
            first.offer(9, "other");
            first.offer(0, "a");
            for (int item = 1; item < 4; item++) {
                second.offer(item, "a");
            }
            second.offer(8, "late");
            first.merge(second);
            assertThat(first.items().keySet()).containsExactly("other", "a", "late");
            assertThat(first.offered()).containsEntry("a", 4L);
            pairs[first.items().get("a").stream().mapToInt(item -> 1 << item).sum()]++;
        }
        long[] observed = {pairs[3], pairs[5], pairs[6], pairs[9], pairs[10], pairs[12]};
        assertThat(IntStream.range(0, 6).mapToLong(i -> observed[i]).sum()).isEqualTo(6000);
        assertThat(Uniformity.isPlausible(observed)).isTrue();
        observed[0] += 250;
        observed[5] -= 250;
        assertThat(Uniformity.isPlausible(observed)).as("one pair too often").isFalse();
    }

    @Test
    void impossibleReservoirsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClassReservoir.uniform(0, SEED, 0))
                .withMessage("size is 0; it must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassReservoir.gatherer(0, ClassReservoirTest::classOf, SEED));
        assertThatIllegalArgumentException().isThrownBy(() -> ClassReservoir.weighted(1, SEED, -1))
                .withMessage("partition is -1; it must not be negative");
        ClassReservoir<String, Integer> one = ClassReservoir.uniform(2, SEED, 0);
        one.merge(ClassReservoir.uniform(2, SEED, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> one.merge(ClassReservoir.uniform(2, SEED, 1)))
                .withMessage("partition 1 is in both reservoirs; give each reservoir a partition of its own");
        assertThatIllegalArgumentException().isThrownBy(() -> one.merge(ClassReservoir.uniform(3, SEED, 2)))
                .withMessageContaining("kind and size must be the same");
        assertThatIllegalArgumentException().isThrownBy(() -> one.merge(ClassReservoir.weighted(2, SEED, 2)));
    }
}
