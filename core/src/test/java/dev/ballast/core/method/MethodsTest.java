package dev.ballast.core.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/// Where no module offers a method; what is found where some do is tested beside the methods.
class MethodsTest {

    @Test
    void withoutProvidersThereAreNoMethods() {
        assertThat(Methods.all()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Methods.named("smote"))
                .withMessage("there is no method \"smote\"; methods are none");
    }
}
