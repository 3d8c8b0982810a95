package dev.ballast.core.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.function.LongUnaryOperator;

/// Recipes as text, and back, to the last bit. Words and numbers with blanks between them, without commas and quotes:
///
/// | text | recipe |
/// |---|---|
/// | `original 7` | row 7, kept |
/// | `copy 7` | row 7, copied |
/// | `7` | made from row 7 as it is |
/// | `7 to 9 by 0.25 to 12 by 0.5` | 7 + 0.25 (9 - 7) + 0.5 (12 - 7) |
/// | `7 to ( 9 to 12 by 0.5 ) by 0.25` | toward a made row |
/// | `7 to [ 9 to 12 by 0.5 ] by 0.25` | toward a point, whose numbers are not rounded |
/// | `7 noise 0.3 0 -991` | moved by 0.3 x spread 0 x normal numbers of ticket -991 |
/// | `7 to 9 by 0.25 vote 55 9 12 14 end` | categories by the votes of three rows, ties by ticket 55 |
/// | `7 to 9 by 0.25 target 0.4` | a numeric target goes 0.4 of the way |
public final class RecipeText {

    private RecipeText() {
    }

    /// Writes a recipe.
    ///
    /// @param recipe the recipe
    /// @return its text
    public static String of(Recipe recipe) {
        StringBuilder text = new StringBuilder();
        switch (recipe) {
            case Recipe.Original(long base) -> text.append("original ").append(base);
            case Recipe.Copy(long base) -> text.append("copy ").append(base);
            case Recipe.Made made -> append(made, row -> row, text);
        }
        return text.toString();
    }

    static void append(Recipe.Made made, LongUnaryOperator sourceRow, StringBuilder into) {
        appendParent(made.start(), sourceRow, into);
        for (Recipe.Toward toward : made.toward()) {
            into.append(" to ");
            appendParent(toward.parent(), sourceRow, into);
            into.append(" by ").append(toward.weight());
        }
        made.displacement().ifPresent(noise -> into.append(" noise ").append(noise.scale()).append(' ')
                .append(noise.spread()).append(' ').append(noise.ticket()));
        made.vote().ifPresent(vote -> {
            into.append(" vote ").append(vote.ticket());
            for (Recipe row : vote.rows()) {
                into.append(' ');
                appendParent(row, sourceRow, into);
            }
            into.append(" end");
        });
        if (made.targetWeight() != made.gap()) {
            into.append(" target ").append(made.targetWeight());
        }
    }

    private static void appendParent(Recipe parent, LongUnaryOperator sourceRow, StringBuilder into) {
        if (parent instanceof Recipe.Made made) {
            into.append(made.isRow() ? "( " : "[ ");
            append(made, sourceRow, into);
            into.append(made.isRow() ? " )" : " ]");
        } else {
            into.append(sourceRow.applyAsLong(parent.base()));
        }
    }

    /// Reads a recipe.
    ///
    /// @param text the text of a recipe
    /// @return the recipe
    /// @throws IllegalArgumentException if it is none
    public static Recipe parse(String text) {
        Parser parser = new Parser(text);
        try {
            Recipe recipe = switch (parser.next()) {
                case "original" -> new Recipe.Original(Long.parseLong(parser.next()));
                case "copy" -> new Recipe.Copy(Long.parseLong(parser.next()));
                default -> {
                    parser.back();
                    yield parser.made(true);
                }
            };
            if (!parser.next().isEmpty()) {
                throw parser.refused();
            }
            return recipe;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(parser.refused().getMessage(), e);
        }
    }

    private static final class Parser {

        private final String text;
        private final List<String> tokens = new ArrayList<>();
        private int at;

        Parser(String text) {
            this.text = text;
            StringTokenizer tokenizer = new StringTokenizer(text, " ");
            while (tokenizer.hasMoreTokens()) {
                tokens.add(tokenizer.nextToken());
            }
        }

        String next() {
            return at < tokens.size() ? tokens.get(at++) : "";
        }

        void back() {
            at--;
        }

        boolean isNext(String word) {
            if (at < tokens.size() && tokens.get(at).equals(word)) {
                at++;
                return true;
            }
            return false;
        }

        void require(String word) {
            if (!isNext(word)) {
                throw refused();
            }
        }

        IllegalArgumentException refused() {
            return new IllegalArgumentException("\"" + text + "\" is no recipe; see word " + at);
        }

        Recipe.Made made(boolean isRow) {
            Recipe start = parent();
            List<Recipe.Toward> toward = new ArrayList<>();
            while (isNext("to")) {
                Recipe parent = parent();
                require("by");
                toward.add(new Recipe.Toward(parent, Double.parseDouble(next())));
            }
            Optional<Recipe.Displacement> noise = isNext("noise")
                    ? Optional.of(new Recipe.Displacement(Double.parseDouble(next()), Integer.parseInt(next()),
                            Long.parseLong(next())))
                    : Optional.empty();
            Optional<Recipe.Vote> vote = isNext("vote") ? Optional.of(vote()) : Optional.empty();
            double weight = toward.isEmpty() ? 0 : toward.getFirst().weight();
            return new Recipe.Made(start, toward, noise, vote,
                    isNext("target") ? Double.parseDouble(next()) : weight, isRow);
        }

        private Recipe.Vote vote() {
            long ticket = Long.parseLong(next());
            List<Recipe> rows = new ArrayList<>();
            while (!isNext("end")) {
                rows.add(parent());
            }
            return new Recipe.Vote(rows, ticket);
        }

        private Recipe parent() {
            if (isNext("(")) {
                Recipe row = made(true);
                require(")");
                return row;
            }
            if (isNext("[")) {
                Recipe point = made(false);
                require("]");
                return point;
            }
            return new Recipe.Original(Long.parseLong(next()));
        }
    }
}
