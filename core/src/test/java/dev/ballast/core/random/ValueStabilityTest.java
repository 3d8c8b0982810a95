package dev.ballast.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What a seed gives is promised not to change within a major version.
class ValueStabilityTest {

    private static final String BREAKING = "value-breaking change: see CONTRIBUTING.md";

    private final RandomStream random = Seed.of(2026).stream(Purpose.of("test.stability"), 1, 2, 3);

    @Test
    void longsOfASeedAreFrozen() {
        assertThat(LongStream.generate(random::nextLong).limit(6)).as(BREAKING).containsExactly(0xf5fc32febcef4883L,
                0x3efcd6575b1f2d88L, 0x828f4f8b202b3890L, 0x144c305b85c13ab3L, 0x280ebd7b222d4cd8L,
                0x858796aadd14e562L);
    }

    @Test
    void intsOfASeedAreFrozen() {
        assertThat(IntStream.generate(random::nextInt).limit(6)).as(BREAKING).containsExactly(-168021250, 1056757335,
                -2104537205, 340537435, 672054651, -2054711638);
    }

    @Test
    void booleansOfASeedAreFrozen() {
        assertThat(IntStream.range(0, 8).mapToObj(_ -> random.nextBoolean())).as(BREAKING).containsExactly(true, false,
                true, false, false, true, false, false);
    }

    @Test
    void boundedNumbersOfASeedAreFrozen() {
        assertThat(IntStream.generate(() -> random.nextInt(1000)).limit(12)).as(BREAKING).containsExactly(960, 246,
                509, 79, 156, 521, 167, 226, 435, 576, 387, 686);
        random.at(1, 2, 3);
        assertThat(LongStream.generate(() -> random.nextLong(3L << 61)).limit(6)).as(BREAKING).containsExactly(
                3608184296061785604L, 1567539269882797999L, 3010273213824348471L, 3990451457658338266L,
                2679261545326499623L, 4748263837095555124L);
    }

    @Test
    void doublesOfASeedAreFrozen() {
        assertThat(DoubleStream.generate(random::nextDouble).limit(5)).as(BREAKING).containsExactly(
                0x1.ebf865fd79de9p-1, 0x1.f7e6b2bad8f94p-3, 0x1.051e9f1640567p-1, 0x1.44c305b85c138p-4,
                0x1.4075ebd9116a4p-3);
    }

    @Test
    void gaussiansOfASeedAreFrozen() {
        assertThat(DoubleStream.generate(random::nextGaussian).limit(5)).as(BREAKING).containsExactly(
                0x1.0316def526b17p-4, 0x1.0c9c9ce75a27bp0, -0x1.27f18b1ca893fp-1, 0x1.6bc657c6f8078p-4,
                -0x1.e4aaec58f8a37p-1);
    }

    @Test
    void allocationsOfASeedAreFrozen() {
        EvenAllocation allocation = new EvenAllocation(10, 15, random);

        assertThat(IntStream.range(0, 15).map(allocation::item)).as(BREAKING).containsExactly(0, 1, 2, 3, 4, 5, 6, 7,
                8, 9, 1, 3, 4, 6, 7);
    }

    @Test
    void selectionsOfASeedAreFrozen() {
        SequentialSelection selection = new SequentialSelection(20, 8, random);

        assertThat(IntStream.range(0, 20).filter(_ -> selection.next())).as(BREAKING).containsExactly(1, 3, 4, 6, 7,
                16, 17, 19);
    }
}
