package dev.ballast.benchmarks;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.Methods;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.run.RunSettings;

import java.util.Arrays;

/// A method that is timed.
///
/// @param resampler the method
/// @param threads   that it may use
record TimedMethod(Resampler resampler, int threads) {

    private static final Seed SEED = Seed.of(42);

    /// Reads methods with options, such as `smote k=5 + enn`, or the name of one.
    static TimedMethod parse(String text, int threads) {
        return new TimedMethod(Arrays.stream(text.split("\\+")).map(step -> step(step.strip()))
                .reduce(Resampler::then).orElseThrow(), threads);
    }

    private static Resampler step(String text) {
        String[] words = text.split(" +");
        Resampler method = Methods.named(words[0]);
        for (String option : Arrays.asList(words).subList(1, words.length)) {
            int equals = option.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("\"" + option + "\" is no option; it must be like k=5");
            }
            method = method.with(option.substring(0, equals), option.substring(equals + 1));
        }
        return method;
    }

    /// Fits and draws.
    Resampling fit(Dataset data) {
        return resampler.fit(data, RunSettings.standard().threads(threads).seed(SEED)).resampling(SEED, 0);
    }

    /// Fits, draws, and makes the rows.
    Dataset run(Dataset data) {
        return fit(data).toDataset();
    }
}
