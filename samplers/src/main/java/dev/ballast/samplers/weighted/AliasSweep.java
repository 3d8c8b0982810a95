package dev.ballast.samplers.weighted;

/// Turns the units of items, in place, into the columns of an [AliasTable].
///
/// An item with more than a column's quanta is heavy; the others are light. Light items are taken in order; each fills the
/// bottom of its own column, and the current heavy item the rest. When the heavy item has no more than a column left, it
/// becomes its own column's bottom, and the next heavy item fills up that column and becomes current. All sums are exact, so
/// the last heavy item ends with exactly one column.
///
/// **Where a thread starts.** Before light item x, the current heavy item is the first whose surplus (quanta above a column),
/// summed over it and the heavy items before it, exceeds the deficit (quanta below a column) of the light items before x.
/// This is the state of a single sweep there, so any number of threads write the same columns.
final class AliasSweep {

    /// A multiple of 64, so that a word of the bit set belongs to one block.
    private static final int BLOCK_SHIFT = 12;

    private final Units weights;
    private final long[] table;
    private final Parts parts;
    private final int aliasBits;
    private final long column;
    private final long[] heavyBits;

    AliasSweep(Units weights, Parts parts, int aliasBits) {
        this.weights = weights;
        this.table = weights.units();
        this.parts = parts;
        this.aliasBits = aliasBits;
        this.column = 1L << (63 - aliasBits);
        this.heavyBits = new long[(table.length + 63) >>> 6];
    }

    void run() {
        CumulativeRounding shares = new CumulativeRounding(weights, table.length * column, parts);
        parts.forEach((part, from, to) -> shares.settle(part, from, to, column, heavyBits));
        Start[] starts = starts();
        new Parts(64 * parts.threads(), parts.threads()).forEach((part, _, _) -> sweep(starts[part], starts[part + 1]));
    }

    /// A place at which a thread starts and the one before it ends.
    ///
    /// @param light the first light item is the first from here; a multiple of 64, or the length of the table
    /// @param heavy the current heavy item; the table's length if there is none
    /// @param rest  the quanta that it has left
    /// @param own   all its quanta
    private record Start(int light, int heavy, long rest, long own) {}

    /// The start of every thread, and the end of the last.
    private Start[] starts() {
        int threads = parts.threads();
        Start[] starts = new Start[threads + 1];
        starts[threads] = new Start(table.length, table.length, 0, 0);
        if (threads == 1) {
            starts[0] = start(0, 0, 0, 0);
            return starts;
        }
        int blocks = ((table.length - 1) >>> BLOCK_SHIFT) + 1;
        long[] deficits = new long[blocks + 1];
        long[] surpluses = new long[blocks + 1];
        int[] heavies = new int[blocks + 1];
        new Parts(64 * blocks, threads).forEach((_, from, to) -> {
            for (int block = from >>> 6; block < to >>> 6; block++) {
                measure(block, deficits, surpluses, heavies);
            }
        });
        for (int block = 0; block < blocks; block++) {
            deficits[block + 1] += deficits[block];
            surpluses[block + 1] += surpluses[block];
            heavies[block + 1] += heavies[block];
        }
        int lightBlock = 0;
        int heavyBlock = 0;
        for (int thread = 0; thread < threads; thread++) {
            long wanted = (long) table.length * thread / threads;
            while (lightBlock < blocks) {
                while (heavyBlock < blocks && surpluses[heavyBlock + 1] <= deficits[lightBlock]) {
                    heavyBlock++;
                }
                // Columns filled when the sweep comes to this block.
                long filled = ((long) lightBlock << BLOCK_SHIFT) - heavies[lightBlock] + heavies[heavyBlock];
                if (filled >= wanted) {
                    break;
                }
                lightBlock++;
            }
            int light = Math.min(table.length, lightBlock << BLOCK_SHIFT);
            starts[thread] = start(light, heavyBlock << BLOCK_SHIFT, surpluses[heavyBlock], deficits[lightBlock]);
        }
        return starts;
    }

    private void measure(int block, long[] deficits, long[] surpluses, int[] heavies) {
        long deficit = 0;
        long surplus = 0;
        int heavy = 0;
        int end = (int) Math.min(table.length, (block + 1L) << BLOCK_SHIFT);
        for (int i = block << BLOCK_SHIFT; i < end; i++) {
            long above = table[i] - column;
            long sign = above >> 63;
            deficit -= above & sign;
            surplus += above & ~sign;
            heavy += (int) (-above >>> 63);
        }
        deficits[block + 1] = deficit;
        surpluses[block + 1] = surplus;
        heavies[block + 1] = heavy;
    }

    /// @param from    where to look for the heavy item
    /// @param surplus of the heavy items before that
    /// @param deficit of the light items before this start
    private Start start(int light, int from, long surplus, long deficit) {
        long sum = surplus;
        for (int heavy = nextHeavy(from); heavy < table.length; heavy = nextHeavy(heavy + 1)) {
            sum += table[heavy] - column;
            if (sum > deficit) {
                return new Start(light, heavy, column + (sum - deficit), table[heavy]);
            }
        }
        return new Start(light, table.length, 0, 0);
    }

    /// Fills the columns from one start to the next.
    ///
    /// A step fills one column: that of the next light item if the heavy one has more than a column left, else that of the
    /// heavy item. Which of them is as good as random, so that it is chosen without a branch.
    private void sweep(Start start, Start end) {
        ItemRun lights = new ItemRun(start.light, end.light, -1L, end);
        ItemRun heavies = new ItemRun(start.heavy + 1, (int) Math.min(table.length, end.heavy + 1L), 0, end);
        long heavy = start.heavy;
        long rest = start.rest;
        while (lights.more() && heavies.more()) {
            int light = lights.next;
            int other = heavies.next;
            for (int steps = Math.min(lights.count - light, heavies.count - other); steps > 0; steps--) {
                // All ones if it is a light item's column.
                long filled = (column - rest) >> 63;
                long lightItem = lights.items[light];
                long lightQuanta = lights.quanta[light];
                long otherItem = heavies.items[other];
                long otherQuanta = heavies.quanta[other];
                long place = heavy ^ ((heavy ^ lightItem) & filled);
                long threshold = rest ^ ((rest ^ lightQuanta) & filled);
                heavy = otherItem ^ ((otherItem ^ heavy) & filled);
                table[(int) place] = (threshold << aliasBits) | heavy;
                rest += (otherQuanta ^ ((otherQuanta ^ lightQuanta) & filled)) - column;
                light -= (int) filled;
                other += 1 + (int) filled;
            }
            lights.next = light;
            heavies.next = other;
        }
        finish(lights, heavies, (int) heavy, rest);
    }

    /// Fills the other columns, when there are no more light items or no more heavy ones.
    private void finish(ItemRun lights, ItemRun heavies, int current, long left) {
        int heavy = current;
        long rest = left;
        while (rest <= column && heavies.more()) {
            int next = heavies.items[heavies.next];
            table[heavy] = packed(rest, next);
            rest += heavies.quanta[heavies.next++] - column;
            heavy = next;
        }
        while (lights.more()) {
            int light = lights.items[lights.next];
            long quanta = lights.quanta[lights.next++];
            // Without a heavy item left, the light ones have exactly a column.
            table[light] = packed(quanta, rest > column ? heavy : light);
            rest += rest > column ? quanta - column : 0;
        }
        if (heavy < table.length && rest <= column) {
            table[heavy] = packed(rest, heavy);
        }
    }

    private long packed(long threshold, int alias) {
        return (threshold << aliasBits) | alias;
    }

    /// The light or the heavy items of a run in order, some at a time, with their quanta.
    private final class ItemRun {

        private static final int WORDS = 8;

        private final int[] items = new int[64 * WORDS];
        private final long[] quanta = new long[64 * WORDS];
        private final long flip;
        private final int to;
        private final Start end;
        private int from;
        private int next;
        private int count;

        /// @param flip 0 for the heavy items, all ones for the light
        /// @param end  its heavy item may already have been overwritten by who starts there
        ItemRun(int from, int to, long flip, Start end) {
            this.from = from;
            this.to = to;
            this.flip = flip;
            this.end = end;
        }

        /// Whether there is a next item, whose place is then [#next].
        boolean more() {
            while (next == count && from < to) {
                collect();
            }
            return next < count;
        }

        private void collect() {
            int found = 0;
            for (int words = 0; words < WORDS && from < to; words++) {
                int begin = from & -64;
                long bits = (heavyBits[begin >>> 6] ^ flip) & (-1L << from);
                if (to - begin < 64) {
                    bits &= (1L << (to - begin)) - 1;
                }
                for (; bits != 0; bits &= bits - 1) {
                    int item = begin + Long.numberOfTrailingZeros(bits);
                    items[found] = item;
                    quanta[found++] = item == end.heavy ? end.own : table[item];
                }
                from = Math.min(to, begin + 64);
            }
            next = 0;
            count = found;
        }
    }

    /// The first heavy item from here on, or the table's length.
    private int nextHeavy(int from) {
        int word = from >>> 6;
        if (word >= heavyBits.length) {
            return table.length;
        }
        long bits = heavyBits[word] & (-1L << from);
        while (bits == 0) {
            if (++word == heavyBits.length) {
                return table.length;
            }
            bits = heavyBits[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }
}
