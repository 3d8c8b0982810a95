package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.cli.output.JsonText;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Methods;
import dev.ballast.core.random.Seed;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.weight.ClassWeights;
import dev.ballast.samplers.SamplerState;
import dev.ballast.samplers.batch.BatchCursor;
import dev.ballast.samplers.batch.BatchSampler;
import dev.ballast.samplers.batch.PlainBatchSampler;
import dev.ballast.samplers.batch.RowBatches;
import dev.ballast.samplers.batch.RowCursor;
import dev.ballast.samplers.weighted.QuotaSampler;
import dev.ballast.samplers.weighted.WeightedRandomSampler;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The command `batches`: what is drawn, and how it is written.
class BatchesTest {

    private static final String KINDS = """
            n,x,color,yes,size,none,amount,class
            1,1.5,red,true,S,,2,a
            2,?,blue,False,M,,1,b
            ,3.25,NA,true,L,,0,a
            -4,1e3,"re""d",,S,,3,grün
            5,0,red,TRUE,M,,1,a
            6,7,blue,false,S,,2,b
            """;

    @TempDir
    Path folder;

    private Path kinds;
    private Path numbers;
    private double[][] values;
    private String[] classes;

    @BeforeEach
    void makeTables() throws IOException {
        kinds = folder.resolve("kinds.csv");
        Files.writeString(kinds, KINDS);
        numbers = folder.resolve("numbers.csv");
        values = new double[203][3];
        classes = new String[values.length];
        List<String> lines = new ArrayList<>(List.of("p,q,r,class,w"));
        for (int row = 0; row < values.length; row++) {
            values[row] = new double[]{row, Math.sin(row), row % 7 * 0.25};
            classes[row] = row % 11 == 0 ? "rare" : row % 5 == 0 ? "odd" : "often";
            lines.add((int) values[row][0] + "," + values[row][1] + "," + values[row][2] + "," + classes[row] + ","
                    + row % 3);
        }
        Files.write(numbers, lines);
    }

    private static CommandLineRun run(Path table, Object... options) {
        List<Object> words = new ArrayList<>(List.of("batches", table, "-l", "class"));
        words.addAll(List.of(options));
        if (!words.contains("-o")) {
            words.addAll(List.of("-o", "-"));
        }
        return CommandLineRun.of(words.toArray());
    }

    private static byte[] bytes(Path table, Object... options) {
        CommandLineRun run = run(table, options);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        return run.bytes();
    }

    private static ArrowStream stream(Path table, Object... options) {
        return ArrowStream.of(bytes(table, options));
    }

    private static Object[] words(String options, Object... more) {
        return Stream.concat(Arrays.stream(options.split(" ")), Arrays.stream(more)).toArray();
    }

    private static List<Object> missing(Object... values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    /// What a column of the first table holds, row by row.
    private static final Map<String, List<Object>> HELD = Map.of("n", missing(1L, 2L, null, -4L, 5L, 6L), "x",
            missing(1.5, null, 3.25, 1000.0, 0.0, 7.0), "color", missing("red", "blue", null, "re\"d", "red", "blue"),
            "yes", missing(true, false, true, null, true, false), "size", missing("S", "M", "L", "S", "M", "S"), "none",
            missing(null, null, null, null, null, null), "amount", missing(2L, 1L, 0L, 3L, 1L, 2L), "label",
            missing("a", "b", "a", "grün", "a", "b"));

    @Test
    void columnsAreOfTheTypesThatTheyHold() {
        ArrowStream stream = stream(kinds, "--sampler", "quota", "--batch", 4, "--ordinal", "size=S<M<L");
        assertThat(stream.types()).containsExactly(Map.entry("n", "int64?"), Map.entry("x", "float64?"),
                Map.entry("color", "dictionary8?"), Map.entry("yes", "boolean?"), Map.entry("size", "ordered8"),
                Map.entry("none", "float64?"), Map.entry("amount", "int64"), Map.entry("label", "dictionary8"),
                Map.entry("weight", "float64"), Map.entry("row", "int64"), Map.entry("synthetic", "boolean"));
        assertThat(stream.batches()).extracting(batch -> batch.get("row").size()).containsExactly(4, 2);
    }

    @Test
    void rowsHaveTheValuesOfTheTable() {
        ArrowStream stream = stream(kinds, "--sampler", "balanced", "--batch", 5, "--epochs", 4);
        assertThat(stream.all("row")).contains(0L, 1L, 2L, 3L, 4L, 5L);
        HELD.forEach((column, held) -> assertThat(stream.all(column)).as(column)
                .isEqualTo(stream.all("row").stream().map(row -> held.get(((Long) row).intValue())).toList()));
        assertThat(stream.all("weight")).containsOnly(1.0);
        assertThat(stream.all("synthetic")).containsOnly(false);
    }

    @Test
    void whatIsSaidOfColumnsIsHeeded() {
        ArrowStream stream = stream(kinds, "--sampler", "quota", "--categorical", "n,yes", "--ignore", "x,none",
                "--weight", "amount");
        assertThat(stream.types()).containsExactly(Map.entry("n", "dictionary8?"), Map.entry("color", "dictionary8?"),
                Map.entry("yes", "dictionary8?"), Map.entry("size", "dictionary8"), Map.entry("label", "dictionary8"),
                Map.entry("weight", "float64"), Map.entry("row", "int64"), Map.entry("synthetic", "boolean"));
        for (int i = 0; i < 6; i++) {
            int row = ((Long) stream.all("row").get(i)).intValue();
            assertThat(stream.all("n").get(i))
                    .isEqualTo(HELD.get("n").get(row) == null ? null : HELD.get("n").get(row).toString());
            assertThat(stream.all("weight").get(i)).isEqualTo(((Long) HELD.get("amount").get(row)).doubleValue());
            assertThat(stream.all("yes").get(i)).isIn(null, "true", "TRUE", "False", "false");
        }
    }

    @Test
    void theMetadataHasVersionSeedAndState() {
        ArrowStream stream = stream(numbers, "--sampler", "weighted", "--seed", 7, "--epochs", 3, "--batch", 50,
                "--from-step", 6, "--shard", "1/2");
        assertThat(stream.metadata()).containsEntry("seed", "7").containsEntry("sampler", "weighted")
                .containsEntry("epochs", "3").containsEntry("batches_per_epoch", "2").containsEntry("from_step", "6")
                .containsEntry("shard", "1/2").hasEntrySatisfying("version",
                        version -> assertThat(version).matches("ballast \\d+\\.\\d+.*"));
        assertThat(SamplerState.parse(stream.metadata().get("state")).epoch()).isEqualTo(3);
        assertThat(stream.batches()).isEmpty();
    }

    private BatchSampler sampler(String word, int size) {
        ClassLabels labels = ClassLabels.of(classes);
        double[] byColumn = IntStream.range(0, values.length).mapToDouble(row -> row % 3).toArray();
        ClassWeights balanced = ClassWeights.balanced(Dataset.of(values, classes).counts());
        return PlainBatchSampler.of(switch (word) {
            case "weighted" -> WeightedRandomSampler.of(balanced, labels);
            case "weighted --weights w" -> WeightedRandomSampler.of(byColumn);
            case "quota" -> QuotaSampler.of(balanced, labels);
            default -> QuotaSampler.of(byColumn);
        }, size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"weighted", "weighted --weights w", "quota", "quota --weights w"})
    void rowsAreThoseThatTheSamplersOfTheLibraryDraw(String word) {
        ArrowStream stream = stream(numbers,
                words("--sampler " + word, "--batch", 40, "--epochs", 3, "--seed", 9, "--from-step", 4));
        BatchCursor cursor = sampler(word, 40).resume(SamplerState.parse(stream.metadata().get("state")));
        assertThat(cursor.position().epoch()).isZero();
        assertThat(stream.batches()).hasSize(3 * 6 - 4);
        assertThat(stream.types().containsKey("w")).isEqualTo(!word.contains("--weights"));
        for (Map<String, List<Object>> batch : stream.batches()) {
            if (!cursor.hasNext()) {
                cursor.nextEpoch();
            }
            assertThat(batch.get("row"))
                    .isEqualTo(IntStream.of(cursor.next()).mapToObj(row -> (Object) (long) row).toList());
            for (int i = 0; i < batch.get("row").size(); i++) {
                int row = ((Long) batch.get("row").get(i)).intValue();
                assertThat(batch.get("label").get(i)).isEqualTo(classes[row]);
                assertThat(batch.get("q").get(i)).isEqualTo(values[row][1]);
                assertThat(!word.contains("--weights") || row % 3 > 0).isTrue();
            }
        }
    }

    @Test
    void aColumnOfWeightsIsAFeatureIfTheUserSaysSo() {
        assertThat(stream(numbers, "--sampler", "weighted", "--weights", "w", "--numeric", "w").types())
                .containsKey("w");
        ArrowStream both = stream(numbers, "--sampler", "weighted", "--weights", "w", "--weight", "w");
        assertThat(both.types()).doesNotContainKey("w");
        assertThat(both.all("weight")).isEqualTo(
                both.all("row").stream().<Object>map(row -> (double) ((Long) row % 3)).toList());
    }

    private static Map<Object, Long> counts(List<Object> labels) {
        return labels.stream().collect(Collectors.groupingBy(label -> label, Collectors.counting()));
    }

    @Test
    void everyBatchHasItsQuotas() {
        ArrowStream quota = stream(numbers, "--sampler", "quota", "--quota", "rare=7,often=20,odd=0", "--epochs", 2);
        assertThat(quota.batches()).hasSize(2 * 8).allSatisfy(batch -> assertThat(counts(batch.get("label")))
                .isEqualTo(Map.of("rare", 7L, "often", 20L)));
        ArrowStream balanced = stream(numbers, "--sampler", "balanced", "--batch", 30);
        assertThat(balanced.batches()).hasSize(7).allSatisfy(batch -> assertThat(counts(batch.get("label")))
                .isEqualTo(Map.of("rare", 10L, "often", 10L, "odd", 10L)));
        assertThat(balanced.batches().getFirst().get("label").subList(0, 10)).containsOnly("rare");
    }

    @Test
    void aNameWithACommaHasAQuotaToo() throws IOException {
        Files.writeString(kinds, "x,class\n1,\"a,b\"\n2,\"a \"\"c\"\"\"\n3,d=e\n");
        ArrowStream stream = stream(kinds, "--sampler", "quota", "--quota", "\"a,b\"=2,\"a \"\"c\"\"\"=1,d=e=3");
        assertThat(counts(stream.batches().getFirst().get("label")))
                .isEqualTo(Map.of("a,b", 2L, "a \"c\"", 1L, "d=e", 3L));
    }

    @Test
    void shufflingChangesTheOrderWithinABatchOnly() {
        ArrowStream grouped = stream(numbers, "--sampler", "balanced", "--batch", 30, "--epochs", 2);
        ArrowStream shuffled = stream(numbers, "--sampler", "balanced", "--batch", 30, "--epochs", 2, "--shuffle");
        int same = 0;
        for (int batch = 0; batch < 14; batch++) {
            List<Object> rows = grouped.batches().get(batch).get("row");
            assertThat(shuffled.batches().get(batch).get("row")).containsExactlyInAnyOrderElementsOf(rows)
                    .isNotEqualTo(rows);
            same += shuffled.batches().get(batch).get("label").subList(0, 10).stream().distinct().count() == 1 ? 1 : 0;
        }
        assertThat(same).isZero();
    }

    @Test
    void mixedBatchesAreThoseOfTheLibrary() {
        FittedResampler fitted = Methods.named("smote").with("k", 3).fit(Dataset.of(values, classes));
        RowBatches plan = RowBatches.of(fitted).size(64).shuffled();
        ArrowStream stream = stream(numbers,
                words("--sampler mixed -k 3 --ignore w --numeric p --shuffle", "--batch", 64, "--seed", 4, "--epochs",
                        2));
        List<Object> synthetic = new ArrayList<>();
        int next = 0;
        try (RowCursor cursor = plan.start(Seed.of(4))) {
            for (int epoch = 0; epoch < 2; epoch++, cursor.nextEpoch()) {
                while (cursor.next()) {
                    Map<String, List<Object>> batch = stream.batches().get(next++);
                    for (int i = 0; i < cursor.size(); i++) {
                        // The table's first column is of whole numbers, which stay whole in made rows.
                        assertThat(batch.get("q").get(i)).isEqualTo(cursor.doubleFeatures()[3 * i + 1]);
                        assertThat(batch.get("r").get(i)).isEqualTo(cursor.doubleFeatures()[3 * i + 2]);
                        assertThat(batch.get("p").get(i)).isEqualTo((long) Math.rint(cursor.doubleFeatures()[3 * i]));
                        assertThat(batch.get("label").get(i)).isEqualTo(classes[cursor.sources()[i]]);
                        assertThat(batch.get("row").get(i)).isEqualTo((long) cursor.sources()[i]);
                        assertThat(batch.get("synthetic").get(i)).isEqualTo(cursor.synthetic()[i]);
                    }
                    synthetic.addAll(batch.get("synthetic"));
                }
            }
        }
        assertThat(stream.batches()).hasSize(next);
        assertThat(counts(stream.all("label")).values().stream().distinct()).hasSize(1);
        assertThat(synthetic).contains(true).contains(false);
    }

    @Test
    void otherRowsAreMadeInEveryEpoch() {
        ArrowStream stream = stream(numbers, words("--sampler mixed --ignore w,p --epochs 2 --batch 10000"));
        assertThat(stream.batches()).hasSize(2);
        List<Object> first = stream.batches().get(0).get("q");
        List<Object> second = stream.batches().get(1).get("q");
        assertThat(second.subList(0, 203)).isEqualTo(first.subList(0, 203));
        assertThat(second.subList(203, second.size())).doesNotContainAnyElementsOf(first.subList(203, first.size()));
    }

    @Test
    void aMethodThatDoesNotSayHowManyRowsItLeavesIsDoneOnce() {
        CommandLineRun run = run(numbers,
                words("--sampler mixed -m enn --set emptied=allow --ignore w,p --epochs 2 --batch 16 --shuffle"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("enn does not say beforehand how many rows it leaves");
        ArrowStream stream = ArrowStream.of(run.bytes());
        int half = stream.batches().size() / 2;
        List<List<Object>> epochs = List.of(0, half).stream().map(from -> stream.batches().subList(from, from + half)
                .stream().flatMap(batch -> batch.get("row").stream()).toList()).toList();
        assertThat(epochs.get(0)).isNotEqualTo(epochs.get(1)).containsExactlyInAnyOrderElementsOf(epochs.get(1))
                .doesNotHaveDuplicates().hasSizeLessThan(203);
    }

    @Test
    void aMethodThatLooksAtClassesOnlyTakesWhateverFeaturesThereAre() {
        ArrowStream stream = stream(kinds, words("--sampler mixed -m random-over --batch 9"));
        assertThat(stream.batches()).hasSize(1);
        assertThat(stream.all("synthetic")).containsOnly(false);
        HELD.forEach((column, held) -> assertThat(stream.all(column)).as(column)
                .isEqualTo(stream.all("row").stream().map(row -> held.get(((Long) row).intValue())).toList()));
        assertThat(counts(stream.all("label"))).isEqualTo(Map.of("a", 3L, "b", 3L, "grün", 3L));
    }

    private static final String[] SAMPLERS = {"weighted", "weighted --drop-last", "balanced", "balanced --shuffle",
            "quota",
            "quota --quota rare=5,often=9,odd=2 --shuffle", "mixed --shuffle", "mixed",
            "mixed -m smote --then enn --set enn.emptied=allow --shuffle", "mixed -m random-under --shuffle"};

    static Stream<String> samplers() {
        return Arrays.stream(SAMPLERS);
    }

    private Object[] sampling(String word, Object... more) {
        return words("--sampler " + word + (word.contains("--quota") ? "" : " --batch 16") + " --epochs 3 -q",
                more);
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void whatComesAfterSomeStepsIsTheSame(String word) {
        byte[] all = bytes(numbers, sampling(word));
        ArrowStream whole = ArrowStream.of(all);
        int perEpoch = Integer.parseInt(whole.metadata().get("batches_per_epoch"));
        int steps = whole.batches().size();
        assertThat(steps).isEqualTo(3 * perEpoch);
        for (int step : new int[]{1, perEpoch - 1, perEpoch, perEpoch + 1, steps - 1, steps}) {
            byte[] rest = bytes(numbers, sampling(word, "--from-step", step));
            ArrowStream left = ArrowStream.of(rest);
            assertThat(left.batches()).isEqualTo(whole.batches().subList(step, steps));
            assertThat(left.types()).isEqualTo(whole.types());
            // All but the schema is the same to the last byte.
            int length = rest.length - 3000;
            if (length > 0) {
                assertThat(Arrays.copyOfRange(rest, rest.length - length, rest.length))
                        .isEqualTo(Arrays.copyOfRange(all, all.length - length, all.length));
            }
        }
        assertThat(bytes(numbers, sampling(word))).isEqualTo(all);
        assertThat(ArrowStream.of(bytes(numbers, sampling(word, "--seed", 6))).batches()).isNotEqualTo(whole.batches());
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void workersTogetherHaveAllBatches(String word) {
        ArrowStream whole = stream(numbers, sampling(word));
        int perEpoch = whole.batches().size() / 3;
        for (int world : new int[]{2, 5}) {
            for (int rank = 0; rank < world; rank++) {
                List<Map<String, List<Object>>> mine = new ArrayList<>();
                for (int epoch = 0; epoch < 3; epoch++) {
                    for (int batch = rank; batch < perEpoch; batch += world) {
                        mine.add(whole.batches().get(epoch * perEpoch + batch));
                    }
                }
                ArrowStream worker = stream(numbers, sampling(word, "--shard", rank + "/" + world));
                assertThat(worker.batches()).isEqualTo(mine);
                int step = Math.min(4, mine.size());
                assertThat(
                        stream(numbers, sampling(word, "--shard", rank + "/" + world, "--from-step", step)).batches())
                        .isEqualTo(mine.subList(step, mine.size()));
            }
        }
    }

    @Test
    void aWorkerMayHaveNothingToDo() {
        ArrowStream idle = stream(kinds, "--sampler", "weighted", "--batch", 6, "--shard", "3/4", "--epochs", 2);
        assertThat(idle.batches()).isEmpty();
        assertThat(idle.metadata()).containsEntry("batches_per_epoch", "0");
    }

    @Test
    void aStepFarAwayCostsNothing() {
        long epochs = 1L << 50;
        ArrowStream far = stream(numbers, "--sampler", "mixed", "--ignore", "w", "--batch", 32, "--epochs", epochs,
                "--from-step", epochs * 14 - 2);
        assertThat(far.metadata()).containsEntry("batches_per_epoch", "14");
        assertThat(far.batches()).hasSize(2);
    }

    private static List<Object> parsed(byte[] lines) {
        return new String(lines, StandardCharsets.UTF_8).lines()
                .map(line -> JsonText.parse(line.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"quota --ordinal size=S<M<L", "balanced --weight amount", "mixed -m random-over"})
    void linesOfJsonHaveTheSame(String word) {
        ArrowStream arrow = stream(kinds, words("--sampler " + word, "--batch", 4));
        assertThat(parsed(bytes(kinds, words("--sampler " + word, "--batch", 4, "--format", "jsonl"))))
                .isEqualTo(List.<Object>copyOf(arrow.batches()));
    }

    /// An array as NumPy writes it.
    private record Npy(String type, List<Integer> shape, ByteBuffer data) {

        static Npy next(ByteBuffer all) {
            byte[] magic = new byte[8];
            all.get(magic);
            assertThat(magic).isEqualTo(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
            byte[] text = new byte[all.getShort()];
            all.get(text);
            String header = new String(text, StandardCharsets.US_ASCII);
            assertThat(10 + text.length).isEqualTo((10 + text.length) / 64 * 64);
            assertThat(header).endsWith("}\n".replace("}", " ")).contains("'fortran_order': False");
            String type = header.replaceAll("(?s).*'descr': '([^']*)'.*", "$1");
            List<Integer> shape = Arrays.stream(header.replaceAll("(?s).*'shape': \\(([^)]*)\\).*", "$1").split(","))
                    .map(String::strip).filter(each -> !each.isEmpty()).map(Integer::valueOf).toList();
            int width = switch (type.charAt(1)) {
                case 'U' -> 4 * Integer.parseInt(type.substring(2));
                default -> Integer.parseInt(type.substring(2));
            };
            int length = shape.stream().reduce(width, (a, b) -> a * b);
            ByteBuffer data = all.slice(all.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            all.position(all.position() + length);
            return new Npy(type, shape, data);
        }
    }

    @Test
    void arraysOfNumpyHaveTheSame() {
        Object[] options = words("--sampler quota --weight amount --batch 4");
        ArrowStream arrow = stream(kinds, options);
        ByteBuffer all = ByteBuffer.wrap(bytes(kinds, words("--sampler quota --weight amount --batch 4 --format npy")))
                .order(ByteOrder.LITTLE_ENDIAN);
        Npy text = Npy.next(all);
        assertThat(text.shape()).isEmpty();
        byte[] letters = new byte[text.data().remaining()];
        text.data().get(letters);
        Map<?, ?> described = (Map<?, ?>) JsonText
                .parse(new String(letters, Charset.forName("UTF-32LE")).getBytes(StandardCharsets.UTF_8));
        assertThat(described.get("state")).isEqualTo(arrow.metadata().get("state"));
        assertThat(described.get("labels")).isEqualTo(List.of("a", "b", "grün"));
        List<?> features = (List<?>) described.get("features");
        assertThat(features.toString()).isEqualTo("[{name=n, type=int64}, {name=x, type=float64},"
                + " {name=color, type=category, levels=[blue, re\"d, red]}, {name=yes, type=boolean},"
                + " {name=size, type=category, levels=[L, M, S]}, {name=none, type=float64}]");
        for (Map<String, List<Object>> batch : arrow.batches()) {
            int size = batch.get("row").size();
            Npy matrix = Npy.next(all);
            assertThat(matrix.type()).isEqualTo("<f8");
            assertThat(matrix.shape()).containsExactly(size, 6);
            Npy codes = Npy.next(all);
            Npy weights = Npy.next(all);
            Npy rows = Npy.next(all);
            Npy synthetic = Npy.next(all);
            assertThat(List.of(codes.type(), weights.type(), rows.type(), synthetic.type()))
                    .containsExactly("<i4", "<f8", "<i8", "|b1");
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < 6; j++) {
                    Map<?, ?> feature = (Map<?, ?>) features.get(j);
                    double value = matrix.data().getDouble(8 * (6 * i + j));
                    Object expected = batch.get(String.valueOf(feature.get("name"))).get(i);
                    Object read = Double.isNaN(value)
                            ? null
                            : switch (String.valueOf(feature.get("type"))) {
                                case "int64" -> (Object) (long) value;
                                case "float64" -> value;
                                case "boolean" -> value == 1;
                                default -> ((List<?>) feature.get("levels")).get((int) value);
                            };
                    assertThat(read).isEqualTo(expected);
                }
                assertThat(List.of("a", "b", "grün").get(codes.data().getInt(4 * i)))
                        .isEqualTo(batch.get("label").get(i));
                assertThat(weights.data().getDouble(8 * i)).isEqualTo(batch.get("weight").get(i));
                assertThat(rows.data().getLong(8 * i)).isEqualTo(batch.get("row").get(i));
                assertThat(synthetic.data().get(i) != 0).isEqualTo(batch.get("synthetic").get(i));
            }
        }
        assertThat(all.hasRemaining()).isFalse();
    }

    @Test
    void featuresMayBeCalledAsOtherColumnsAre() throws IOException {
        Files.writeString(kinds, "weight,label,class\n1,2,a\n3,4,b\n");
        CommandLineRun run = run(kinds, "--sampler", "weighted");
        assertThat(run.exitCode()).isEqualTo(Ballast.NOT_SERVED);
        assertThat(run.err())
                .contains("feature \"weight\" is called as a column that batches have beside features; give"
                        + " those other names with --prefix batch_, or leave the feature out with --ignore weight");
        assertThat(stream(kinds, "--sampler", "weighted", "--prefix", "batch_").types().keySet()).containsExactly(
                "weight",
                "label", "batch_label", "batch_weight", "batch_row", "batch_synthetic");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--sampler even|2|--sampler is \"even\"; it must be weighted, balanced, quota or mixed",
            "--sampler weighted --batch 0|2|--batch is 0; it must be at least 1",
            "--sampler weighted --epochs 0|2|--epochs is 0; it must be at least 1",
            "--sampler weighted --from-step -1|2|--from-step is -1; it must be at least 0",
            "--sampler weighted --from-step 3 --batch 3|1|--from-step is 3; 1 epochs of 2 batches are 2",
            "--sampler weighted --shard 2|2|--shard is \"2\"; it must be the rank of a worker, from 0,",
            "--sampler weighted --shard 8/8|2|rank is 8; with 8 workers it must be 0 to 7",
            "--sampler weighted --format csv|2|--format is \"csv\"; it must be arrow or npy or jsonl",
            "--sampler balanced --weights amount|2|--weights has no effect with --sampler balanced",
            "--sampler weighted --quota a=1|2|--quota has no effect with --sampler weighted",
            "--sampler quota --quota a=1 --weights amount|2|--weights has no effect with --sampler quota",
            "--sampler weighted -k 3|2|-k has no effect with --sampler weighted: methods make rows with --sampler mixed",
            "--sampler quota --missing-values base|2|--missing-values has no effect with --sampler quota",
            "--sampler quota --quota a|2|--quota is \"a\"; it must name every class with its rows in a batch",
            "--sampler quota --quota a=1,|2|it must name every class",
            "--sampler quota --quota a=1,a=2|2|--quota names class \"a\" twice",
            "--sampler quota --quota a=1,b=2,grün=3 --batch 5|2|--quota adds up to 6 rows and --batch is 5",
            "--sampler quota --quota a=1,b=2|1|--quota does not name class \"grün\"",
            "--sampler quota --quota a=1,b=2,grün=1,c=1|1|--quota names class \"c\", which is not there",
            "--sampler quota --quota a=0,b=0,grün=0|2|--batch is 0",
            "--sampler balanced --batch 2|1|a batch has 2 rows and there are 3 classes",
            "--sampler weighted --weights x|1|kinds.csv:3: column \"x\" is \"?\"; weights must be finite numbers, at least 0",
            "--sampler weighted --weights nothing|1|there is no column \"nothing\"",
            "--sampler weighted --weights class|1|--weights names the label column",
            "--sampler weighted --weight amount --weight n|1|rows of batches have one weight",
            "--sampler mixed|1|smote works on numbers, and 3 of 7 feature columns hold categories",
            "--sampler mixed --ignore color,yes,size,none|1|kinds.csv:3: column \"x\" is missing",
            "--sampler mixed -m smotte|2|did you mean \"smote\"?"})
    void whatCannotBeServedIsSaidInALine(String options, int code, String message) {
        CommandLineRun run = run(kinds, words(options));
        assertThat(run.err().lines().filter(line -> line.startsWith("ballast: ") && !line.startsWith("ballast: note")))
                .hasSize(1).first().asString().contains(message);
        assertThat(run.exitCode()).isEqualTo(code);
        assertThat(run.bytes()).isEmpty();
    }
}
