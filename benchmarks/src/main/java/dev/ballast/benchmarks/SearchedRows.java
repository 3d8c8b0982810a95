package dev.ballast.benchmarks;

import dev.ballast.core.data.FeatureMatrix;

import org.openjdk.jmh.annotations.Setup;

/// The data of a search, as arrays and as Ballast wraps them. Subclasses hold the JMH parameter, as not every contender
/// is given every shape.
public abstract class SearchedRows {

    double[][] values;
    FeatureMatrix matrix;

    SearchedRows() {
    }

    /// Returns the parameter, rows by columns, such as `20000x16`.
    abstract String shape();

    /// Makes the data.
    @Setup
    public void makeRows() {
        Shape shape = Shape.parse(shape());
        values = GaussianRows.of(shape.rows(), shape.columns());
        matrix = FeatureMatrix.wrap(values);
    }
}
