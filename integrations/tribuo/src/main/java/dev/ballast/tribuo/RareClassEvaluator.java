package dev.ballast.tribuo;

import org.tribuo.DataSource;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.evaluation.Evaluator;
import org.tribuo.provenance.DataProvenance;

import java.util.List;

/// Tribuo's evaluation of a model, and this library's metrics beside it, of the same predictions.
///
/// ```java
/// RareClassEvaluation evaluation = new RareClassEvaluator().evaluate(model, test);
/// double gMean = evaluation.confusion().gMean();
/// double f1 = evaluation.tribuo().f1(new Label("fraud"));
/// ```
///
/// Immutable and thread-safe.
public final class RareClassEvaluator implements Evaluator<Label, RareClassEvaluation> {

    private final LabelEvaluator tribuo = new LabelEvaluator();

    /// Makes an evaluator.
    public RareClassEvaluator() {
    }

    /// Judges a model by a data set.
    ///
    /// @param model   what predicts
    /// @param dataset examples with labels that the model knows
    /// @return both evaluations
    /// @throws IllegalArgumentException if there are no examples, or one has no label, or one that the model does not know
    @Override
    public RareClassEvaluation evaluate(Model<Label> model, Dataset<Label> dataset) {
        return evaluate(model, model.predict(dataset), dataset.getProvenance());
    }

    /// Judges a model by a data source.
    ///
    /// @param model      what predicts
    /// @param datasource examples with labels that the model knows
    /// @return both evaluations
    /// @throws IllegalArgumentException if there are no examples, or one has no label, or one that the model does not know
    @Override
    public RareClassEvaluation evaluate(Model<Label> model, DataSource<Label> datasource) {
        return evaluate(model, model.predict(datasource), datasource.getProvenance());
    }

    /// Judges predictions.
    ///
    /// @param model          what predicted
    /// @param predictions    of examples with labels
    /// @param dataProvenance where the examples come from
    /// @return both evaluations
    /// @throws IllegalArgumentException if there are no predictions, or an example has no label, or one that the model does not know
    @Override
    public RareClassEvaluation evaluate(Model<Label> model, List<Prediction<Label>> predictions,
            DataProvenance dataProvenance) {
        return RareClassEvaluation.of(model, predictions, () -> tribuo.evaluate(model, predictions, dataProvenance));
    }
}
