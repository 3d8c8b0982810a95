package dev.ballast.djl;

import dev.ballast.core.target.ClassLabels;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.translate.TranslateException;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The class of every record of a data set of DJL, from which samplers by class and weight are made.
///
/// ```java
/// ClassLabels labels = RecordLabels.read(data, manager, 3);
/// Sampler sampler = WeightedRandomSampler.of(ClassWeights.balanced(ClassCounts.of(labels)), labels);
/// ```
public final class RecordLabels {

    /// Labels of an array that are copied at a time.
    private static final int RUN = 65_536;

    private RecordLabels() {
    }

    /// Reads the labels of all records: of an [ArrayDataset] from its array, of others record by record. Code c is the class
    /// with label c, also if some class has no records.
    ///
    /// @param dataset records with one label each, a number
    /// @param manager makes arrays for a moment
    /// @param classes K
    /// @return a label of 0 to K-1 for every record
    /// @throws IllegalArgumentException if there are no records; a record has no label, more than one, or one that is no class; or a
    ///                                  record cannot be read that is there by the size of the data set
    /// @throws IOException              if the data set cannot be prepared or read
    /// @throws TranslateException       if the data set cannot be prepared
    public static ClassLabels read(RandomAccessDataset dataset, NDManager manager, int classes)
            throws IOException, TranslateException {
        if (classes < 1) {
            throw new IllegalArgumentException("there are " + classes + " classes; there must be at least 1");
        }
        dataset.prepare();
        long size = dataset.size();
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the data set has " + size + " records; labels can be read of 1 to "
                    + Integer.MAX_VALUE);
        }
        int[] codes = new int[(int) size];
        int run = dataset instanceof ArrayDataset ? RUN : 1;
        for (int begin = 0; begin < codes.length; begin += run) {
            int[] read = run(dataset, manager, begin, Math.min(run, codes.length - begin), classes);
            System.arraycopy(read, 0, codes, begin, read.length);
        }
        Integer[] names = IntStream.range(0, classes).boxed().toArray(Integer[]::new);
        return ClassLabels.ofRanks(Arrays.asList(names), new int[0]).withCodes(codes);
    }

    private static int[] run(RandomAccessDataset dataset, NDManager manager, int begin, int records, int classes)
            throws IOException {
        try (NDManager below = manager.newSubManager()) {
            NDList labels;
            try {
                labels = dataset instanceof ArrayDataset arrays
                        ? arrays.getByRange(below, begin, begin + (long) records).getLabels()
                        : dataset.get(below, begin).getLabels();
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("the data set says that it has " + dataset.size()
                        + " records, and record " + begin + " cannot be read: " + e, e);
            }
            if (labels.size() != 1) {
                throw new IllegalArgumentException("record " + begin + " has " + labels.size()
                        + " labels; it must have one, the number of its class");
            }
            NDArray array = labels.get(0);
            if (array.size() != records) {
                throw new IllegalArgumentException("there are labels of shape " + array.getShape() + " for " + records
                        + " records from record " + begin + " on; there must be one number for each");
            }
            return BatchCodes.of(array, classes, begin, "record");
        }
    }
}
