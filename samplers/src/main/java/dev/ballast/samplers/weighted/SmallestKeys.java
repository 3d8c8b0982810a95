package dev.ballast.samplers.weighted;

/// Keeps the slots with the smallest keys, in a heap whose root is the largest of them. Of equal keys, that of the smaller
/// slot is the smaller.
final class SmallestKeys {

    private final double[] keys;
    private final int[] slots;
    private int size;

    SmallestKeys(int capacity) {
        keys = new double[capacity];
        slots = new int[capacity];
    }

    boolean isFull() {
        return size == keys.length;
    }

    int size() {
        return size;
    }

    /// The largest key kept.
    double largest() {
        return keys[0];
    }

    /// The slot of the largest key kept.
    int slotOfLargest() {
        return slots[0];
    }

    double key(int place) {
        return keys[place];
    }

    int slot(int place) {
        return slots[place];
    }

    void offer(double key, int slot) {
        if (!isFull()) {
            add(key, slot);
        } else if (keys.length > 0 && isLess(key, slot, keys[0], slots[0])) {
            replaceLargest(key, slot);
        }
    }

    void replaceLargest(double key, int slot) {
        sink(0, key, slot);
    }

    /// The slots, by their keys, ascending; the heap is empty then.
    int[] drain() {
        int[] ascending = new int[size];
        while (size > 0) {
            ascending[size - 1] = slots[0];
            size--;
            if (size > 0) {
                sink(0, keys[size], slots[size]);
            }
        }
        return ascending;
    }

    private void add(double key, int slot) {
        int place = size++;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (isLess(key, slot, keys[parent], slots[parent])) {
                break;
            }
            keys[place] = keys[parent];
            slots[place] = slots[parent];
            place = parent;
        }
        keys[place] = key;
        slots[place] = slot;
    }

    private void sink(int from, double key, int slot) {
        int place = from;
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && isLess(keys[child], slots[child], keys[child + 1], slots[child + 1])) {
                child++;
            }
            if (isLess(keys[child], slots[child], key, slot)) {
                break;
            }
            keys[place] = keys[child];
            slots[place] = slots[child];
            place = child;
        }
        keys[place] = key;
        slots[place] = slot;
    }

    private static boolean isLess(double key, int slot, double otherKey, int otherSlot) {
        return key < otherKey || (key == otherKey && slot < otherSlot);
    }
}
