package dev.ballast.cli.inspect;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The plane in which standardized rows vary most: principal components (Pearson 1901, doi:10.1080/14786440109462720;
/// Hotelling 1933, doi:10.1037/h0071325).
///
/// The sign of a component is free; here its largest coefficient is positive.
final class Projection {

    private static final int NAMES_SHOWN = 3;

    private final Scales scales;
    private final double[] center;
    private final double[][] components;
    private final double[] shares;

    private Projection(Scales scales, double[] center, double[][] components, double[] shares) {
        this.scales = scales;
        this.center = center;
        this.components = components;
        this.shares = shares;
    }

    /// Fits the plane.
    ///
    /// @param scales at least two columns
    /// @param rows   complete rows, at least two
    /// @return the projection onto it
    static Projection of(Scales scales, List<double[]> rows) {
        int n = rows.size();
        int d = scales.columns().length;
        double[][] z = rows.stream().map(scales::standardized).toArray(double[][]::new);
        double[] center = new double[d];
        for (double[] row : z) {
            for (int j = 0; j < d; j++) {
                center[j] += row[j] / n;
            }
        }
        for (double[] row : z) {
            for (int j = 0; j < d; j++) {
                row[j] -= center[j];
            }
        }
        // Rows times rows and columns times columns have the same eigenvalues but for zeros; the smaller one is taken.
        boolean wide = d > n;
        double[][] vectors = wide ? z : transposed(z);
        double[][] products = products(vectors);
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(products, false));
        double total = IntStream.range(0, products.length).mapToDouble(i -> products[i][i]).sum();
        double[][] components = new double[2][];
        double[] shares = new double[2];
        for (int c = 0; c < 2; c++) {
            double[] vector = eigen.getEigenvector(c).toArray();
            components[c] = signed(wide ? unit(combined(z, vector)) : vector);
            shares[c] = total > 0 ? Math.max(0, eigen.getRealEigenvalue(c) / total) : 0;
        }
        return new Projection(scales, center, components, shares);
    }

    private static double[][] transposed(double[][] z) {
        double[][] columns = new double[z[0].length][z.length];
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = z[i][j];
            }
        }
        return columns;
    }

    private static double[][] products(double[][] vectors) {
        double[][] products = new double[vectors.length][vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = dot(vectors[i], vectors[j]);
                products[j][i] = products[i][j];
            }
        }
        return products;
    }

    private static double[] combined(double[][] z, double[] weights) {
        double[] sum = new double[z[0].length];
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += weights[i] * z[i][j];
            }
        }
        return sum;
    }

    private static double[] unit(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        return IntStream.range(0, vector.length).mapToDouble(j -> length > 0 ? vector[j] / length : 0).toArray();
    }

    private static double[] signed(double[] vector) {
        double largest = 0;
        for (double value : vector) {
            largest = Math.abs(value) > Math.abs(largest) ? value : largest;
        }
        double sign = largest < 0 ? -1 : 1;
        return IntStream.range(0, vector.length).mapToDouble(j -> sign * vector[j]).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /// Where complete rows are along a component, 0 or 1.
    double[] along(int component, List<RowSample.Row> rows) {
        return rows.stream().mapToDouble(row -> {
            double[] z = scales.standardized(row.values());
            for (int j = 0; j < z.length; j++) {
                z[j] -= center[j];
            }
            return dot(components[component], z);
        }).toArray();
    }

    /// The share of all variance that is along a component.
    double share(int component) {
        return shares[component];
    }

    /// The columns with the largest coefficients.
    String mainColumns(int component, List<String> names) {
        double[] vector = components[component];
        return IntStream.range(0, vector.length).boxed()
                .sorted((a, b) -> Double.compare(Math.abs(vector[b]), Math.abs(vector[a]))).limit(NAMES_SHOWN)
                .map(j -> names.get(scales.columns()[j])).collect(Collectors.joining(", "));
    }
}
