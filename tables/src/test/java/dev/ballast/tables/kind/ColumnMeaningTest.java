package dev.ballast.tables.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/// Numbers that are no quantities are known by all cells of their column together.
class ColumnMeaningTest {

    private static ColumnProfile column(String name, String... cells) {
        CellSyntax syntax = new CellSyntax(CellSyntax.DEFAULT_MARKERS);
        ColumnProfile column = new ColumnProfile(name);
        for (String cell : cells) {
            char[] bytes = new String(cell.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1).toCharArray();
            column.add(syntax.kind(bytes, 0, bytes.length), bytes, 0, bytes.length);
        }
        return column;
    }

    private static String[] numbers(int first, int end) {
        return IntStream.range(first, end).mapToObj(Integer::toString).toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
            // days and months, one spelling for all
            "20231130 20240229 20240101|DATE", "20231130|DATE", "20231130 20240229 ?|DATE",
            "20240131.0 20240201.00|DATE",
            "31122023 15072024|DATE", "12312023 07152024|DATE", "01022024 28022024|DATE", "202312 202401|DATE",
            "930131 991201|DATE", "202401312359 202402010000|DATE", "20240131235959 20240201000000|DATE",
            "20240131 99991231|DATE", "18000101 22001231|DATE", "2024-01-31 2024-02-01|DATE",
            "2024/1/31 2024/12/1|DATE",
            "31.1.2024 1.2.2024|DATE", "31/01/2024 12/02/2024|DATE", "01/31/2024 02/12/2024|DATE",
            "2024-01-31T10:00:00Z 2024-02-01_9:05|DATE", "0001-01-01 9999-12-31|DATE",
            // no days: a month or a day that is none, years out of range, two spellings
            "20240101 20240230|QUANTITY", "20230229|QUANTITY", "20240431|QUANTITY", "19000229|QUANTITY",
            "20001301|QUANTITY", "17991231|QUANTITY", "22010101|QUANTITY", "-20240101|QUANTITY", "20240101.5|QUANTITY",
            "20240101 5|QUANTITY", "20240101 inf|QUANTITY", "31122023 12312023|QUANTITY", "202413|QUANTITY",
            "202401312460|QUANTITY", "2024-02-30|QUANTITY", "2024-01-31 31.1.2024|QUANTITY", "1.2.3|QUANTITY",
            "2024-01-31x|QUANTITY", "2024-1|QUANTITY", "2024|QUANTITY", "12:30|QUANTITY", "99991230|QUANTITY",
            // codes: a zero before a digit in any number
            "1231 02134 90210|CODE", "1 2 -007|CODE", "+01 5|CODE", "038.9 410.1|CODE", "00 1|CODE", "_01 1|CODE",
            "0123456789012345678 1|CODE", "2024 0123|CODE",
            // none: no digit after the zero, or words beside it
            "0 1 2|QUANTITY", "0.5 1|QUANTITY", "-0.5 1|QUANTITY", "0e5 1|QUANTITY", "-0 1|QUANTITY", "10 100|QUANTITY",
            "01 A2|QUANTITY", "01 inf|QUANTITY", "? NaN|QUANTITY"})
    void daysAndCodesAreKnownByTheirLook(String cells, ColumnMeaning expected) {
        String[] texts = cells.split(" ", -1);
        for (int i = 0; i < texts.length; i++) {
            texts[i] = texts[i].replace('_', ' ');
        }
        assertThat(column("v", texts).meaning()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"id,ID", "ID,ID", "PassengerId,ID", "patientID,ID", "customer_id,ID", "id_customer,ID", "Order No,ID",
            "invoice.nr,ID", "uuid,ID", "primary key,ID", "index,ID", "row,ID", "number,ID", "Unnamed: 0,ID",
            "x,QUANTITY", "paid,QUANTITY", "grid,QUANTITY", "humidity,QUANTITY", "body_mass_index,QUANTITY",
            "number_of_children,QUANTITY", "row_height,QUANTITY", "idle,QUANTITY", "keyboard,QUANTITY", "age,QUANTITY"})
    void differentWholeNumbersAreIdsWhereTheNameSaysSo(String name, ColumnMeaning expected) {
        assertThat(column(name, "7", "3", "12").meaning()).isEqualTo(expected);
        assertThat(column(name, "7", "3", "7").meaning()).isEqualTo(ColumnMeaning.QUANTITY);
        assertThat(column(name, "7", "3", "7.0").meaning()).isEqualTo(ColumnMeaning.QUANTITY);
        assertThat(column(name, "7", "3", "12.5").meaning()).isEqualTo(ColumnMeaning.QUANTITY);
        assertThat(column(name, "7", "-7", "12").meaning()).isEqualTo(expected);
        assertThat(column(name, "7.0", "", "12.0").meaning()).isEqualTo(expected);
        assertThat(column(name, "7").meaning()).isEqualTo(ColumnMeaning.QUANTITY);
    }

    @Test
    void idsOfMoreDigitsThanADoubleHoldsAreToldApart() {
        assertThat(column("id", "9007199254740992", "9007199254740993").meaning()).isEqualTo(ColumnMeaning.ID);
        assertThat(column("id", "9007199254740993", "9007199254740993").meaning()).isEqualTo(ColumnMeaning.QUANTITY);
        assertThat(column("id", "12345678901234567890123", "12345678901234567890124").meaning())
                .isEqualTo(ColumnMeaning.ID);
        assertThat(column("id", "12345678901234567890123", "12345678901234567890123").meaning())
                .isEqualTo(ColumnMeaning.QUANTITY);
    }

    @Test
    void rowNumbersCountFromZeroOrOneInOrder() {
        int least = ValueLook.LEAST_COUNTED;
        assertThat(column("x", numbers(0, least)).meaning()).isEqualTo(ColumnMeaning.ROW_NUMBER);
        assertThat(column("x", numbers(1, least + 1)).meaning()).isEqualTo(ColumnMeaning.ROW_NUMBER);
        assertThat(column("x", numbers(0, least - 1)).meaning()).isEqualTo(ColumnMeaning.QUANTITY);
        assertThat(column("x", numbers(2, least + 2)).meaning()).isEqualTo(ColumnMeaning.QUANTITY);
        String[] swapped = numbers(0, least);
        swapped[least - 1] = "0";
        assertThat(column("x", swapped).meaning()).isEqualTo(ColumnMeaning.QUANTITY);
        swapped[least - 1] = "?";
        assertThat(column("x", swapped).meaning()).isEqualTo(ColumnMeaning.QUANTITY);
        assertThat(column("", "0", "1", "2").meaning()).isEqualTo(ColumnMeaning.ROW_NUMBER);
        assertThat(column("id", "1", "2", "3").meaning()).isEqualTo(ColumnMeaning.ROW_NUMBER);
    }

    @Test
    void aRepeatedIdIsNoticedAmongMoreThanAreKept() {
        int many = 5 * DistinctValues.MOST;
        DistinctValues distinct = new DistinctValues();
        IntStream.range(0, many).forEach(distinct::add);
        assertThat(distinct.isRepeated()).isFalse();
        // One of eight values is still kept; of a thousand that come again, one of those is.
        IntStream.range(0, 1000).forEach(distinct::add);
        assertThat(distinct.isRepeated()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"1,5 2,25 3|a decimal comma",
            "1.234,5 2,5|a decimal comma", "1,5e3|a decimal comma", "1,234 2,5|a decimal comma",
            "1,234 12,345,678.5|commas between thousands", "1'234 2'345|marks between thousands",
            "1.234.567 1.234.568|marks between thousands", "12% 3.5%|a percent sign", "$5 $1,250.00|a money sign",
            "5€ -3,50EUR|a money sign", "(5) (1.5)|another minus than -", "−5 −6|another minus than -",
            "1,234 2,345|a comma, for decimals or between thousands"})
    void numbersForPeopleAreNamed(String cells, String words) {
        ColumnProfile column = column("v", cells.split(" ", -1));
        assertThat(column.numbersSpelled()).startsWith("a number with " + words + " (");
        assertThat(column.kind()).isEqualTo("text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"1,5 red", "1,5 12%", "a,b", "%", "$", "1.5 2",
            "2024-01-31",
            ",", "1,,5", "5 kg"})
    void otherTextsAreNot(String cells) {
        assertThat(column("v", cells.split(" ", -1)).numbersSpelled()).isEmpty();
    }
}
