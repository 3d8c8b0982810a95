package dev.ballast.smote.neighbors.kernel;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// Chooses the kernel, once for the life of the virtual machine.
///
/// The system property `ballast.kernel` says `auto` (the default), `scalar` or `vector`. `vector` that cannot be had is
/// an error. `auto` without the incubator module says so once, naming the flag, and is scalar: slower, the same results.
public final class DistanceKernels {

    /// The system property that chooses.
    public static final String PROPERTY = "ballast.kernel";

    private static final String AUTO = "auto";
    /// Half a millisecond's work of the scalar kernel: over before the Vector API is loaded.
    private static final double SMALL = 2e6;
    private static final DistanceKernel SCALAR = new ScalarKernel();

    private static final String MODULE = "jdk.incubator.vector";
    private static final String FLAG = "--add-modules " + MODULE;
    private static final @Nullable String OBSTACLE = obstacle();

    private DistanceKernels() {
    }

    /// {@return the kernel in use}
    ///
    /// @throws IllegalStateException if the property is none of the three words, or `vector` cannot be had
    public static DistanceKernel active() {
        return Holder.ACTIVE;
    }

    /// Returns the kernel for a search: the one in use, but `auto` is scalar until vectors are worth their compilation, see
    /// [AutoKernel].
    ///
    /// @param multiplications of the search
    /// @return the kernel
    /// @throws IllegalStateException if the property is none of the three words, or `vector` cannot be had
    public static DistanceKernel forWork(double multiplications) {
        boolean auto = System.getProperty(PROPERTY, AUTO).toLowerCase(Locale.ROOT).equals(AUTO);
        if (!auto) {
            return active();
        }
        // Until it is worth it, not even the classes of the Vector API are loaded.
        if (multiplications < SMALL) {
            return SCALAR;
        }
        if (OBSTACLE == null) {
            return Auto.KERNEL.forWork(multiplications);
        }
        return multiplications < AutoKernel.LARGE ? SCALAR : active();
    }

    /// {@return a scalar kernel, whatever is in use}
    public static DistanceKernel scalar() {
        return SCALAR;
    }

    static DistanceKernel choose(String wanted) {
        return switch (wanted.toLowerCase(Locale.ROOT)) {
            case "scalar" -> new ScalarKernel();
            case "vector" -> {
                String obstacle = OBSTACLE;
                if (obstacle != null) {
                    throw new IllegalStateException(PROPERTY + " is \"vector\", but " + obstacle);
                }
                yield vector();
            }
            case AUTO -> {
                String obstacle = OBSTACLE;
                if (obstacle != null) {
                    System.getLogger(DistanceKernels.class.getName()).log(System.Logger.Level.INFO,
                            "scalar distance kernel: " + obstacle + "; results are the same, only slower");
                    yield new ScalarKernel();
                }
                try {
                    yield vector();
                } catch (IllegalStateException e) {
                    System.getLogger(DistanceKernels.class.getName()).log(System.Logger.Level.INFO,
                            "scalar distance kernel; results are the same, only slower", e);
                    yield new ScalarKernel();
                }
            }
            default -> throw new IllegalStateException(
                    PROPERTY + " is \"" + wanted + "\"; it must be auto, scalar or vector");
        };
    }

    /// Why there can be no vector kernel, or null if there can.
    private static @Nullable String obstacle() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return "the module " + MODULE + " is not resolved; start Java with " + FLAG;
        }
        // Without the optimizing compiler every vector is an object and every lane a loop.
        String compiler = System.getProperty("java.vm.compiler", "");
        String mode = System.getProperty("java.vm.info", "");
        if (mode.contains("interpreted mode") || compiler.equals("none")) {
            return "this virtual machine does not compile";
        }
        return null;
    }

    private static DistanceKernel vector() {
        try {
            return Class.forName(DistanceKernels.class.getPackageName() + ".VectorKernel")
                    .asSubclass(DistanceKernel.class).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("the vector kernel cannot be loaded although " + MODULE + " is there", e);
        }
    }

    private static final class Auto {
        private static final AutoKernel KERNEL = new AutoKernel(SCALAR, DistanceKernels::active);
    }

    private static final class Holder {
        private static final DistanceKernel ACTIVE = choose(System.getProperty(PROPERTY, AUTO));
    }
}
