package dev.ballast.core.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.strategy.SamplingStrategy;

import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;

class ReadOptionTest {

    private static final Option<DayOfWeek> DAY = new Option.Read<>("day", DayOfWeek.MONDAY, "day",
            "a day, such as FRIDAY",
            "when", DayOfWeek::valueOf);
    private static final MethodInfo INFO = MethodInfo.named("trial", Family.BALANCING, "tries").options(DAY)
            .makes(_ -> null);

    @Test
    void anythingThatCanBeReadCanBeAnOption() {
        Options options = INFO.standard().with("day", "FRIDAY");

        assertThat(options.get(DAY)).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(options.with(DAY, DayOfWeek.SUNDAY).toMap()).containsEntry("day", "SUNDAY");
        assertThat(DAY.type()).isEqualTo("day");
        assertThatIllegalArgumentException().isThrownBy(() -> options.with("day", "noon"))
                .withMessageStartingWith("option day is \"noon\"; it must be a day, such as FRIDAY: ");
    }

    @Test
    void balancingGoesBothWays() {
        assertThat(Family.BALANCING.direction()).isEqualTo(SamplingStrategy.Direction.BOTH);
        assertThat(Family.BALANCING).hasToString("balancing");
    }
}
