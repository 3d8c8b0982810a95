package dev.ballast.smile;

import smile.math.MathEx;

import java.util.Arrays;

/// The vote of several models on a row: the class with the largest weighted mean of their probabilities, the first among equals.
final class MeanVote {

    private MeanVote() {
    }

    /// Says how likely a model takes each class to be.
    @FunctionalInterface
    interface ModelPosterior {

        /// Asks a model.
        ///
        /// @param model      its number
        /// @param posteriori takes the probability of each class
        void predict(int model, double[] posteriori);
    }

    /// Asks all models.
    ///
    /// @param classes    what the classes are called
    /// @param weights    one for each model
    /// @param models     asks one
    /// @param posteriori takes the mean of each class
    /// @return the class that wins, as it is called
    /// @throws IllegalArgumentException if there is room for more or fewer classes
    static int of(int[] classes, double[] weights, ModelPosterior models, double[] posteriori) {
        if (posteriori.length != classes.length) {
            throw new IllegalArgumentException("there is room for " + posteriori.length
                    + " probabilities, and there are " + classes.length + " classes");
        }
        Arrays.fill(posteriori, 0);
        double[] ofModel = new double[classes.length];
        double sum = 0;
        for (int model = 0; model < weights.length; model++) {
            models.predict(model, ofModel);
            sum += weights[model];
            for (int code = 0; code < ofModel.length; code++) {
                posteriori[code] += weights[model] * ofModel[code];
            }
        }
        for (int code = 0; code < posteriori.length; code++) {
            posteriori[code] /= sum;
        }
        return classes[MathEx.whichMax(posteriori)];
    }
}
