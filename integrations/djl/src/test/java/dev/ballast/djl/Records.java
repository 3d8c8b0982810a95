package dev.ballast.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Record;
import ai.djl.util.Progress;

import java.util.function.BiFunction;

/// A data set that says what it is told to say about its size.
final class Records extends RandomAccessDataset {

    private final long size;
    private final BiFunction<NDManager, Long, NDList> labels;

    private Records(Builder builder) {
        super(builder);
        this.size = builder.size;
        this.labels = builder.labels;
    }

    static Records of(long size) {
        return of(size, (manager, record) -> new NDList());
    }

    static Records of(long size, BiFunction<NDManager, Long, NDList> labels) {
        return new Records(new Builder(size, labels).setSampling(1, false));
    }

    @Override
    public Record get(NDManager manager, long index) {
        return new Record(new NDList(manager.create((float) index)), labels.apply(manager, index));
    }

    @Override
    protected long availableSize() {
        return size;
    }

    @Override
    public void prepare(Progress progress) {
        // Nothing to prepare.
    }

    private static final class Builder extends BaseBuilder<Builder> {

        private final long size;
        private final BiFunction<NDManager, Long, NDList> labels;

        Builder(long size, BiFunction<NDManager, Long, NDList> labels) {
            this.size = size;
            this.labels = labels;
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
