package dev.ballast.samplers.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassPrior;
import dev.ballast.samplers.Uniformity;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

class ClassRejectionTest {

    private static final Seed SEED = Seed.of(42);
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final ClassPrior SOURCE = ClassPrior.of(NAMES, 0.9, 0.08, 0.02);
    private static final ClassPrior WANTED = ClassPrior.of(NAMES, 0.5, 0.3, 0.2);

    /// Labels at random, in the shares of the source.
    private static List<String> stream(int size, long seed) {
        RandomStream random = Seed.of(seed).stream(Purpose.of("class-rejection-test"), 0, 0, 0);
        return IntStream.range(0, size).mapToObj(_ -> {
            double u = random.nextDouble();
            return u < 0.9 ? "a" : u < 0.98 ? "b" : "c";
        }).toList();
    }

    /// The rule, worked out anew for every item.
    private static List<Integer> byTheRule(List<String> labels, double[] guess, double worth, boolean known) {
        RandomStream random = SEED.stream(Purpose.of("class-rejection.keep"), 0, 0, 0);
        double[] counts = new double[3];
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            int code = NAMES.indexOf(labels.get(i));
            counts[code]++;
            double[] ratios = new double[3];
            for (int k = 0; k < 3; k++) {
                double share = known ? guess[k] : (worth * guess[k] + counts[k]) / (worth + i + 1);
                ratios[k] = WANTED.share(k) / share;
            }
            if (random.nextDouble() < ratios[code] / DoubleStream.of(ratios).max().orElseThrow()) {
                kept.add(i);
            }
        }
        return kept;
    }

    private static List<Integer> kept(ClassRejection rejection, List<String> labels) {
        RejectionRun run = rejection.start(SEED);
        return IntStream.range(0, labels.size()).filter(i -> run.keeps(labels.get(i))).boxed().toList();
    }

    @Test
    void itemsAreLetThroughByTheRule() {
        List<String> labels = stream(20_000, 1);
        double third = 1.0 / 3;

        assertThat(kept(ClassRejection.to(WANTED).from(SOURCE), labels))
                .isEqualTo(byTheRule(labels, SOURCE.toArray(), 0, true)).hasSizeBetween(1500, 2500);
        assertThat(kept(ClassRejection.to(WANTED).estimating(), labels))
                .isEqualTo(byTheRule(labels, new double[]{third, third, third}, 3, false));
        assertThat(kept(ClassRejection.to(WANTED).estimating(SOURCE, 500), labels))
                .isEqualTo(byTheRule(labels, SOURCE.toArray(), 500, false));
    }

    /// Whatever the order of the classes in what is known.
    @Test
    void sharesAreFoundByName() {
        List<String> labels = stream(1000, 1);
        ClassPrior turned = ClassPrior.of(List.of("c", "a", "b"), 0.02, 0.9, 0.08);

        assertThat(kept(ClassRejection.to(WANTED).from(turned), labels))
                .isEqualTo(kept(ClassRejection.to(WANTED).from(SOURCE), labels));
    }

    @Test
    void whatComesOutHasTheWantedShares() {
        List<String> labels = stream(100_000, 2);
        RejectionRun known = ClassRejection.to(WANTED).from(SOURCE).start(SEED);
        labels.forEach(known::keeps);
        assertThat(isPlausible(known.keptCounts())).isTrue();
        // 1 / max(t / p) = 0.1 of the stream.
        assertThat(known.keptCounts().total() / 100_000.0).isCloseTo(0.1, within(0.005));
        assertThat(known.shares()).isEqualTo(SOURCE);

        RejectionRun estimated = ClassRejection.to(WANTED).estimating().start(SEED);
        labels.subList(0, 20_000).forEach(estimated::keeps);
        ClassCounts first = estimated.keptCounts();
        labels.subList(20_000, 100_000).forEach(estimated::keeps);
        ClassCounts later = ClassCounts.of(NAMES, IntStream.range(0, 3)
                .mapToLong(code -> estimated.keptCounts().count(code) - first.count(code)).toArray());
        assertThat(isPlausible(later)).isTrue();
        assertThat(estimated.seen()).isEqualTo(100_000).isEqualTo(estimated.seenCounts().total());
        for (int code = 0; code < 3; code++) {
            double share = (1 + estimated.seenCounts().count(code)) / 100_003.0;
            assertThat(estimated.shares().share(code)).isCloseTo(share, within(1e-12));
        }

        RejectionRun wrong = ClassRejection.to(WANTED).from(ClassPrior.of(NAMES, 0.88, 0.10, 0.02)).start(SEED);
        labels.forEach(wrong::keeps);
        assertThat(isPlausible(wrong.keptCounts())).as("by shares that are not those of the stream").isFalse();
    }

    private static boolean isPlausible(ClassCounts kept) {
        return Uniformity.isPlausible(WANTED.toArray(),
                IntStream.range(0, 3).mapToLong(kept::count).toArray());
    }

    @Test
    void streamsAndIteratorsAreLetThroughAlike() {
        List<String> labels = stream(3000, 3);
        ClassRejection rejection = ClassRejection.to(WANTED).estimating();
        List<Integer> expected = kept(rejection, labels);
        List<Integer> numbers = IntStream.range(0, 3000).boxed().toList();

        assertThat(numbers.stream().gather(rejection.gatherer(labels::get, SEED)).toList()).isEqualTo(expected);
        assertThat(numbers.parallelStream().gather(rejection.gatherer(labels::get, SEED)).toList())
                .isEqualTo(expected);
        assertThat(numbers.stream().gather(rejection.gatherer(labels::get, SEED)).limit(5).toList())
                .isEqualTo(expected.subList(0, 5));
        List<Integer> found = new ArrayList<>();
        Iterator<Integer> filtered = rejection.filter(numbers.iterator(), labels::get, SEED);
        while (filtered.hasNext()) {
            assertThat(filtered.hasNext()).isTrue();
            found.add(filtered.next());
        }
        assertThat(found).isEqualTo(expected);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(filtered::next);
    }

    @Test
    void aClassThatIsNotWantedIsNotLetThrough() {
        ClassPrior without = ClassPrior.of(NAMES, 0.5, 0.5, 0);
        for (ClassRejection rejection : List.of(ClassRejection.to(without).estimating(), ClassRejection.to(without)
                .from(ClassPrior.of(NAMES, 0.5, 0.5, 0)))) {
            RejectionRun run = rejection.start(SEED);
            stream(1000, 4).forEach(run::keeps);
            assertThat(run.keptCounts().count(2)).isZero();
            assertThat(run.seenCounts().count(2)).isPositive();
            assertThat(run.acceptance("c")).isZero();
            assertThat(Math.max(run.acceptance("a"), run.acceptance("b"))).isEqualTo(1);
        }
    }

    /// A class that is wanted and does not come: the others dwindle like 1 / n, as the rule has it.
    @Test
    void othersDwindleWhileAClassDoesNotCome() {
        RejectionRun run = ClassRejection.to(ClassPrior.uniform(List.of("a", "b"))).estimating().start(SEED);
        for (int i = 0; i < 999; i++) {
            run.keeps("a");
        }
        assertThat(run.acceptance("a")).isCloseTo(1 / 1000.0, within(1e-12));
        assertThat(run.acceptance("b")).isEqualTo(1);
    }

    @Test
    void whatCannotBeIsRefused() {
        ClassRejection half = ClassRejection.to(WANTED);
        assertThatIllegalStateException().isThrownBy(() -> half.start(SEED))
                .withMessage("nothing is known about the stream; say from(shares) or estimating()");
        assertThatIllegalStateException().isThrownBy(() -> half.gatherer(item -> item, SEED));
        assertThatIllegalArgumentException().isThrownBy(() -> half.from(ClassPrior.of(List.of("a", "b"), 0.5, 0.5)))
                .withMessage("shares are of classes [a, b], and wanted are shares of [a, b, c]; they must be the same "
                        + "classes");
        assertThatIllegalArgumentException().isThrownBy(() -> half.from(ClassPrior.of(NAMES, 1, 0, 0)))
                .withMessage("the stream's share of class \"b\" is 0, and a share of 0.3 of it is wanted; it must be "
                        + "above 0");
        assertThatIllegalArgumentException().isThrownBy(() -> half.estimating(ClassPrior.of(NAMES, 0.5, 0.5, 0), 1))
                .withMessageContaining("the guessed share of class \"c\" is 0");
        for (double worth : new double[]{0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> half.estimating(SOURCE, worth))
                    .withMessageContaining("it must be above 0 and finite");
        }
        RejectionRun run = half.estimating().start(SEED);
        run.keeps("a");
        assertThatIllegalArgumentException().isThrownBy(() -> run.keeps("d")).withMessage(
                "item 1 of the stream is of class \"d\"; wanted are shares of [a, b, c]: give it one, 0 to let none of it "
                        + "through");
        assertThat(run.seen()).isEqualTo(1);
        assertThat(Arrays.asList(half.toString(), half.from(SOURCE).toString(), half.estimating(SOURCE, 2).toString()))
                .doesNotHaveDuplicates();
    }
}
