package dev.ballast.cli.split;

import dev.ballast.core.split.Folds;
import dev.ballast.core.split.HoldOut;
import dev.ballast.core.split.Split;
import dev.ballast.core.target.ClassLabels;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Which files there are, and which of them each row goes to.
///
/// @param files  where they are, seen from the folder
/// @param partOf the part of each row
/// @param fileOf the files that the rows of each part go to
record PartFiles(List<Path> files, int[] partOf, int[][] fileOf) {

    /// The files of a split, which are known before its rows are.
    ///
    /// @param extension of the files, with the dot
    static List<Path> names(SplitRequest.Parts parts, String extension) {
        List<Path> files = new ArrayList<>();
        if (parts.test() > 0) {
            files.add(Path.of("test" + extension));
        }
        if (parts.folds() == 0) {
            files.add(Path.of("train" + extension));
            if (parts.validation() > 0) {
                files.add(Path.of("validation" + extension));
            }
        }
        String held = parts.test() > 0 ? "validation" : "test";
        for (int fold = 1; fold <= parts.folds(); fold++) {
            Path folder = Path.of("fold-" + fold);
            files.add(folder.resolve("train" + extension));
            files.add(folder.resolve(held + extension));
        }
        return files;
    }

    /// Deals rows to parts as the library does: [HoldOut] for the test and validation parts, [Folds] of what is left.
    ///
    /// @param files the files of the split
    static PartFiles of(SplitRequest request, ClassLabels labels, int @Nullable [] groups, List<Path> files) {
        int[] partOf = new int[labels.size()];
        int[] left = IntStream.range(0, labels.size()).toArray();
        int first = 0;
        if (request.parts().test() > 0) {
            Split split = holdOut(request, groups).split(labels, request.seed());
            first = 1;
            if (request.parts().folds() == 0) {
                mark(partOf, split.trainRows(), 1);
                if (request.parts().validation() > 0) {
                    mark(partOf, split.validationRows(), 2);
                }
            }
            left = split.trainRows();
        }
        if (request.parts().folds() == 0) {
            return new PartFiles(files, partOf, IntStream.range(0, files.size()).mapToObj(i -> new int[]{i})
                    .toArray(int[][]::new));
        }
        List<Split> splits = folds(request, groups, left).splits(labels.select(left), request.seed());
        for (int fold = 0; fold < splits.size(); fold++) {
            for (int row : splits.get(fold).testRows()) {
                partOf[left[row]] = first + fold;
            }
        }
        return new PartFiles(files, partOf, inFolds(first, request.parts().folds()));
    }

    private static int[][] inFolds(int first, int folds) {
        int[][] fileOf = new int[first + folds][];
        Arrays.setAll(fileOf, part -> part < first ? new int[]{part} : new int[folds]);
        for (int fold = 0; fold < folds; fold++) {
            for (int other = 0; other < folds; other++) {
                fileOf[first + other][fold] = first + 2 * fold + (other == fold ? 1 : 0);
            }
        }
        return fileOf;
    }

    private static HoldOut holdOut(SplitRequest request, int @Nullable [] groups) {
        HoldOut method = HoldOut.stratified(request.parts().test()).smallClass(request.smallClass());
        if (request.parts().validation() > 0) {
            method = method.withValidation(request.parts().validation());
        }
        if (request.parts().folds() > 0) {
            method = method.leavingFolds(request.parts().folds());
        }
        return groups == null ? method : method.grouped(groups);
    }

    private static Folds folds(SplitRequest request, int @Nullable [] groups, int[] rows) {
        Folds method = Folds.stratified(request.parts().folds()).smallClass(request.smallClass());
        return groups == null ? method : method.grouped(Arrays.stream(rows).map(row -> groups[row]).toArray());
    }

    private static void mark(int[] partOf, int[] rows, int part) {
        for (int row : rows) {
            partOf[row] = part;
        }
    }
}
