package dev.ballast.cli;

import dev.ballast.cli.table.PromisedFormat;
import dev.ballast.cli.table.StandardStream;
import dev.ballast.cli.table.TableFormat;
import dev.ballast.cli.table.TableFormats;
import dev.ballast.tables.scan.TableSource;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The options that say in what formats tables are, where names of files do not.
final class FormatOptions {

    /// The words for formats.
    static final class Words extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        /// Made by picocli.
        Words() {
            super(Arrays.asList(TableFormats.words().split(", ", -1)));
        }
    }

    private FormatOptions() {
    }

    /// Of a table that is read.
    static final class Input {

        @Option(names = "--format", paramLabel = "FORMAT", completionCandidates = Words.class, description = "The format of the table, if its name does not say it, as that of standard input: ${COMPLETION-CANDIDATES}.")
        @Nullable
        String word;
    }

    /// Of a table that is made.
    static final class Output {

        @Option(names = "--out-format", paramLabel = "FORMAT", completionCandidates = Words.class, description = "The format to write, if the name of OUT does not say it: the words of --format. Default: text as the table is, or"
                + " CSV.")
        @Nullable
        String word;

        /// What a result is written as.
        ///
        /// @param out  where it goes
        /// @param from the table it is made from
        /// @throws IllegalArgumentException if there is no such format, or the name promises another
        TableFormat of(Path out, TableSource from) {
            TableFormat named = StandardStream.is(out) ? null : TableFormats.named(out);
            if (word == null) {
                return named == null ? TableFormats.text(from.expectedDelimiter()) : named;
            }
            TableFormat said = TableFormats.parse(word);
            if (named != null && !named.equals(said)) {
                throw new IllegalArgumentException(
                        "\"" + out + "\" promises " + named.name() + ", and --out-format says "
                                + said.name() + "; name a file that ends in " + String.join(" or ", said.endings()));
            }
            return said;
        }
    }

    /// The format of parts, which are written as the table is.
    static TableFormat asIs(TableSource table, @Nullable String word) {
        if (word != null) {
            return TableFormats.parse(word);
        }
        TableFormat named = TableFormats.named(table.file());
        PromisedFormat promised = named == null ? PromisedFormat.of(table.file()) : null;
        if (promised != null && promised.kind() != PromisedFormat.Kind.TABLE) {
            throw new IllegalArgumentException("parts are called as the table is, and \"" + table.file().getFileName()
                    + "\" promises " + promised.format() + ", which is not written; rename the table, or say by"
                    + " --out-format what to write");
        }
        return named == null ? TableFormats.text(table.expectedDelimiter()) : named;
    }

    static List<String> endings() {
        return TableFormats.list().stream().flatMap(format -> format.endings().stream()).toList();
    }
}
