package dev.ballast.cli.batches;

import dev.ballast.core.target.ClassLabels;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The columns of batches, and what else there is to say of them.
///
/// @param features  the features
/// @param labels    the texts of the classes, in the order of their codes
/// @param weight    the place of a row's weight among its values; -1 if all rows weigh 1
/// @param names     what the columns are called that stand after the features
/// @param metadata  names and values
record BatchColumns(List<FeatureColumn> features, List<String> labels, int weight, Names names,
        Map<String, String> metadata) {

    /// What the columns are called that are no features.
    record Names(String label, String weight, String row, String synthetic) {

        /// @param prefix what the names begin with
        static Names of(String prefix) {
            return new Names(prefix + "label", prefix + "weight", prefix + "row", prefix + "synthetic");
        }

        Stream<String> all() {
            return Stream.of(label, weight, row, synthetic);
        }
    }

    static BatchColumns of(Path file, List<FeatureColumn> features, ClassLabels labels, int weight, Names names,
            Map<String, String> metadata) {
        Set<String> taken = new HashSet<>();
        for (FeatureColumn feature : features) {
            if (names.all().anyMatch(feature.name()::equals)) {
                throw new Failure(file + ": feature \"" + VisibleText.shown(feature.name())
                        + "\" is called as a column that batches have beside features; give those other names with"
                        + " --prefix batch_, or leave the feature out with --ignore " + feature.name());
            }
            if (!taken.add(feature.name())) {
                throw new Failure(file + ": two features are called \"" + VisibleText.shown(feature.name())
                        + "\"; give one another name in the table, or leave one out with --ignore and its number");
            }
        }
        return new BatchColumns(features, labels.names(), weight, names, metadata);
    }

    /// Writes the weights of the rows of a batch.
    void weights(TrainingBatch batch, double[] into) {
        for (int i = 0; i < batch.size(); i++) {
            into[i] = weight < 0 ? 1 : batch.values()[i * batch.columns() + weight];
        }
    }
}
