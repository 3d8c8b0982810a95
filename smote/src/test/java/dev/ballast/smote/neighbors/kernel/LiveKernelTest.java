package dev.ballast.smote.neighbors.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LiveKernelTest {

    private static final String HOW = "system property ballast.test.kernel must be vector or scalar; smote/pom.xml sets"
            + " it, together with the flags of the run: start the tests with Maven, or copy an argLine from there";

    @Test
    void theKernelInUseIsTheOneThisRunIsMeantToTest() {
        String meant = System.getProperty("ballast.test.kernel");

        assertThat(meant).as(HOW).isIn("vector", "scalar");
        assertThat(DistanceKernels.active().name()).as("the kernel in use").isEqualTo(meant);
    }

    @Test
    void theVectorWidthIsTheOneThisRunIsMeantToTest() {
        DistanceKernel active = DistanceKernels.active();
        String meant = System.getProperty("ballast.test.vectorBits");
        int atLeast = active.name().equals("vector") ? 128 : Double.SIZE;

        assertThat(active.vectorBits()).isGreaterThanOrEqualTo(atLeast);
        assertThat(meant == null ? active.vectorBits() : Integer.parseInt(meant)).isEqualTo(active.vectorBits());
    }

    @Test
    void theVectorKernelIsHadOrRefusedNamingTheFlag() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            assertThat(DistanceKernels.choose("vector").name()).isEqualTo("vector");
            assertThat(DistanceKernels.choose("auto").name()).isEqualTo("vector");
        } else {
            assertThatThrownBy(() -> DistanceKernels.choose("vector")).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ballast.kernel").hasMessageContaining("--add-modules jdk.incubator.vector");
            assertThat(DistanceKernels.choose("auto").name()).isEqualTo("scalar");
        }
    }

    @Test
    void theIncubatorModuleIsAbsentExactlyFromTheScalarRun() {
        assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()).as(HOW)
                .isEqualTo("vector".equals(System.getProperty("ballast.test.kernel")));
    }

    @Test
    void theScalarKernelIsAlwaysThere() {
        assertThat(DistanceKernels.choose("scalar").name()).isEqualTo("scalar");
        assertThat(DistanceKernels.scalar().name()).isEqualTo("scalar");
        assertThat(DistanceKernels.scalar().vectorBits()).isEqualTo(64);
    }

    @Test
    void theWordMayBeInAnyCase() {
        assertThat(DistanceKernels.choose("SCALAR").name()).isEqualTo("scalar");
    }

    @Test
    void anUnknownWordIsAnErrorNamingTheWords() {
        assertThatThrownBy(() -> DistanceKernels.choose("simd")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ballast.kernel").hasMessageContaining("\"simd\"")
                .hasMessageContaining("auto, scalar or vector");
        assertThatThrownBy(() -> DistanceKernels.choose("")).isInstanceOf(IllegalStateException.class);
    }
}
