package dev.ballast.core.strategy;

import dev.ballast.core.target.ClassCounts;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// How many rows each class shall have, said without knowing the data: resolved once against [ClassCounts] into
/// [ClassTargets], which methods then meet exactly.
///
/// | strategy | over-sampling | under-sampling | balancing |
/// |---|---|---|---|
/// | [Named#AUTO] | = `NOT_MAJORITY` | = `NOT_MINORITY` | = `BALANCE` |
/// | [Named#MINORITY] | the smallest classes grow to the largest count | error: nothing would shrink | the smallest classes grow to the mean count |
/// | [Named#MAJORITY] | error: nothing would grow | the largest classes shrink to the smallest count | the largest classes shrink to the mean count |
/// | [Named#NOT_MINORITY] | all but the smallest grow to the largest count | all but the smallest shrink to its count | all but the smallest go to the mean count |
/// | [Named#NOT_MAJORITY] | all but the largest grow to its count | all but the largest shrink to the smallest count | all but the largest go to the mean count |
/// | [Named#ALL] | all classes grow to the largest count | all classes shrink to the smallest count | = `BALANCE` |
/// | [Named#BALANCE] | every class has the mean count; error if one would shrink | the same; error if one would grow | every class has the mean count |
/// | [Named#EXTREME] | rows in inverse proportion to the present ones; error if a class would shrink | the same; error if one would grow | the same |
/// | [#ratio(double)] r | every class has at least r x largest | every class has at most smallest / r | error: it can be met by adding or by dropping |
/// | [#counts(Map)] | final rows, at least the present ones | final rows, at most the present ones | final rows |
/// | [#factors(Map)] | final rows = present rows x factor, factor >= 1 | the same, factor <= 1 | the same, any factor |
/// | [#shares(Map)] | named classes grow until they have this share of the result | the same by shrinking | the same either way; shares of all classes leave the total as it is |
///
/// **Balancing** methods add rows of some classes and drop rows of others. The mean count is that of the classes with rows:
/// n / K for n rows in K classes. With [Named#EXTREME] a class of m rows has n / m / (1/m1 + ... + 1/mK), so that the rarest
/// class becomes the largest and the total stays, up to rounding (Branco, Ribeiro, Torgo: "UBL: an R package for
/// utility-based learning", 2016, arXiv:1604.08079).
///
/// **Cleaning** methods drop what stands in the way and cannot say beforehand how much that is. They are told which classes
/// may lose rows: [Named#AUTO] and [Named#NOT_MINORITY] all but the smallest, [Named#MAJORITY] the largest,
/// [Named#MINORITY] the smallest, [Named#NOT_MAJORITY] all but the largest, [Named#ALL] all, [#classes(List)] those named;
/// anything that asks for numbers of rows is refused.
///
/// **Rules.** Fractions of a row are rounded to the nearest whole number, halves up. Several classes may tie for the
/// smallest or the largest: the rule then applies to all of them, so that nothing depends on what labels are called.
/// Classes that are not named keep their rows; so do classes already beyond what a ratio asks for. Classes without rows
/// are ignored by names, ratios and shares, and an error where a number of rows is asked of them. A strategy that
/// changes nothing is no error: see [ClassTargets#isIdentity()].
///
/// A class is named by its label's text. If no label has exactly that text, blanks around both are ignored.
public sealed interface SamplingStrategy permits Named, Ratio, PerClass, Shares, Listed {

    /// [Named#AUTO].
    SamplingStrategy AUTO = Named.AUTO;
    /// [Named#MINORITY].
    SamplingStrategy MINORITY = Named.MINORITY;
    /// [Named#MAJORITY].
    SamplingStrategy MAJORITY = Named.MAJORITY;
    /// [Named#NOT_MINORITY].
    SamplingStrategy NOT_MINORITY = Named.NOT_MINORITY;
    /// [Named#NOT_MAJORITY].
    SamplingStrategy NOT_MAJORITY = Named.NOT_MAJORITY;
    /// [Named#ALL].
    SamplingStrategy ALL = Named.ALL;
    /// [Named#BALANCE].
    SamplingStrategy BALANCE = Named.BALANCE;
    /// [Named#EXTREME].
    SamplingStrategy EXTREME = Named.EXTREME;

    /// What a method can do to a class.
    enum Direction {
        /// Add rows.
        OVER,
        /// Drop rows.
        UNDER,
        /// Add rows to some classes and drop rows of others.
        BOTH
    }

    /// Works out the rows of every class.
    ///
    /// @param counts    the rows of every class now
    /// @param direction what the method can do
    /// @return the targets
    /// @throws IllegalArgumentException if the strategy names an unknown class, asks for the opposite direction or for
    ///                                  something that cannot be reached, or if it compares classes and there is only
    ///                                  one
    ClassTargets resolve(ClassCounts counts, Direction direction);

    /// Works out which classes a cleaning method may take rows from.
    ///
    /// @param counts the rows of every class now
    /// @return the codes of the classes
    /// @throws IllegalArgumentException if this strategy asks for numbers of rows, names an unknown class, or compares
    ///                                  classes and there is only one
    BitSet cleaned(ClassCounts counts);

    /// Some classes, for methods that clean.
    ///
    /// @param classes each by its label or its label's text
    /// @return the strategy
    /// @throws IllegalArgumentException if the list is empty
    static SamplingStrategy classes(List<?> classes) {
        return new Listed(classes.stream().map(String::valueOf).toList());
    }

    /// Every class relative to the largest or smallest one.
    ///
    /// @param ratio in (0, 1]; 1 is balanced
    /// @return the strategy
    /// @throws IllegalArgumentException if the ratio is outside (0, 1]
    static SamplingStrategy ratio(double ratio) {
        return new Ratio(ratio);
    }

    /// Final numbers of rows.
    ///
    /// @param rows for a class, by its label or its label's text, the rows it shall have
    /// @return the strategy
    /// @throws IllegalArgumentException if the map is empty or a number is negative
    static SamplingStrategy counts(Map<?, ? extends Number> rows) {
        return PerClass.counts(rows);
    }

    /// Multiples of the present number of rows.
    ///
    /// @param factors for a class, by its label or its label's text, the multiple
    /// @return the strategy
    /// @throws IllegalArgumentException if the map is empty, or a factor is negative or not finite
    static SamplingStrategy factors(Map<?, ? extends Number> factors) {
        return PerClass.factors(factors);
    }

    /// Shares of the result.
    ///
    /// If the named shares add up to less than 1, all other classes keep their rows and together make up the rest. If
    /// they add up to 1, every class with rows must be named, and the result is the smallest (over-sampling) or
    /// largest (under-sampling) in which all shares hold.
    ///
    /// @param shares for a class, by its label or its label's text, its share in (0, 1)
    /// @return the strategy
    /// @throws IllegalArgumentException if the map is empty, a share is outside (0, 1), or they add up to more than 1
    static SamplingStrategy shares(Map<?, ? extends Number> shares) {
        return Shares.of(shares);
    }

    /// Reads a strategy from text: `auto`, `minority`, `majority`, `not-minority`, `not-majority`, `all`, `balance`, `extreme`; a ratio such
    /// as `0.5`; final rows and factors such as `fraud=5000,ok=x0.1`; shares such as `share:fraud=0.3`; classes to clean such as
    /// `classes:ok,odd`.
    ///
    /// A label may hold `=`: the last one of a part separates. A label with a comma or a double quote is written in double
    /// quotes, with quotes inside doubled: `"a,b"=50`.
    ///
    /// @param text the text
    /// @return the strategy
    /// @throws IllegalArgumentException if it is none of these
    static SamplingStrategy parse(String text) {
        return StrategyParser.parse(text);
    }
}
