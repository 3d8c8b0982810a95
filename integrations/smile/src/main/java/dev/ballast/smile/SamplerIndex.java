package dev.ballast.smile;

import dev.ballast.core.random.Seed;
import dev.ballast.samplers.Sampler;

import smile.data.DataFrame;
import smile.util.Index;

/// Rows of a data frame as a sampler draws them.
///
/// ```java
/// DataFrame drawn = SamplerIndex.select(frame, ClassUniformSampler.of(labels), Seed.of(42), 0);
/// ```
public final class SamplerIndex {

    private SamplerIndex() {
    }

    /// Returns the draws of an epoch as an index, 4 bytes each.
    ///
    /// @param sampler draws the rows
    /// @param seed    fixes all random choices
    /// @param epoch   by custom counted from 0
    /// @return the rows in the order of the draws
    /// @throws ArithmeticException if there are more than 2^31 - 1 items
    public static Index of(Sampler sampler, Seed seed, long epoch) {
        return Index.of(sampler.draws(seed, epoch).ints().toArray());
    }

    /// Returns the rows that an epoch draws. They have no row index, since the names of a row index must differ.
    ///
    /// @param frame   the data frame
    /// @param sampler draws its rows
    /// @param seed    fixes all random choices
    /// @param epoch   by custom counted from 0
    /// @return the rows drawn, in order, with the schema of the frame
    /// @throws IllegalArgumentException if the sampler is of another number of items than the frame has rows
    public static DataFrame select(DataFrame frame, Sampler sampler, Seed seed, long epoch) {
        if (sampler.population() != frame.size()) {
            throw new IllegalArgumentException("the sampler draws from " + sampler.population()
                    + " items and the data frame has " + frame.size() + " rows");
        }
        return rows(frame, of(sampler, seed, epoch));
    }

    static DataFrame rows(DataFrame frame, Index index) {
        return new DataFrame(frame.schema(), frame.columns().stream().map(column -> column.get(index)).toList(), null);
    }
}
