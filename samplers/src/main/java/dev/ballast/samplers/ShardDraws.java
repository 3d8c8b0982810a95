package dev.ballast.samplers;

import dev.ballast.samplers.check.IntItem;
import dev.ballast.samplers.draws.Draws;

import java.util.Objects;

/// One worker's draws of an epoch.
record ShardDraws(ShardRun run, Draws all) implements Draws {

    @Override
    public long length() {
        return run.length();
    }

    @Override
    public long at(long position) {
        return all.at(run.position(Objects.checkIndex(position, run.length())));
    }

    @Override
    public void fill(long from, int[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, run.length());
        Objects.checkFromIndexSize(offset, count, target.length);
        if (run.scattered()) {
            for (int i = 0; i < count; i++) {
                target[offset + i] = IntItem.of(all.at(run.position(from + i)));
            }
            return;
        }
        for (int done = 0; done < count;) {
            int length = (int) Math.min(count - done, run.runLength(from + done));
            all.fill(run.position(from + done), target, offset + done, length);
            done += length;
        }
    }

    @Override
    public void fill(long from, long[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, run.length());
        Objects.checkFromIndexSize(offset, count, target.length);
        if (run.scattered()) {
            for (int i = 0; i < count; i++) {
                target[offset + i] = all.at(run.position(from + i));
            }
            return;
        }
        for (int done = 0; done < count;) {
            int length = (int) Math.min(count - done, run.runLength(from + done));
            all.fill(run.position(from + done), target, offset + done, length);
            done += length;
        }
    }
}
