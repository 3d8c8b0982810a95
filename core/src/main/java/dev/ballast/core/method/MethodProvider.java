package dev.ballast.core.method;

/// Offers a method by its description. Implementations are found by [java.util.ServiceLoader]: a line `provides
/// MethodProvider with ...` in the module descriptor, and for the class path a line in
/// `META-INF/services/dev.ballast.core.method.MethodProvider`.
@FunctionalInterface
public interface MethodProvider {

    /// {@return the description of the method}
    MethodInfo info();
}
