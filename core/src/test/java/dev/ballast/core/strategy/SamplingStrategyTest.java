package dev.ballast.core.strategy;

import static dev.ballast.core.strategy.SamplingStrategy.Direction.BOTH;
import static dev.ballast.core.strategy.SamplingStrategy.Direction.OVER;
import static dev.ballast.core.strategy.SamplingStrategy.Direction.UNDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ballast.core.target.ClassCounts;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

class SamplingStrategyTest {

    private static final String ONLY_DROPS = "an under-sampling method cannot do: it only drops rows";
    private static final String ONLY_ADDS = "an over-sampling method cannot do: it only adds rows";

    /// Rows of the classes a, b, c, ... before, and after in either direction; `!` stands before an error message,
    /// `adds` and `drops` for the messages of the impossible direction.
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # strategy                      | before       | over-sampling   | under-sampling
            auto                            | 10 40 100    | 100 100 100     | 10 10 10
            minority                        | 10 40 100    | 100 40 100      | ! strategy "minority" is for over-sampling
            majority                        | 10 40 100    | ! strategy "majority" is for under-sampling | 10 40 10
            not-minority                    | 10 40 100    | 10 100 100      | 10 10 10
            not-majority                    | 10 40 100    | 100 100 100     | 10 10 100
            all                             | 10 40 100    | 100 100 100     | 10 10 10
            auto                            | 100 10 40    | 100 100 100     | 10 10 10

            # several smallest and several largest classes
            auto                            | 10 9 9 10    | 10 10 10 10     | 9 9 9 9
            minority                        | 10 9 9 10    | 10 10 10 10     | ! strategy "minority"
            majority                        | 10 9 9 10    | ! strategy "majority" | 9 9 9 9
            not-minority                    | 10 9 9 10 8  | 10 10 10 10 8   | 8 8 8 8 8
            not-minority                    | 10 9 9 10    | 10 9 9 10       | 9 9 9 9
            not-majority                    | 10 9 9 10    | 10 10 10 10     | 10 9 9 10
            not-majority                    | 8 9 9 10     | 10 10 10 10     | 8 8 8 10
            all                             | 10 9 9 10    | 10 10 10 10     | 9 9 9 9

            # balanced already
            auto                            | 7 7          | 7 7             | 7 7
            minority                        | 7 7          | 7 7             | ! strategy "minority"
            majority                        | 7 7          | ! strategy "majority" | 7 7
            not-minority                    | 7 7          | 7 7             | 7 7
            not-majority                    | 7 7          | 7 7             | 7 7
            all                             | 7 7          | 7 7             | 7 7
            1.0                             | 7 7          | 7 7             | 7 7

            # classes without rows
            auto                            | 10 0 100     | 100 0 100       | 10 0 10
            minority                        | 10 0 100     | 100 0 100       | ! strategy "minority"
            majority                        | 0 40 100     | ! strategy "majority" | 0 40 40
            not-minority                    | 0 40 100     | 0 40 100        | 0 40 40
            not-majority                    | 0 40 100     | 0 100 100       | 0 40 100
            all                             | 0 40 100     | 0 100 100       | 0 40 40
            0.5                             | 0 40 100     | 0 50 100        | 0 40 80
            b=x2                            | 10 0         | 10 0            | 10 0
            b=x0.5                          | 10 0         | 10 0            | 10 0
            b=0                             | 10 0         | 10 0            | 10 0
            b=5                             | 10 0         | ! class "b" has no rows, so it cannot have 5 | ! class "b" has 0 rows and shall have 5
            share:a=0.2                     | 20 80 0      | 20 80 0         | 20 80 0
            share:a=0.5,b=0.5               | 20 80 0      | 80 80 0         | 20 20 0
            share:c=0.5                     | 20 80 0      | ! class "c" has no rows | ! class "c" has

            # one class, or none
            auto                            | 10           | ! there is only one class ("a", 10 rows), and strategy "auto" compares classes; at least two are needed | ! there is only one class
            minority                        | 10           | ! there is only one class | ! there is only one class
            majority                        | 10           | ! there is only one class | ! there is only one class
            not-minority                    | 0 10         | ! there is only one class ("b", 10 rows) | ! there is only one class
            not-majority                    | 10 0         | ! there is only one class | ! there is only one class
            all                             | 10           | ! there is only one class | ! there is only one class
            0.5                             | 10           | ! there is only one class ("a", 10 rows), and strategy "0.5" | ! there is only one class
            all                             | 0 0          | ! there is only one class (none) | ! there is only one class (none)
            a=20                            | 10           | 20              | drops
            a=x0.5                          | 10           | adds            | 5
            share:a=0.5                     | 10           | ! there is no other class to make up the rest | ! there is no other class to make up the rest

            # ratios: nearest, halves up; classes beyond the ratio stay
            0.5                             | 60 100 40    | 60 100 50       | 60 80 40
            1                               | 60 100 40    | 100 100 100     | 40 40 40
            0.29                            | 100 5        | 100 29          | 17 5
            0.29                            | 100 28       | 100 29          | 97 28
            0.29                            | 100 29       | 100 29          | 100 29
            0.5                             | 5 1          | 5 3             | 2 1
            0.4                             | 1 10         | 4 10            | 1 3
            0.1                             | 10 40 90     | 10 40 90        | 10 40 90
            1e-300                          | 1 9          | 1 9             | 1 9

            # final rows
            a=50                            | 10 40        | 50 40           | drops
            b=5                             | 10 40        | adds            | 10 5
            a=10                            | 10 40        | 10 40           | 10 40
            a=0                             | 10 40        | adds            | 0 40
            a=20,b=40                       | 10 40        | 20 40           | drops
            b=7,a=3                         | 10 40        | adds            | 3 7
            a=11,b=39                       | 10 40        | adds            | drops
            zebra=5                         | 10 40        | ! there is no class "zebra"; the classes are "a", "b" | ! there is no class "zebra"

            # factors: nearest, halves up
            a=x2                            | 10 40        | 20 40           | drops
            a=x1                            | 10 40        | 10 40           | 10 40
            a=x1.5                          | 5 40         | 8 40            | drops
            a=x0.5                          | 5 40         | adds            | 3 40
            a=x0.29                         | 100 40       | adds            | 29 40
            a=x1.29                         | 100 40       | 129 40          | drops
            a=x0                            | 10 40        | adds            | 0 40
            a=x1.01                         | 10 40        | 10 40           | 10 40
            a=x2,b=50                       | 10 40        | 20 50           | drops
            c=x2                            | 10 40        | ! there is no class "c" | ! there is no class "c"

            # shares that leave a rest to the other classes
            share:a=0.3                     | 10 70        | 30 70           | drops
            share:b=0.5                     | 10 40 100    | 10 110 100      | drops
            share:c=0.5                     | 10 40 100    | adds            | 10 40 50
            share:a=0.25,b=0.25             | 10 40 100    | 50 50 100       | drops
            share:a=0.2                     | 1 6          | 2 6             | drops
            share:a=0.3                     | 30 70        | 30 70           | 30 70
            share:c=0.1                     | 10 40        | ! there is no class "c" | ! there is no class "c"
            share:a=0.3,b=0.3               | 10 40        | ! shares add up to 0.6 and there is no other class to make up the rest; they must add up to 1 | ! shares add up to 0.6

            # shares that add up to 1
            share:a=0.5,b=0.5               | 10 40        | 40 40           | 10 10
            share:a=0.2,b=0.3,c=0.5         | 10 40 100    | 40 60 100       | 10 15 25
            share:a=0.7,b=0.2,c=0.1         | 70 2 1       | 70 20 10        | 7 2 1
            share:a=0.1,b=0.2,c=0.7         | 10 20 70     | 10 20 70        | 10 20 70
            share:a=0.5,b=0.5               | 10 40 100    | ! shares add up to 1 but other classes have 100 rows; give every class a share, or leave some share to the others | ! shares add up to 1
            """)
    void everyFormResolvesToItsTargetsOrSaysWhyNot(String strategy, String before, String over, String under) {
        assertResolves(SamplingStrategy.parse(strategy), counts(before), OVER, over);
        assertResolves(SamplingStrategy.parse(strategy), counts(before), UNDER, under);
    }

    /// Methods that add rows and drop rows.
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # strategy                      | before       | balancing
            auto                            | 10 150 20    | 60 60 60
            all                             | 10 150 20    | 60 60 60
            balance                         | 10 150 20    | 60 60 60
            balance                         | 10 0 151     | 81 0 81
            balance                         | 10 11        | 11 11
            minority                        | 10 150 20    | 60 150 20
            majority                        | 10 150 20    | 10 60 20
            not-minority                    | 10 150 20    | 10 60 60
            not-majority                    | 10 150 20    | 60 150 60
            extreme                         | 10 40        | 40 10
            extreme                         | 10 100 40    | 111 11 28
            extreme                         | 10 0 40      | 40 0 10
            extreme                         | 7 7 7        | 7 7 7
            0.5                             | 10 150 20    | ! ratio 0.5 can be met by adding rows and by dropping rows
            a=x3,b=x0.5,c=25                | 10 150 20    | 30 75 25
            share:a=0.2                     | 10 150 20    | 43 150 20
            share:b=0.5                     | 10 150 20    | 10 30 20
            share:a=0.5,b=0.25,c=0.25       | 10 150 20    | 90 45 45
            balance                         | 10           | ! there is only one class ("a", 10 rows)
            extreme                         | 0 10         | ! there is only one class ("b", 10 rows)
            """)
    void methodsThatAddAndDropResolveEveryFormToo(String strategy, String before, String after) {
        assertResolves(SamplingStrategy.parse(strategy), counts(before), BOTH, after);
    }

    @Test
    void balanceAndExtremeAreRefusedWhereTheMethodCannotGo() {
        for (String strategy : List.of("balance", "extreme")) {
            assertResolves(SamplingStrategy.parse(strategy), counts("10 150 20"), OVER, "adds");
            assertResolves(SamplingStrategy.parse(strategy), counts("10 150 20"), UNDER, "drops");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SamplingStrategy.parse(strategy).cleaned(counts("10 150 20")))
                    .withMessageContaining("asks for numbers of rows, and a cleaning method drops what it finds");
        }
    }

    private static void assertResolves(SamplingStrategy strategy, ClassCounts counts,
            SamplingStrategy.Direction direction, String expected) {
        switch (expected) {
            case "adds" -> assertRefused(strategy, counts, direction, ONLY_ADDS);
            case "drops" -> assertRefused(strategy, counts, direction, ONLY_DROPS);
            case String text when text.startsWith("! ") -> assertRefused(strategy, counts, direction,
                    text.substring(2));
            default -> {
                ClassTargets targets = strategy.resolve(counts, direction);
                assertThat(targets.after()).isEqualTo(counts(expected));
                assertThat(targets.before()).isEqualTo(counts);
                assertThat(targets.isIdentity()).isEqualTo(counts.equals(counts(expected)));
            }
        }
    }

    private static void assertRefused(SamplingStrategy strategy, ClassCounts counts,
            SamplingStrategy.Direction direction, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> strategy.resolve(counts, direction))
                .withMessageContaining(message);
    }

    @Test
    void theImpossibleDirectionNamesTheClassAndBothNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplingStrategy.parse("b=5").resolve(counts("10 40"), OVER))
                .withMessage("class \"b\" has 40 rows and shall have 5, which " + ONLY_ADDS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplingStrategy.parse("b=x2").resolve(counts("10 40"), UNDER))
                .withMessage("class \"b\" has 40 rows and shall have 80, which " + ONLY_DROPS);
    }

    /// Renaming classes permutes them; the rows of a class must follow it.
    @ParameterizedTest
    @EnumSource
    void noNamedStrategyDependsOnTheOrderOfClasses(Named strategy) {
        long[][] layouts = {{10, 40, 100, 100, 10, 0}, {100, 10, 0, 10, 40, 100}, {0, 100, 100, 40, 10, 10}};
        SamplingStrategy.Direction direction = switch (strategy) {
            case MAJORITY -> UNDER;
            case BALANCE, EXTREME -> BOTH;
            case AUTO, MINORITY, NOT_MINORITY, NOT_MAJORITY, ALL -> OVER;
        };
        Map<Long, Long> afterOf = null;
        for (long[] layout : layouts) {
            ClassTargets targets = strategy.resolve(counts(layout), direction);
            Map<Long, Long> after = new LinkedHashMap<>();
            for (int code = 0; code < layout.length; code++) {
                Long other = after.put(layout[code], targets.after(code));
                assertThat(other).isIn(null, targets.after(code));
            }
            assertThat(after).isEqualTo(afterOf == null ? after : afterOf);
            afterOf = after;
        }
    }

    @Test
    void labelsAreNamedByTheirTextWhateverTheirType() {
        ClassCounts counts = ClassCounts.of(ClassLabels.of(1, 0, 1));

        assertThat(SamplingStrategy.counts(Map.of(0, 2)).resolve(counts, OVER).after(0)).isEqualTo(2);
        assertThat(SamplingStrategy.counts(Map.of("0", 2L)).resolve(counts, OVER).after(0)).isEqualTo(2);
        assertThat(SamplingStrategy.factors(Map.of(0, 2)).resolve(counts, OVER).after(0)).isEqualTo(2);
        assertThat(SamplingStrategy.shares(Map.of(0, 0.5)).resolve(counts, OVER).after(0)).isEqualTo(2);
    }

    @Test
    void blanksAroundNamesAreIgnoredUnlessANameIsExact() {
        ClassCounts padded = ClassCounts.of(List.of(" fraud", "ok"), 10, 40);
        ClassCounts both = ClassCounts.of(List.of(" fraud", "fraud"), 10, 40);

        for (String name : List.of("fraud", " fraud", "fraud ", "  fraud  ")) {
            assertThat(SamplingStrategy.counts(Map.of(name, 20)).resolve(padded, OVER).after(0)).isEqualTo(20);
            assertThat(SamplingStrategy.shares(Map.of(name, 0.5)).resolve(padded, OVER).after(0)).isEqualTo(40);
        }
        assertThat(SamplingStrategy.parse("ok=50, fraud =20").resolve(padded, OVER))
                .isEqualTo(ClassTargets.of(padded, 20, 50));
        assertThat(SamplingStrategy.counts(Map.of("fraud", 50)).resolve(both, OVER))
                .isEqualTo(ClassTargets.of(both, 10, 50));
        assertThat(SamplingStrategy.counts(Map.of(" fraud", 50)).resolve(both, OVER))
                .isEqualTo(ClassTargets.of(both, 50, 40));
    }

    @Test
    void aNameThatMayBeTwoClassesIsRefused() {
        ClassCounts counts = ClassCounts.of(List.of(" fraud", "fraud "), 10, 40);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplingStrategy.counts(Map.of("fraud", 50)).resolve(counts, OVER))
                .withMessage("class \"fraud\" may be \" fraud\" or \"fraud \"; write it with its blanks");
    }

    @Test
    void twoNamesForOneClassAreRefused() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        rows.put("a", 50);
        rows.put(" a", 60);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplingStrategy.counts(rows).resolve(counts("10 40"), OVER))
                .withMessage("class \"a\" is named twice");
    }

    @Test
    void anUnknownClassIsAnsweredWithTheFirstTwelve() {
        List<String> names = LongStream.range(0, 20).mapToObj(i -> "c" + i).toList();
        ClassCounts counts = ClassCounts.of(names, new long[20]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplingStrategy.counts(Map.of("C1", 5)).resolve(counts, OVER))
                .withMessage("there is no class \"C1\"; the classes are \"" + String.join("\", \"",
                        names.subList(0, 12)) + "\" and 8 more");
    }

    @Test
    void givenMapsAreCopied() {
        Map<String, Double> shares = new LinkedHashMap<>(Map.of("a", 0.5));
        Map<String, PerClass.Goal> goals = new LinkedHashMap<>(Map.of("a", new PerClass.Rows(5)));
        Shares byShare = new Shares(shares);
        PerClass byGoal = new PerClass(goals);

        shares.clear();
        goals.clear();

        assertThat(byShare.shares()).containsOnlyKeys("a");
        assertThat(byGoal.goals()).containsOnlyKeys("a");
    }

    @Test
    void namesOfConstantsAreThoseOfTheEnum() {
        assertThat(List.of(SamplingStrategy.AUTO, SamplingStrategy.MINORITY, SamplingStrategy.MAJORITY,
                SamplingStrategy.NOT_MINORITY, SamplingStrategy.NOT_MAJORITY, SamplingStrategy.ALL,
                SamplingStrategy.BALANCE,
                SamplingStrategy.EXTREME))
                .containsExactly(Named.values());
    }

    static List<Arguments> texts() {
        return List.of(arguments("auto", SamplingStrategy.AUTO), arguments("minority", SamplingStrategy.MINORITY),
                arguments("majority", SamplingStrategy.MAJORITY),
                arguments("not-minority", SamplingStrategy.NOT_MINORITY),
                arguments("not-majority", SamplingStrategy.NOT_MAJORITY), arguments("all", SamplingStrategy.ALL),
                arguments("balance", SamplingStrategy.BALANCE), arguments("extreme", SamplingStrategy.EXTREME),
                arguments("0.5", SamplingStrategy.ratio(0.5)), arguments("1.0", SamplingStrategy.ratio(1)),
                arguments("fraud=5000", SamplingStrategy.counts(Map.of("fraud", 5000))),
                arguments("0=5", SamplingStrategy.counts(Map.of(0, 5))),
                arguments("fraud=x0.1", SamplingStrategy.factors(Map.of("fraud", 0.1))),
                arguments("a=b=5", SamplingStrategy.counts(Map.of("a=b", 5))),
                arguments("fraud=5000,ok=x0.1", new PerClass(orderedGoals())),
                arguments("share:fraud=0.3", SamplingStrategy.shares(Map.of("fraud", 0.3))),
                arguments("share:a=b=0.3", SamplingStrategy.shares(Map.of("a=b", 0.3))));
    }

    private static Map<String, PerClass.Goal> orderedGoals() {
        Map<String, PerClass.Goal> goals = new LinkedHashMap<>();
        goals.put("fraud", new PerClass.Rows(5000));
        goals.put("ok", new PerClass.Times(0.1));
        return goals;
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textAndStrategyAreTheSameThing(String text, SamplingStrategy strategy) {
        assertThat(SamplingStrategy.parse(text)).isEqualTo(strategy).hasToString(text);
        assertThat(SamplingStrategy.parse(strategy.toString())).isEqualTo(strategy);
    }

    @Test
    void theOrderOfNamedClassesIsKeptInText() {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (String name : List.of("z", "m", "a", "q")) {
            shares.put(name, 0.125);
        }

        assertThat(SamplingStrategy.shares(shares)).hasToString("share:z=0.125,m=0.125,a=0.125,q=0.125");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT-MAJORITY", "not majority", "not_majority", " Not-Majority "})
    void namesAreReadInAnySpelling(String text) {
        assertThat(SamplingStrategy.parse(text)).isEqualTo(SamplingStrategy.NOT_MAJORITY);
    }

    @Test
    void blanksAroundNumbersAreIgnored() {
        assertThat(SamplingStrategy.parse(" 0.5 ")).isEqualTo(SamplingStrategy.ratio(0.5));
        assertThat(SamplingStrategy.parse("a= 5 ")).isEqualTo(SamplingStrategy.counts(Map.of("a", 5)));
        assertThat(SamplingStrategy.parse("share:a= 0.5 ")).isEqualTo(SamplingStrategy.shares(Map.of("a", 0.5)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | strategy "" is not understood; expected auto, minority, majority, not-minority
            balanced        | strategy "balanced" is not understood; expected auto
            0,5             | strategy "0,5" is not understood
            0               | ratio is 0.0; it must be above 0 and at most 1
            1.5             | ratio is 1.5; it must be above 0 and at most 1
            -0.5            | ratio is -0.5; it must be above 0 and at most 1
            NaN             | ratio is NaN; it must be above 0 and at most 1
            fraud=          | strategy "fraud=": "fraud=" is not of the form class=value
            =5              | strategy "=5": "=5" is not of the form class=value
            a=5,            | strategy "a=5,": "" is not of the form class=value
            a=5,b           | strategy "a=5,b": "b" is not of the form class=value
            a=5,a=6         | strategy "a=5,a=6" names class "a" twice
            a=2.5           | strategy "a=2.5": "2.5" is neither a whole number of rows nor a factor such as x2.5
            a=five          | strategy "a=five": "five" is neither a whole number of rows nor a factor
            a=xfive         | strategy "a=xfive" is not understood
            a=9223372036854775808 | "9223372036854775808" is neither a whole number
            a=-1            | -1; it must not be negative
            a=x-1           | -1.0; it must be finite and not negative
            a=xNaN          | NaN; it must be finite and not negative
            a=xInfinity     | Infinity; it must be finite and not negative
            g,h=6           | "g" is not of the form class=value; a class whose name has a comma is written in double quotes
            share:g,h=0.6   | "g" is not of the form class=value; a class whose name has a comma is written in double quotes
            share:          | strategy "share:": "" is not of the form class=value
            share:a         | strategy "share:a": "a" is not of the form class=value
            share:a=half    | strategy "share:a=half" is not understood
            share:a=0.2,a=0.2 | strategy "share:a=0.2,a=0.2" names class "a" twice
            share:a=0       | share of class "a" is 0.0; it must be above 0 and below 1
            share:a=1       | share of class "a" is 1.0; it must be above 0 and below 1
            share:a=NaN     | share of class "a" is NaN; it must be above 0 and below 1
            share:a=0.6,b=0.5 | shares add up to 1.1; they must not exceed 1
            """)
    void whatIsNotAStrategyIsRefused(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> SamplingStrategy.parse(text))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.0000001, Double.NaN, Double.POSITIVE_INFINITY})
    void aRatioOutsideItsRangeIsRefused(double ratio) {
        assertThatIllegalArgumentException().isThrownBy(() -> SamplingStrategy.ratio(ratio))
                .withMessage("ratio is " + ratio + "; it must be above 0 and at most 1");
    }

    @Test
    void wholeNumbersOfAnyTypeAreRows() {
        for (Number rows : List.<Number>of(5, 5L, 5.0, 5f, (short) 5, BigInteger.valueOf(5))) {
            assertThat(SamplingStrategy.counts(Map.of("a", rows))).hasToString("a=5");
        }
        assertThat(SamplingStrategy.counts(Map.of("a", Long.MAX_VALUE))).hasToString("a=" + Long.MAX_VALUE);
    }

    @Test
    void rowsThatAreNoWholeNumberAreRefusedByClass() {
        for (Number rows : List.<Number>of(2.5, Double.NaN, Double.POSITIVE_INFINITY, 1e30,
                BigInteger.ONE.shiftLeft(64))) {
            assertThatIllegalArgumentException().isThrownBy(() -> SamplingStrategy.counts(Map.of("a", rows)))
                    .withMessage("rows of class \"a\" is " + rows + "; it must be a whole number");
        }
    }

    @Test
    void aStrategyThatNamesNoClassIsRefused() {
        for (var way : List.<Runnable>of(() -> SamplingStrategy.counts(Map.of()),
                () -> SamplingStrategy.factors(Map.of()), () -> SamplingStrategy.shares(Map.of()))) {
            assertThatIllegalArgumentException().isThrownBy(way::run)
                    .withMessageStartingWith("no class is named; name at least one, for example ");
        }
    }

    private static ClassCounts counts(String rows) {
        return counts(Arrays.stream(rows.split(" ", -1)).mapToLong(Long::parseLong).toArray());
    }

    private static ClassCounts counts(long... rows) {
        return ClassCounts.of("abcdefgh".chars().limit(rows.length).mapToObj(Character::toString).toList(), rows);
    }
}
