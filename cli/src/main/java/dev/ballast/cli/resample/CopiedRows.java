package dev.ballast.cli.resample;

import dev.ballast.cli.table.ByteText;
import dev.ballast.core.recipe.Recipe;
import dev.ballast.core.recipe.Resampling;

/// Repeated rows of growing classes, byte for byte.
record CopiedRows(Resampling resampling, GrownRows grown) implements NewRows {

    @Override
    public long rows() {
        return resampling.size() - resampling.keptSize();
    }

    @Override
    public int largestRow() {
        return grown.largestText();
    }

    private Recipe recipe(long index) {
        return resampling.recipe(resampling.keptSize() + index);
    }

    @Override
    public void write(long index, ByteText out) {
        out.put(grown.text(recipe(index).base()));
    }

    @Override
    public void writeProvenance(long index, ByteText out) {
        Provenance.write(recipe(index), grown::fileRow, out);
    }
}
