package dev.ballast.testing;

import dev.ballast.core.method.Resampler;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.stream.Stream;

/// Holds methods to the contract: a test for every method, table and check. Extend it and name the methods:
///
/// ```java
/// class MyMethodsTest extends ResamplerContractTest {
///     @Override
///     protected List<Resampler> methods() {
///         return List.of(new MyMethod());
///     }
/// }
/// ```
public abstract class ResamplerContractTest {

    /// For tests that extend this one.
    protected ResamplerContractTest() {
    }

    /// {@return the methods to be tested, with the options to be tested}
    protected abstract List<Resampler> methods();

    @TestFactory
    Stream<DynamicTest> contract() {
        return methods().stream().flatMap(method -> Stream.concat(ContractCheck.ALL.stream(), TargetChecks.ALL.stream())
                .flatMap(check -> check.tables(method).stream().map(table -> DynamicTest.dynamicTest(
                        method + ", " + table.name() + ": " + check.says(), () -> check.run(method, table)))));
    }
}
