package dev.ballast.core.recipe;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Recipes as bytes, and back, to the last bit; the same on every machine. Numbers are big-endian.
///
/// A recipe is a byte 1, the version, and a body. A body is a byte that says which kind, and what belongs to it:
///
/// | kind | then |
/// |---|---|
/// | 0 original | base: 8 bytes |
/// | 1 copy | base: 8 bytes |
/// | 2 made | flags: 1 byte (1 noise, 2 vote, 4 a point); target weight: 8; the start: a body; number of parents: 4; for each a body and its weight: 8; noise: scale 8, spread 4, ticket 8; vote: ticket 8, number 4, a body each |
public final class RecipeBytes {

    private static final int VERSION = 1;
    private static final int ORIGINAL = 0;
    private static final int COPY = 1;
    private static final int MADE = 2;
    private static final int NOISE = 1;
    private static final int VOTE = 2;
    private static final int POINT = 4;

    private RecipeBytes() {
    }

    /// Writes a recipe.
    ///
    /// @param recipe the recipe
    /// @param into   takes its bytes
    /// @throws IOException if they cannot be written
    public static void write(Recipe recipe, DataOutput into) throws IOException {
        into.writeByte(VERSION);
        writeBody(recipe, into);
    }

    private static void writeBody(Recipe recipe, DataOutput into) throws IOException {
        switch (recipe) {
            case Recipe.Original(long base) -> {
                into.writeByte(ORIGINAL);
                into.writeLong(base);
            }
            case Recipe.Copy(long base) -> {
                into.writeByte(COPY);
                into.writeLong(base);
            }
            case Recipe.Made made -> writeMade(made, into);
        }
    }

    private static void writeMade(Recipe.Made made, DataOutput into) throws IOException {
        into.writeByte(MADE);
        into.writeByte((made.displacement().isPresent() ? NOISE : 0) | (made.vote().isPresent() ? VOTE : 0)
                | (made.isRow() ? 0 : POINT));
        into.writeDouble(made.targetWeight());
        writeBody(made.start(), into);
        into.writeInt(made.toward().size());
        for (Recipe.Toward toward : made.toward()) {
            writeBody(toward.parent(), into);
            into.writeDouble(toward.weight());
        }
        if (made.displacement().isPresent()) {
            Recipe.Displacement noise = made.displacement().get();
            into.writeDouble(noise.scale());
            into.writeInt(noise.spread());
            into.writeLong(noise.ticket());
        }
        if (made.vote().isPresent()) {
            Recipe.Vote vote = made.vote().get();
            into.writeLong(vote.ticket());
            into.writeInt(vote.rows().size());
            for (Recipe row : vote.rows()) {
                writeBody(row, into);
            }
        }
    }

    /// Reads a recipe.
    ///
    /// @param from holds the bytes of a recipe
    /// @return the recipe
    /// @throws IOException              if they cannot be read, or end too early
    /// @throws IllegalArgumentException if they are not those of a recipe of this version
    public static Recipe read(DataInput from) throws IOException {
        int version = from.readByte();
        if (version != VERSION) {
            throw new IllegalArgumentException("the recipe is of version " + version + "; this reads " + VERSION);
        }
        return readBody(from);
    }

    private static Recipe readBody(DataInput from) throws IOException {
        int kind = from.readByte();
        return switch (kind) {
            case ORIGINAL -> new Recipe.Original(from.readLong());
            case COPY -> new Recipe.Copy(from.readLong());
            case MADE -> readMade(from);
            default -> throw new IllegalArgumentException("a recipe is of kind " + kind + "; kinds are 0, 1 and 2");
        };
    }

    private static Recipe readMade(DataInput from) throws IOException {
        int flags = from.readByte();
        double targetWeight = from.readDouble();
        Recipe start = readBody(from);
        List<Recipe.Toward> toward = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            Recipe parent = readBody(from);
            toward.add(new Recipe.Toward(parent, from.readDouble()));
        }
        Optional<Recipe.Displacement> noise = (flags & NOISE) == 0
                ? Optional.empty()
                : Optional.of(new Recipe.Displacement(from.readDouble(), from.readInt(), from.readLong()));
        Optional<Recipe.Vote> vote = (flags & VOTE) == 0 ? Optional.empty() : Optional.of(readVote(from));
        return new Recipe.Made(start, toward, noise, vote, targetWeight, (flags & POINT) == 0);
    }

    private static Recipe.Vote readVote(DataInput from) throws IOException {
        long ticket = from.readLong();
        List<Recipe> rows = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            rows.add(readBody(from));
        }
        return new Recipe.Vote(rows, ticket);
    }
}
