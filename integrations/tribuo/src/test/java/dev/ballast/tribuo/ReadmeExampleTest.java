package dev.ballast.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.random.Seed;
import dev.ballast.core.strategy.SamplingStrategy;
import dev.ballast.smote.Smote;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.util.Pair;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.evaluation.CrossValidation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The example of this module's README is the one below, word for word, and does what it says.
class ReadmeExampleTest {

    @TempDir
    Path folder;

    @Test
    void theExampleJudgesExamplesThatNothingWasMadeFrom() {
        MutableDataset<Label> data = Examples.gaussian(1000, 4, 20, 1.2, 0);
        List<String> lines = new ArrayList<>();
        double found = example(data, lines);
        assertThat(found).isGreaterThan(0.7);
        assertThat(lines).hasSize(6).last().asString().contains("smote", "seed=42", "num-new=");
        assertThat(lines.getFirst()).contains("Balanced Error Rate", "g-mean");
    }

    private static double example(MutableDataset<Label> data, List<String> lines) {
        // README
        Trainer<Label> trainer = ResampledTrainer.of(new LogisticRegressionTrainer(), Smote.withNeighbors(5),
                Seed.of(42));
        double recall = 0;
        for (Pair<RareClassEvaluation, Model<Label>> fold : new CrossValidation<>(trainer, data,
                new RareClassEvaluator(), 5).evaluate()) {
            RareClassEvaluation evaluation = fold.getA();
            lines.add(evaluation.toString()); // Tribuo's table, and below it G-mean, Matthews, ...
            recall += evaluation.tribuo().recall(new Label("rare")) / 5;
        }

        MutableDataset<Label> balanced = ResampledExamples.of(data, Smote.withNeighbors(5), Seed.of(42)).toDataset();
        Model<Label> model = new LogisticRegressionTrainer().train(balanced);
        lines.add(model.getProvenance().getDatasetProvenance().toString()); // smote, k, strategy, seed, counts
        return recall;
        // README
    }

    @Test
    void theReadmeShowsThisExample() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/java/dev/ballast/tribuo/ReadmeExampleTest.java"));
        String mark = "        // README";
        String here = lines.subList(lines.indexOf(mark) + 1, lines.lastIndexOf(mark)).stream()
                .map(line -> line.isBlank() ? "" : line.substring(8)).collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + here + "\n```");
    }

    /// With the trainer that it leaves out.
    @Test
    void theConfigurationOfTheReadmeIsOne() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("```xml\n") + 7;
        Path file = Files.writeString(folder.resolve("trainers.xml"), "<config>\n"
                + readme.substring(begin, readme.indexOf("```", begin))
                + "<component name=\"logistic\" type=\"" + LogisticRegressionTrainer.class.getName()
                + "\"/>\n</config>");
        ResampledTrainer trainer = (ResampledTrainer) new ConfigurationManager(file.toString()).lookup("trainer");
        MutableDataset<Label> data = Examples.gaussian(300, 4, 20, 1.2, 0);
        ResamplingProvenance configured = (ResamplingProvenance) trainer.train(data).getProvenance()
                .getDatasetProvenance().getSourceProvenance();
        assertThat(configured).isEqualTo(ResampledExamples
                .of(data, Smote.withNeighbors(3).to(SamplingStrategy.ratio(0.5)), Seed.of(42)).getProvenance());
    }
}
