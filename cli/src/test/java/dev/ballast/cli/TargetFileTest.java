package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.data.CodeColumn;
import dev.ballast.core.data.Column;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.method.Methods;
import dev.ballast.core.random.Purpose;
import dev.ballast.core.random.RandomStream;
import dev.ballast.core.random.Seed;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.target.ClassLabels;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Files with categories, with columns of every role, and with targets that are no classes: what the library makes of the same
/// table.
class TargetFileTest {

    private static final int ROWS = 120;
    private static final List<String> COLORS = List.of("?", "blue", "green", "red");

    @TempDir
    Path folder;
    private Path table;
    private Path out;
    private Path from;
    private final double[][] numbers = new double[ROWS][2];
    private final int[] colors = new int[ROWS];
    private final String[] labels = new String[ROWS];

    @BeforeEach
    void table() throws IOException {
        table = folder.resolve("table.csv");
        out = folder.resolve("out.csv");
        from = folder.resolve("from.csv");
        RandomStream random = Seed.of(5).stream(Purpose.of("test.table"), 0, 0, 0);
        List<String> lines = new ArrayList<>(List.of("x,color,size,weight,key,y"));
        for (int row = 0; row < ROWS; row++) {
            labels[row] = row % 6 == 0 ? "rare" : "common";
            numbers[row][0] = random.nextInt(1000) / 8.0 + (row % 6 == 0 ? 40 : 0);
            numbers[row][1] = 1 + random.nextInt(9);
            colors[row] = random.nextInt(COLORS.size());
            lines.add("%s,%s,%s,%s,r%d,%s".formatted(numbers[row][0], COLORS.get(colors[row]),
                    "SML".charAt(random.nextInt(3)), numbers[row][1], row, labels[row]));
        }
        Files.write(table, lines);
    }

    private CommandLineRun resample(String options) {
        List<Object> words = new ArrayList<>(List.of("resample", table, "-o", out, "--provenance", from, "--force",
                "--seed", 9));
        words.addAll(List.of(options.split(" ")));
        return CommandLineRun.of(words.toArray());
    }

    private List<String[]> cells(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private Dataset data() {
        FeatureMatrix matrix = FeatureMatrix.mixed(
                FeatureMatrix.wrap(IntStream.range(0, ROWS).mapToObj(row -> new double[]{numbers[row][0]})
                        .toArray(double[][]::new)),
                List.of(CodeColumn.of(COLORS.size(), colors)), false, true);
        return new Dataset(matrix, ClassLabels.of(labels),
                List.of(Column.numeric("x"), Column.categorical("color", COLORS)));
    }

    @Test
    void categoriesComeOutAsTheyAreSpelledAndAsTheLibraryVotes() throws IOException {
        CommandLineRun run = resample("-l y -m smote-nc --carry size,key,weight");
        assertThat(run.exitCode()).as(run.err()).isZero();
        Resampling expected = Methods.named("smote-nc").resample(data(), Seed.of(9));
        List<String[]> rows = cells(out);
        assertThat(rows).hasSize((int) expected.size());
        double[] values = new double[2];
        for (int row = 0; row < rows.size(); row++) {
            expected.copyRow(row, values, 0);
            assertThat(Double.parseDouble(rows.get(row)[0])).isEqualTo(values[0]);
            assertThat(rows.get(row)[1]).isEqualTo(COLORS.get((int) values[1]));
        }
    }

    @Test
    void weightsAreMeansIdsAreEmptyAndOthersAreTheBases() throws IOException {
        CommandLineRun run = resample("-l y -m smote --carry color --group size --weight weight --id key");
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String[]> before = cells(table);
        List<String[]> after = cells(out);
        List<String[]> origins = cells(from);
        assertThat(after).hasSizeGreaterThan(ROWS);
        for (int row = ROWS; row < after.size(); row++) {
            String[] base = before.get(Integer.parseInt(origins.get(row)[2]));
            String[] neighbor = before.get(Integer.parseInt(origins.get(row)[3]));
            assertThat(Double.parseDouble(after.get(row)[3]))
                    .isEqualTo((Double.parseDouble(base[3]) + Double.parseDouble(neighbor[3])) / 2);
            assertThat(after.get(row)[4]).isEmpty();
            assertThat(after.get(row)[1]).isEqualTo(base[1]);
            assertThat(after.get(row)[2]).isEqualTo(base[2]);
        }
    }

    @Test
    void levelsAreOrderedAsListedAndOthersAreRefused() throws IOException {
        CommandLineRun run = resample("-l y -m smote-nc --carry key,weight,color --ordinal size=S<M<L");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(cells(out)).allSatisfy(row -> assertThat(row[2]).isIn("S", "M", "L"));
        assertThat(resample("-l y -m smote-nc --carry key,weight --ordinal size=S<M").err())
                .contains("column \"size\": \"L\" is none of the levels that --ordinal lists: S<M");
        assertThat(resample("-l y -m smote-nc --carry key,weight --ordinal size").err())
                .contains("is no number, so the levels have no order by themselves; list them: --ordinal 'size=");
    }

    @Test
    void aLevelThatIsListedAndThatNoRowHasIsSpelledAsListed() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(table));
        lines.replaceAll(line -> line.replace(",M,", ",S,"));
        Files.write(table, lines);
        CommandLineRun run = resample("-l y -m smote-nc --carry key,weight,color --ordinal size=S<M;<L");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(cells(out)).allSatisfy(row -> assertThat(row[2]).isIn("S", "\"M;\"", "L"))
                .anySatisfy(row -> assertThat(row[2]).isEqualTo("\"M;\""));
    }

    @Test
    void aWeightThatIsNoNumberIsCalledSo() {
        assertThat(resample("-l y -m smote --carry color,size --weight key").err())
                .contains("column \"key\" is not a number (\"").contains("name another column by --weight");
    }

    @Test
    void aNumberToBePredictedIsBalancedAsTheLibraryDoes() throws IOException {
        CommandLineRun run = resample(
                "--target x -m smoter --carry color,size,key,y --set extremes=high --set coef=0.5");
        assertThat(run.exitCode()).as(run.err()).isZero();
        Dataset data = Dataset.of(IntStream.range(0, ROWS).mapToObj(row -> new double[]{numbers[row][1]})
                .toArray(double[][]::new), IntStream.range(0, ROWS).mapToDouble(row -> numbers[row][0]).toArray())
                .withColumns(List.of(Column.whole("weight")));
        Resampling expected = Methods.named("smoter").with("extremes", "high").with("coef", 0.5)
                .resample(data, Seed.of(9));
        List<String[]> rows = cells(out);
        assertThat(rows).hasSize((int) expected.size());
        for (int row = 0; row < rows.size(); row++) {
            assertThat(Double.parseDouble(rows.get(row)[0])).isEqualTo(expected.number(row));
        }
    }

    /// The curve that the method goes by, and numbers that were rare are no longer.
    @Test
    void aPageShowsTheRelevanceOfNumbers() throws IOException {
        Path page = folder.resolve("page.html");
        CommandLineRun run = resample("--target x --carry color,size,weight,key --categorical y -m relevance-over"
                + " --set relevance=60:0,120:1 --report " + page);
        assertThat(run.err()).isEmpty();
        PageReader read = PageReader.of(Files.readString(page));
        assertThat(read.all("h2")).extracting(Element::getTextContent).contains("Which numbers are rare");
        assertThat(read.all("p")).extracting(Element::getTextContent)
                .anyMatch(text -> text
                        .startsWith("The curve goes through these points (number:relevance:slope): 60.0:0.0"));
    }

    @Test
    void labelsInColumnsAndInOneListGiveTheSameRows() throws IOException {
        Path inColumns = folder.resolve("columns.csv");
        Path inList = folder.resolve("list.csv");
        List<String> columns = new ArrayList<>(List.of("x,often,seldom"));
        List<String> list = new ArrayList<>(List.of("x,tags"));
        for (int row = 0; row < ROWS; row++) {
            boolean often = row % 4 != 3;
            boolean seldom = row % 11 == 0;
            columns.add("%s,%d,%d".formatted(numbers[row][0], often ? 1 : 0, seldom ? 1 : 0));
            list.add("%s,%s".formatted(numbers[row][0], often && seldom
                    ? "often;seldom"
                    : often
                            ? "often"
                            : seldom
                                    ? "seldom"
                                    : ""));
        }
        Files.write(inColumns, columns);
        Files.write(inList, list);
        assertThat(CommandLineRun.of("resample", inColumns, "--labels", "often,seldom", "-m", "ml-smote", "-o", out)
                .exitCode()).isZero();
        assertThat(CommandLineRun.of("resample", inList, "--labels", "tags", "--label-separator", ";", "-m", "ml-smote",
                "-o", from).exitCode()).isZero();
        List<String[]> one = cells(out);
        List<String[]> other = cells(from);
        assertThat(one).hasSizeGreaterThan(ROWS).hasSameSizeAs(other);
        for (int row = 0; row < one.size(); row++) {
            assertThat(one.get(row)[0]).isEqualTo(other.get(row)[0]);
            assertThat(one.get(row)[1].equals("1")).isEqualTo(other.get(row)[1].contains("often"));
            assertThat(one.get(row)[2].equals("1")).isEqualTo(other.get(row)[1].contains("seldom"));
        }
        assertThat(CommandLineRun.of("resample", inList, "--labels", "tags", "-m", "ml-smote", "-o", from, "-f").err())
                .contains("a column of a label must hold 1 or 0");
    }

    @Test
    void missingNumbersAreRefusedUnlessTheirMeaningIsSaid() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(table));
        lines.set(7, lines.get(7).substring(lines.get(7).indexOf(',')));
        Files.write(table, lines);
        String options = "-l y -m smote --carry color,size,key";
        assertThat(resample(options).err()).contains("say what it means by --missing-values");
        CommandLineRun run = resample(options + " --missing-values present");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(cells(out)).hasSize(200).filteredOn(row -> row[0].isEmpty()).hasSizeBetween(1, 2);
    }

    @Test
    void infoTellsHowRareNumbersAndLabelsAre() {
        assertThat(CommandLineRun.of("info", table, "--target", "x", "--id", "key").out())
                .containsPattern("band +rows +share %\nlow +\\d+").containsPattern("1 +x +number +target +--target")
                .containsPattern("5 +key +text +id +--id");
        assertThat(CommandLineRun.of("info", table, "--labels", "color", "--label-separator", ";").out())
                .contains("imbalance ratio", "SCUMBLE").containsPattern("red +\\d+ +");
    }

    @Test
    void aMethodForAnotherTargetNamesOnesForThisOne() {
        assertThat(resample("--target x -m smote").err())
                .contains("smote is for targets that are classes, and this one is a number; use relevance-over"
                        + " (--label names classes, --target a number");
        assertThat(resample("-l y -m smote --then smoter").err())
                .contains("smote-then-smoter has steps for different targets; use methods that are all for targets that"
                        + " are classes");
        assertThat(out).doesNotExist();
    }
}
