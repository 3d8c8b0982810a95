package dev.ballast.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

class PointsTest {

    private static final Dataset DATA = Dataset.of(new double[][]{{0}, {1}, {10}}, new int[]{0, 0, 0})
            .withColumns(List.of(Column.whole("n")));

    /// One point halfway from row 0 to row 1, made so often, and a row that goes from it 0.1 of the way to row 2.
    private static Plan plan(boolean isRow, int... made) {
        Points half = new Points() {

            @Override
            public long count() {
                return 1;
            }

            @Override
            public boolean isRow(long index) {
                return isRow;
            }

            @Override
            public void recipe(long index, RecipeSlot into) {
                made[0]++;
                into.made(0).toward(1, 0.5);
            }
        };
        return Plan.keepingAll(DATA.labels(), Mixing.of(DATA.columns()),
                List.of(new Addition(0, 40, (_, into) -> into.made(3).toward(2, 0.1)))).with(half);
    }

    /// 0.5 + 0.1 (10 - 0.5) = 1.45; from the rounded row it is 0 + 0.1 (10 - 0) = 1.
    @Test
    void pointsAreNotRoundedAndRowsAre() {
        Plan far = Plan.keepingAll(DATA.labels(), Mixing.of(DATA.columns()),
                List.of(new Addition(0, 1, (_, into) -> into.made(3).toward(2, 0.11)))).with(plan(false, 0).points());

        assertThat(new Resampling(far, DATA).toDataset().features().get(3, 0)).isEqualTo(2);
        assertThat(new Resampling(plan(true, 0), DATA).toDataset().features().get(3, 0)).isEqualTo(1);
    }

    @Test
    void recipesTellPointsFromRows() throws IOException {
        assertThat(RecipeText.of(plan(false, 0).recipe(3))).isEqualTo("[ 0 to 1 by 0.5 ] to 2 by 0.1");
        assertThat(RecipeText.of(plan(true, 0).recipe(3))).isEqualTo("( 0 to 1 by 0.5 ) to 2 by 0.1");
        for (boolean isRow : new boolean[]{false, true}) {
            Recipe recipe = plan(isRow, 0).recipe(3);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            RecipeBytes.write(recipe, new DataOutputStream(bytes));

            assertThat(RecipeText.parse(RecipeText.of(recipe))).isEqualTo(recipe);
            assertThat(RecipeBytes.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                    .isEqualTo(recipe);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[ 0 to 1 by 0.5 ) to 2 by 0.1", "( 0 to 1 by 0.5 ] to 2 by 0.1", "[ 0 to 1 by 0.5"})
    void bracketsMustMatch(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RecipeText.parse(text))
                .withMessageContaining("is no recipe");
    }

    @Test
    void aPointIsMadeOnceForARunOfRows() {
        int[] made = new int[1];
        double[] values = new double[43];

        new Resampling(plan(false, made), DATA).read(0, values, new int[43]);

        assertThat(made[0]).isEqualTo(1);
    }

    @Test
    void slotsThatServeSeveralPlansMixNothingUp() {
        RecipeSlot slot = new RecipeSlot();
        Dataset other = Dataset.of(new double[][]{{100}, {102}, {110}}, new int[]{0, 0, 0}).withColumns(DATA.columns());
        double[] row = new double[1];
        Resampling first = new Resampling(plan(false, 0), DATA);
        Resampling second = new Resampling(plan(false, 0), other);

        first.copyRow(3, slot, row, 0);
        second.copyRow(3, slot, row, 0);
        assertThat(row[0]).isEqualTo(102);
        first.copyRow(4, slot, row, 0);
        assertThat(row[0]).isEqualTo(1);
    }
}
