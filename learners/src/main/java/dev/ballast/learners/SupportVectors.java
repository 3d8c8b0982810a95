package dev.ballast.learners;

import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.data.RunningMoments;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.target.ClassLabels;

import it.unimi.dsi.fastutil.ints.IntArrays;

import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// The rows that a support vector machine rests on: C-SVC with the kernel exp(-gamma |a - b|^2), one class against one for
/// more than two, by libsvm.
///
/// Chang, Lin: "LIBSVM: a library for support vector machines", ACM Transactions on Intelligent Systems and Technology 2, 2011,
/// doi:10.1145/1961189.1961199.
///
/// **Columns** are brought to mean 0 and standard deviation 1; constant ones have no part. **Rows** are given to libsvm in the
/// order of their values, first column first, equal rows in the order of their numbers. So the machine does not depend on
/// units, on the order of rows that differ, or on names of classes. C-SVC draws nothing.
///
/// **Machines.** The kernel is computed by libsvm with `Math.exp`, whose last bit Java leaves to the processor's family, and
/// rounded to `float`, which hides that bit in all but one value of some hundred million. All other arithmetic is the
/// same everywhere. The machine is solved to 1e-6, so that the way there, and such a bit, hardly matter.
final class SupportVectors {

    /// What libsvm prints goes to one place for the whole virtual machine, on the thread that trains.
    private static final ScopedValue<Training> TRAINING = ScopedValue.newInstance();
    private static final double CACHE_MEGABYTES = 100;
    /// At libsvm's standard, 1e-3, which rows are support vectors depends on the order of rows for a few of them.
    private static final double TOLERANCE = 1e-6;
    /// libsvm takes what it has after 10 million steps, or 100 for each row if that is more, and says so on standard error. Here the
    /// work ends, with an error, just before.
    private static final long MOST_STEPS = 9_990_000;
    private static final long MOST_STEPS_PER_ROW = 99;
    private static final int MOST_STEPS_OF_A_DOT = 1000;

    private SupportVectors() {
    }

    /// A run of libsvm, listened to: it prints a dot every thousand steps, or as many steps as it has rows if that is less.
    private static final class Training {

        private final RunSettings run;
        private final int rows;
        private long steps;

        Training(RunSettings run, int rows) {
            this.run = run;
            this.rows = rows;
        }

        void hear(String message) {
            run.at(0);
            if (message.equals(".")) {
                steps += Math.min(rows, MOST_STEPS_OF_A_DOT);
            } else if (message.contains("optimization finished")) {
                steps = 0;
            }
            if (steps >= Math.max(MOST_STEPS, MOST_STEPS_PER_ROW * rows)) {
                throw new IllegalArgumentException("the support vector machine was not done after " + steps
                        + " steps; use a smaller c or another gamma");
            }
        }
    }

    /// Trains.
    ///
    /// @param features the rows, finite
    /// @param labels   the class of every row
    /// @param c        what an error costs
    /// @param gamma    of the kernel, on scaled columns; 0 for one divided by the number of columns that vary
    /// @param run      asked whether to go on
    /// @return the rows that are support vectors
    /// @throws IllegalArgumentException if all rows are equal, or the machine does not converge
    static BitSet of(FeatureMatrix features, ClassLabels labels, double c, double gamma, RunSettings run) {
        double[][] rows = inUnits(features);
        int[] order = new int[rows.length];
        Arrays.setAll(order, row -> row);
        IntArrays.mergeSort(order, (a, b) -> {
            int byValue = Arrays.compare(rows[a], rows[b]);
            return byValue == 0 ? Integer.compare(a, b) : byValue;
        });
        svm_problem problem = problem(rows, order, labels);
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.C_SVC;
        parameter.kernel_type = svm_parameter.RBF;
        parameter.C = c;
        parameter.gamma = gamma == 0 ? 1.0 / problem.x[0].length : gamma;
        parameter.eps = TOLERANCE;
        parameter.shrinking = 1;
        parameter.cache_size = CACHE_MEGABYTES;
        svm.svm_set_print_string_function(message -> {
            if (TRAINING.isBound()) {
                TRAINING.get().hear(message);
            }
        });
        svm_model model = ScopedValue.where(TRAINING, new Training(run, rows.length))
                .call(() -> svm.svm_train(problem, parameter));
        BitSet vectors = new BitSet(rows.length);
        for (int place : model.sv_indices) {
            vectors.set(order[place - 1]);
        }
        run.at(1);
        return vectors;
    }

    /// The rows with every column multiplied by a power of two that brings its values near 1, so that units matter to no bit
    /// of what follows.
    private static double[][] inUnits(FeatureMatrix features) {
        double[][] rows = features.toDoubleRows();
        int columns = features.columns();
        for (int column = 0; column < columns; column++) {
            double largest = 0;
            for (double[] row : rows) {
                largest = Math.max(largest, Math.abs(row[column]));
            }
            int exponent = largest == 0 ? 0 : Math.getExponent(largest);
            for (double[] row : rows) {
                // Zeros of both signs are one value.
                row[column] = Math.scalb(row[column], -exponent) + 0.0;
            }
        }
        return rows;
    }

    private static svm_problem problem(double[][] rows, int[] order, ClassLabels labels) {
        RunningMoments moments = new RunningMoments(rows[0].length);
        for (int row : order) {
            moments.add(rows[row]);
        }
        double[] means = moments.means();
        double[] deviations = moments.standardDeviations();
        int[] columns = IntStream.range(0, means.length).filter(column -> deviations[column] > 0)
                .toArray();
        if (columns.length == 0) {
            throw new IllegalArgumentException("all " + rows.length
                    + " rows have the same features, and a support vector machine has nothing to tell them apart by; use"
                    + " random-over");
        }
        svm_problem problem = new svm_problem();
        problem.l = rows.length;
        problem.y = new double[rows.length];
        problem.x = new svm_node[rows.length][columns.length];
        for (int place = 0; place < order.length; place++) {
            problem.y[place] = labels.code(order[place]);
            for (int j = 0; j < columns.length; j++) {
                int column = columns[j];
                svm_node node = new svm_node();
                node.index = j + 1;
                node.value = (rows[order[place]][column] - means[column]) / deviations[column];
                problem.x[place][j] = node;
            }
        }
        return problem;
    }
}
