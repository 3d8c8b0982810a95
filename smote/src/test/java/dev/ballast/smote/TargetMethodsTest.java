package dev.ballast.smote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.Target;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

/// What holds for all methods for numbers and for sets of labels.
class TargetMethodsTest {

    private static List<MethodInfo> methods() {
        return Methods.all().stream().filter(info -> !info.accepts().targets().contains(Target.Kind.CLASSES)).toList();
    }

    @Test
    void theyAreFoundByTheirNames() {
        assertThat(methods()).extracting(MethodInfo::name).containsExactly("gaussian-noise", "ml-ros", "ml-rus",
                "ml-smote", "relevance-over", "relevance-under", "smogn", "smoter", "wercs");
    }

    /// Who knows counts only asks for the promise first, and must not get one for the classes of something else.
    @Test
    void countsOfOtherClassesAreRefusedByName() {
        for (MethodInfo info : methods()) {
            for (SamplingStrategy strategy : List.of(SamplingStrategy.AUTO, SamplingStrategy.ALL)) {
                Resampler method = info.make(info.standard(), strategy);
                for (int classes = 0; classes <= 3; classes++) {
                    ClassCounts counts = ClassCounts.of(List.of("p", "q", "r").subList(0, classes),
                            LongStream.range(1, classes + 1L).toArray());
                    assertThatIllegalArgumentException().isThrownBy(() -> method.promise(counts))
                            .withMessageStartingWith(info.name() + " needs ")
                            .withMessageContaining(" to predict, whose rows are counted as [")
                            .withMessageEndingWith("], and these are " + counts
                                    + "; for classes use smote, random-over or random-under");
                }
            }
        }
    }
}
