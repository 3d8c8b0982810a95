package dev.ballast.spark.table;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// Vectors of Spark's machine learning, whose library is there if a table has a column of them, and need not be otherwise.
final class MlVectors {

    private static final String PACKAGE = "org.apache.spark.ml.linalg.";

    private final MethodHandle toArray;
    private final MethodHandle dense;

    private MlVectors(MethodHandle toArray, MethodHandle dense) {
        this.toArray = toArray;
        this.dense = dense;
    }

    /// Made when the first vector is met.
    private static final class Holder {

        private static final MlVectors FOUND = find();

        private static MlVectors find() {
            try {
                ClassLoader loader = Thread.currentThread().getContextClassLoader();
                Class<?> vector = Class.forName(PACKAGE + "Vector", true, loader);
                Class<?> vectors = Class.forName(PACKAGE + "Vectors", true, loader);
                MethodHandles.Lookup lookup = MethodHandles.publicLookup();
                return new MlVectors(lookup.findVirtual(vector, "toArray", MethodType.methodType(double[].class)),
                        lookup.findStatic(vectors, "dense", MethodType.methodType(vector, double[].class)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(
                        "a column holds vectors, and Spark's library for machine learning (spark-mllib) is not there",
                        e);
            }
        }
    }

    static double[] toArray(Object vector) {
        try {
            return (double[]) Holder.FOUND.toArray.invoke(vector);
        } catch (ClassCastException e) {
            throw new IllegalArgumentException("is not a vector", e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static Object of(double[] numbers) {
        try {
            return Holder.FOUND.dense.invoke(numbers);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
