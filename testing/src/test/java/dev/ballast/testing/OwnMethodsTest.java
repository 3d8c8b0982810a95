package dev.ballast.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.NeighborOptions;
import dev.ballast.core.method.Option;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.strategy.SamplingStrategy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every method that can be found, with every value of its own words and flags, and chains of them; two with the options of all methods
/// that ask for neighbors.
class OwnMethodsTest extends ResamplerContractTest {

    @Override
    protected List<Resampler> methods() {
        List<Resampler> methods = new ArrayList<>();
        for (MethodInfo info : Methods.all()) {
            Resampler method = info.make(info.standard(), SamplingStrategy.AUTO);
            methods.add(method);
            for (Option<?> option : info.options()) {
                // What all methods have is tried on two below.
                for (String value : NeighborOptions.contains(option) ? List.<String>of() : values(option)) {
                    methods.add(serving(method, option).with(option.name(), value));
                }
            }
        }
        // By some distances no row of a class has a neighbor of its own.
        for (Resampler method : List.of(Methods.named("smote"), Methods.named("enn").with("emptied", "allow"))) {
            for (Option<?> option : List.of(NeighborOptions.DISTANCE, NeighborOptions.SCALE,
                    NeighborOptions.DISTINCT)) {
                values(option).forEach(value -> methods.add(method.with(option.name(), value)));
            }
        }
        for (String name : List.of("smoter", "smogn", "ml-smote")) {
            methods.add(Methods.named(name).with("distance", "gower"));
        }
        methods.add(Methods.named("borderline-smote").with("kind", 2));
        methods.add(Methods.named("smote").then(Methods.named("enn")));
        methods.add(Methods.named("random-under").then(Methods.named("smote"))
                .then(Methods.named("enn").with("emptied", "allow")));
        Resampler smote = Methods.named("smote");
        methods.add(smote.with(smote.options(), SamplingStrategy.ratio(0.7)).then(smote));
        methods.add(Methods.named("smoter").then(Methods.named("relevance-under")));
        methods.add(
                Methods.named("relevance-under").then(Methods.named("gaussian-noise")).then(Methods.named("smogn")));
        methods.add(Methods.named("relevance-over").then(Methods.named("wercs").with("under", "0.25")));
        methods.add(Methods.named("ml-smote").then(Methods.named("ml-rus")));
        methods.add(Methods.named("ml-ros").then(Methods.named("ml-smote")));
        return methods;
    }

    /// Values of numbers with which nothing is left to do at the least: all numbers would be rare.
    private static final Map<String, String> SMALL = Map.of("coef", "0.5", "threshold", "0.5");

    /// With fewer neighbors than usual, no row of some tables is of the kind that a method looks for.
    private static Resampler serving(Resampler method, Option<?> changed) {
        boolean chooses = changed instanceof Option.Whole
                && method.info().options().stream().anyMatch(option -> option.name().equals("fallback"));
        return chooses ? method.with("fallback", "all-rows") : method;
    }

    private static List<String> values(Option<?> option) {
        return switch (option) {
            case Option.Flag flag -> List.of(String.valueOf(!flag.standard()));
            case Option.Choice<?> choice -> words(choice);
            case Option.Whole whole -> whole.most() == Integer.MAX_VALUE
                    ? List.of(String.valueOf(whole.least()))
                    : IntStream.rangeClosed(whole.least(), whole.most()).filter(value -> value != whole.standard())
                            .mapToObj(String::valueOf).toList();
            case Option.Real real -> List.of(SMALL.getOrDefault(real.name(), String.valueOf(real.least())));
            case Option.Read<?> _ -> List.of();
        };
    }

    private static <E extends Enum<E>> List<String> words(Option.Choice<E> choice) {
        return Stream.of(choice.standard().getDeclaringClass().getEnumConstants())
                .filter(value -> value != choice.standard()).map(choice::text).toList();
    }

    @Test
    void theMethodsOfThisProjectAreFound() {
        assertThat(Methods.all()).extracting(MethodInfo::name).contains("random-over", "random-under", "smote", "enn",
                "cluster-centroids", "tomek-links", "repeated-enn", "all-knn", "ncr", "cnn", "oss", "near-miss",
                "borderline-smote", "adasyn", "safe-level-smote", "kmeans-smote", "geometric-smote",
                "smoothed-bootstrap", "polynom-fit", "random-walk", "prowsyn", "lee", "smote-nc", "smote-n", "smoter",
                "smogn", "gaussian-noise", "wercs", "relevance-over", "relevance-under", "ml-ros", "ml-rus",
                "ml-smote", "smote-enn", "smote-tomek");
    }
}
