package dev.ballast.testing;

import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.RecipeBytes;
import dev.ballast.core.recipe.RecipeText;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// Recipes that were written and are read back.
final class WrittenRecipe {

    private WrittenRecipe() {
    }

    static Recipe throughBytes(Recipe recipe) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            RecipeBytes.write(recipe, new DataOutputStream(bytes));
            return RecipeBytes.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Recipe fromLine(String line, boolean segments) {
        String[] cells = line.split(",", -1);
        long base = Long.parseLong(cells[2]);
        return switch (cells[1]) {
            case "original" -> new Recipe.Original(base);
            case "copy" -> new Recipe.Copy(base);
            default -> segments
                    ? Recipe.Made.between(base, Long.parseLong(cells[3]), Double.parseDouble(cells[4]))
                    : RecipeText.parse(cells[5]);
        };
    }
}
