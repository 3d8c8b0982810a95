package dev.ballast.cli.batches;

import dev.ballast.cli.output.Stages;
import dev.ballast.cli.output.Stages.Stage;
import dev.ballast.cli.resample.Served;
import dev.ballast.core.data.Dataset;
import dev.ballast.core.method.FittedResampler;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.weight.ClassWeights;
import dev.ballast.samplers.Sampler;
import dev.ballast.samplers.batch.BalancedBatchSampler;
import dev.ballast.samplers.batch.BatchSampler;
import dev.ballast.samplers.batch.PlainBatchSampler;
import dev.ballast.samplers.batch.RowBatches;
import dev.ballast.samplers.weighted.QuotaSampler;
import dev.ballast.samplers.weighted.WeightedRandomSampler;
import dev.ballast.tables.message.Failure;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Draws batches of a table as it is asked for.
///
/// @param request what is asked
/// @param table   the table
/// @param stages  told about progress
/// @param notes   takes lines that the user should know
record DrawnBatches(BatchesRequest request, LoadedTable table, Stages stages, Consumer<String> notes) {

    /// @throws Failure if rows cannot be drawn so
    BatchSource source() {
        Path file = request.table().file();
        try {
            return switch (request.drawing()) {
                case Drawing.Weighted _ -> ofTable(plain(table.drawnBy().length == 0
                        ? WeightedRandomSampler.of(classWeights(), labels())
                        : WeightedRandomSampler.of(table.drawnBy())), false);
                case Drawing.RowQuota _ -> ofTable(plain(table.drawnBy().length == 0
                        ? QuotaSampler.of(classWeights(), labels())
                        : QuotaSampler.of(table.drawnBy())), false);
                case Drawing.Balanced _ ->
                    ofTable(BalancedBatchSampler.of(labels(), request.size()), request.shuffle());
                case Drawing.BatchQuota quota -> ofTable(BalancedBatchSampler.ofQuotas(labels(), quotas(quota.rows())),
                        request.shuffle());
                case Drawing.Mixed mixed -> mixed(mixed.method(), mixed.name());
            };
        } catch (IllegalArgumentException e) {
            throw new Failure(file + ": " + e.getMessage(), e);
        }
    }

    private ClassLabels labels() {
        return table.data().labels();
    }

    private ClassWeights classWeights() {
        return ClassWeights.balanced(table.data().counts());
    }

    private BatchSampler plain(Sampler sampler) {
        PlainBatchSampler batches = PlainBatchSampler.of(sampler, request.size());
        return request.dropLast() ? batches.dropLast() : batches;
    }

    private BatchSource ofTable(BatchSampler sampler, boolean shuffle) {
        return new TableBatches(sampler, table.data(), request.seed(), request.shard(), shuffle);
    }

    private int[] quotas(Map<String, Integer> rows) {
        Map<String, Integer> left = new LinkedHashMap<>(rows);
        int[] quotas = new int[labels().classes()];
        for (int code = 0; code < quotas.length; code++) {
            String name = labels().names().get(code);
            Integer quota = left.remove(name);
            if (quota == null) {
                throw new IllegalArgumentException("--quota does not name class \"" + name
                        + "\"; say how many of its rows a batch shall have, 0 for none");
            }
            quotas[code] = quota;
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("--quota names class \"" + left.keySet().iterator().next()
                    + "\", which is not there; classes are "
                    + labels().names().stream().limit(12).collect(Collectors.joining(", ")));
        }
        return quotas;
    }

    private BatchSource mixed(Resampler method, String name) {
        Dataset data = table.data();
        FittedResampler fitted;
        try (Stage stage = stages.begin("fitting", data.rows(), false)) {
            RunSettings run = RunSettings.standard().threads(request.threads()).seed(request.seed())
                    .memory(request.memory()).onProgress(share -> stage.at((long) (share * data.rows())));
            fitted = Served.by(request.table().file(), method, () -> method.fit(data, run));
        }
        RowBatches plan;
        if (fitted.promise() instanceof Promise.Exact) {
            plan = RowBatches.of(fitted);
        } else {
            notes.accept(request.table().file() + ": " + name
                    + " does not say beforehand how many rows it leaves, so it is done once, and every epoch has the same rows");
            plan = RowBatches.of(fitted.resampling(request.seed(), 0));
        }
        plan = plan.size(request.size());
        plan = request.shuffle() ? plan.shuffled() : plan;
        return new MixedBatches(request.dropLast() ? plan.dropLast() : plan, request.seed(), request.shard());
    }
}
