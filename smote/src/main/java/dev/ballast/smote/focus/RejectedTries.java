package dev.ballast.smote.focus;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.GrowingClasses.ClassSource;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborSpace;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.random.EvenAllocation;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Mixing;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.RecipeSlot;
import dev.ballast.core.recipe.RecipeSource;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.smote.space.ExactNeighbors;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// New rows of one class that are tried until the rows around them are of their class.
///
/// A try is a function of seed, epoch, position and its number, so all that is stored of a draw is which try was taken. Tries are
/// judged in rounds: all rows that have none yet make a try, or several when few are left, and one search judges them together.
///
/// @param data   all rows
/// @param code   the class
/// @param near   the neighbors of its rows in it
/// @param judges how many of all rows judge a try
/// @param most   at most so many of them may be of other classes
/// @param tries  at most so many for each new row
/// @param refuse whether a row without a try that passes is an error
/// @param space  in what sense rows are near
/// @param run    threads and cancellation
record RejectedTries(Dataset data, int code, NeighborLists near, int judges, int most, int tries, boolean refuse,
        NeighborSpace space, RunSettings run) implements ClassSource {

    private static final Purpose DRAW = Purpose.of("lee.draw");
    private static final Purpose BASES = Purpose.of("lee.bases");

    /// More numbers than a try uses: bounded draws take a second one now and then.
    private static final int WORDS = 16;

    @Override
    public RecipeSource recipes(Seed seed, long epoch, long count) {
        if (count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("class \"" + data.labels().names().get(code) + "\" is to get " + count
                    + " rows; lee can make " + Integer.MAX_VALUE + " at most");
        }
        long streamKey = data.labels().streamKey(code);
        EvenAllocation bases = new EvenAllocation(near.queries(), count, seed.stream(BASES, streamKey, epoch, 0));
        Tries drawn = (position, number, into) -> {
            RandomStream random = seed.stream(DRAW, streamKey, epoch, position).seek((long) WORDS * number);
            int base = number == 0 ? bases.item(position) : random.nextInt(near.queries());
            into.made(near.asking(base)).toward(near.row(base, random.nextInt(near.k())), random.nextDouble());
        };
        int[] taken = taken(drawn, (int) count);
        return (index, into) -> drawn.write(index, taken[(int) index], into);
    }

    /// All tries of all new rows.
    @FunctionalInterface
    private interface Tries {

        void write(long position, int number, RecipeSlot into);
    }

    /// The number of the first try of every new row that passes, or of the first among those with the fewest neighbors of
    /// other classes.
    private int[] taken(Tries drawn, int count) {
        int[] taken = new int[count];
        int[] foreign = new int[count];
        Arrays.fill(foreign, Integer.MAX_VALUE);
        int[] pending = IntStream.range(0, count).toArray();
        for (int done = 0; done < tries && pending.length > 0;) {
            int first = done;
            int each = Math.clamp(count / pending.length, 1, tries - done);
            int[] waiting = pending;
            int[] found = judged((int) Math.multiplyExact((long) waiting.length, each), (index, into) -> drawn
                    .write(waiting[(int) (index / each)], first + (int) (index % each), into));
            for (int i = 0; i < found.length; i++) {
                int position = waiting[i / each];
                if (foreign[position] > most && found[i] < foreign[position]) {
                    foreign[position] = found[i];
                    taken[position] = first + i % each;
                }
            }
            done += each;
            pending = IntStream.of(waiting).filter(position -> foreign[position] > most).toArray();
        }
        if (refuse && pending.length > 0) {
            throw new IllegalArgumentException(pending.length + " of " + count + " new rows of class \""
                    + data.labels().names().get(code) + "\" were rejected in all " + tries + " tries: more than " + most
                    + " of the " + judges + " rows nearest to them are of other classes; raise tries or rejection, or"
                    + " take the best of the tries (exhausted=best)");
        }
        return taken;
    }

    /// How many neighbors of other classes each of these rows has.
    private int[] judged(int rows, RecipeSource recipes) {
        Plan plan = Plan.keepingAll(data.labels(), Mixing.of(data.columns()),
                List.of(new Addition(code, rows, recipes)));
        Dataset both = new Resampling(plan, data).toDataset();
        NeighborLists lists = ExactNeighbors.ask(both, NeighborQuestion.nearest(
                NeighborQuestion.listed(IntStream.range(data.rows(), data.rows() + rows).toArray()),
                NeighborQuestion.listed(IntStream.range(0, data.rows()).toArray()), judges, space), run);
        int[] foreign = new int[rows];
        for (int i = 0; i < rows; i++) {
            for (int rank = 0; rank < judges; rank++) {
                foreign[i] += data.labels().code(lists.row(i, rank)) == code ? 0 : 1;
            }
        }
        return foreign;
    }
}
