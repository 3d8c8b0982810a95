package dev.ballast.samplers.weighted;

import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.Seed;
import dev.ballast.samplers.draws.Draws;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// Draws with replacement: draw p is what word p of the epoch's stream stands for.
final class TableDraws implements Draws {

    private final AliasTable table;
    private final Seed seed;
    private final Purpose purpose;
    private final long epoch;
    private final long length;
    /// A work space for who comes first; others make one of their own.
    private final AtomicReference<WordRun> spare = new AtomicReference<>();

    TableDraws(AliasTable table, Seed seed, Purpose purpose, long epoch, long length) {
        this.table = table;
        this.seed = seed;
        this.purpose = purpose;
        this.epoch = epoch;
        this.length = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long at(long position) {
        Objects.checkIndex(position, length);
        return table.pick(seed.stream(purpose, 0, epoch, 0).seek(position).nextLong());
    }

    @Override
    public void fill(long from, int[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, length);
        Objects.checkFromIndexSize(offset, count, target.length);
        WordRun run = take(from);
        run.fill(table, target, offset, count);
        spare.setRelease(run);
    }

    @Override
    public void fill(long from, long[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, length);
        Objects.checkFromIndexSize(offset, count, target.length);
        WordRun run = take(from);
        run.fill(table, target, offset, count);
        spare.setRelease(run);
    }

    private WordRun take(long from) {
        WordRun run = spare.getAndSet(null);
        return (run == null ? new WordRun(seed.stream(purpose, 0, epoch, 0)) : run).seek(from);
    }
}
