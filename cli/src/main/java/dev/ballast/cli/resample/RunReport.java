package dev.ballast.cli.resample;

import dev.ballast.cli.features.FiniteCells;
import dev.ballast.cli.features.CellRow;
import dev.ballast.cli.features.CarriedColumns;
import dev.ballast.cli.features.Roles;
import dev.ballast.cli.inspect.ClassSection;
import dev.ballast.cli.inspect.Inspection;
import dev.ballast.cli.inspect.RelevanceSection;
import dev.ballast.cli.inspect.RepeatSection;
import dev.ballast.cli.page.Numbers;
import dev.ballast.cli.page.Page;
import dev.ballast.core.method.Family;
import dev.ballast.core.method.Makes;
import dev.ballast.core.method.Promise;
import dev.ballast.core.method.Resampler;
import dev.ballast.core.recipe.Addition;
import dev.ballast.core.recipe.Plan;
import dev.ballast.core.recipe.Resampling;
import dev.ballast.core.strategy.ClassTargets;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.core.target.NumberTarget;
import dev.ballast.tables.message.VisibleText;
import dev.ballast.tables.scan.TableProfile;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Gathers what the page about a run shows, while the run goes on.
///
/// Rows that are made are compared with real ones; rows that are dropped, with those that are kept; of rows that are
/// repeated, how often is all there is to tell.
final class RunReport {

    private final ResampleRequest.PageRequest asked;
    private final ResampleRequest request;
    private final TableProfile profile;
    private final ClassTargets targets;
    private final ClassLabels classes;
    private final Roles roles;
    private final List<String> hints;
    private final FiniteCells features;
    private final double[] values;
    private final @Nullable Inspection inspection;
    private final long[] dropped;
    private final long[] repeated;
    private final long[] most;
    private final Makes makes;
    private @Nullable Resampling result;

    /// @param asked what is asked of the page
    /// @param hints lines about classes that look like one
    RunReport(ResampleRequest.PageRequest asked, ResampleRequest request, TableProfile profile, ClassLabels classes,
            ClassTargets targets, Roles roles, List<String> hints) {
        this.asked = asked;
        this.request = request;
        this.roles = roles;
        this.hints = hints;
        this.profile = profile;
        this.targets = targets;
        this.classes = classes;
        this.makes = request.method().info().makes();
        boolean drops = request.method().info().family() != Family.OVER_SAMPLING;
        int[] columns = makes.isSynthesis() ? roles.numericFeatures() : drops ? roles.numbers(profile) : new int[0];
        this.features = new FiniteCells(request.syntax(), columns);
        this.values = new double[columns.length];
        this.inspection = columns.length == 0
                ? null
                : Inspection.of(makes.isSynthesis() ? Inspection.Kind.SYNTHESIS : Inspection.Kind.THINNING,
                        request.seed(), targets, classes,
                        IntStream.of(columns).mapToObj(column -> profile.names().get(column)).toList());
        this.dropped = new long[targets.classes()];
        this.repeated = new long[targets.classes()];
        this.most = new long[targets.classes()];
    }

    /// A row of the table, in the order of the file; it will be in the result so many times.
    void row(CellRow cells, int rank, long fileRow, int times) {
        count(rank, times);
        if (inspection != null) {
            features.read(cells, values);
            inspection.row(rank, values, fileRow, times);
        }
    }

    private void count(int rank, int times) {
        dropped[rank] += times == 0 ? 1 : 0;
        repeated[rank] += times > 1 ? 1 : 0;
        most[rank] = Math.max(most[rank], times);
    }

    /// New rows are drawn; the rows they are made from are the source of the resampling.
    void drawn(Resampling resampling) {
        result = resampling;
        if (makes.isSynthesis()) {
            for (int code = 0; code < targets.classes() && inspection != null; code++) {
                NewRowsOfClass of = NewRowsOfClass.of(resampling.plan(), code);
                int[] places = roles.numericPlaces();
                double[] all = new double[roles.given().length];
                inspection.newRows(code, of.rows(), (index, into) -> {
                    resampling.copyRow(of.position(index), all, 0);
                    for (int j = 0; j < places.length; j++) {
                        into[j] = all[places[j]];
                    }
                });
            }
        } else if (inspection == null) {
            int[] copies = new int[resampling.source().rows()];
            for (long next = resampling.keptSize(); next < resampling.size(); next++) {
                copies[(int) resampling.recipe(next).base()]++;
            }
            for (int row = 0; row < copies.length; row++) {
                count((int) classes.streamKey(resampling.plan().classes().code(row)), 1 + copies[row]);
            }
        }
    }

    /// The new rows of a class, which may stand in several places of a plan.
    private record NewRowsOfClass(List<Addition> additions, List<Long> begins) {

        static NewRowsOfClass of(Plan plan, int code) {
            List<Addition> additions = new ArrayList<>();
            List<Long> begins = new ArrayList<>();
            long begin = plan.kept().size();
            for (Addition addition : plan.additions()) {
                if (addition.code() == code) {
                    additions.add(addition);
                    begins.add(begin);
                }
                begin += addition.rows();
            }
            return new NewRowsOfClass(additions, begins);
        }

        long rows() {
            return additions.stream().mapToLong(Addition::rows).sum();
        }

        long position(long index) {
            long left = index;
            int i = 0;
            while (left >= additions.get(i).rows()) {
                left -= additions.get(i++).rows();
            }
            return begins.get(i) + left;
        }
    }

    /// Whether the table is to be read once more, through [#rowAgain].
    boolean wantsRowsAgain() {
        if (inspection == null) {
            return false;
        }
        inspection.complete();
        return inspection.wantsRowsAgain();
    }

    private Inspection comparing() {
        return Objects.requireNonNull(inspection, "rows come again only if they are wanted");
    }

    void beginAgain() {
        comparing().beginAgain(request.threads());
    }

    void rowAgain(CellRow cells, int rank, long fileRow) {
        features.read(cells, values);
        comparing().rowAgain(rank, values, fileRow);
    }

    void endAgain() {
        comparing().endAgain();
    }

    /// Whether a strategy of a method asks for numbers of rows, of the whole run.
    static boolean isExact(Resampler method) {
        return method.info().promise() == Promise.Kind.EXACT && method.info().family() != Family.COMBINATION;
    }

    /// The page.
    byte[] page(long rows, long newRows) {
        String name = VisibleText.shown(request.table().file().getFileName().toString());
        Page page = new Page(name + ", resampled by " + request.methodName(), lead(rows, newRows));
        ClassSection.write(page, targets);
        if (result != null && result.source().target() instanceof NumberTarget target) {
            Resampling all = result;
            request.method().relevance(all.source()).ifPresent(relevance -> RelevanceSection.write(page,
                    VisibleText.named(profile.names().get(roles.target().columns()[0])), target, relevance, all));
        }
        hints.forEach(hint -> page.text("Hint: " + hint + '.'));
        boolean unchanged = targets.isIdentity() && newRows == 0;
        if (unchanged) {
            page.text(isExact(request.method())
                    ? "Nothing to do: every class already has the rows that the strategy asks for."
                    : "Nothing to do: no row was dropped or made.");
        }
        if (!makes.isSynthesis() && !unchanged) {
            RepeatSection.write(page, repeats());
        }
        if (inspection != null) {
            inspection.write(page);
        }
        page.section("How it was made").facts(facts());
        page.text("This command makes the same result and the same page again, with any number of threads:")
                .code(asked.command());
        return page.toBytes(asked.tool()
                + ". Samples are drawn by the seed. This page needs nothing but itself.");
    }

    private String lead(long rows, long newRows) {
        String what = makes.isSynthesis() ? " new" : " copies";
        long gone = Arrays.stream(dropped).sum();
        StringBuilder lead = new StringBuilder(Numbers.count(profile.rows())).append(" rows before, ")
                .append(Numbers.count(targets.after().total())).append(" after");
        lead.append(newRows == 0 ? "" : ", " + Numbers.count(newRows) + " of them" + what);
        lead.append(gone == 0 ? "" : "; " + Numbers.count(gone) + " dropped").append('.');
        if (request.syntheticOnly()) {
            lead.append(" The file that was written holds the ").append(Numbers.count(rows)).append(what)
                    .append(what.equals(" new") ? " rows only." : " only.");
        }
        return lead.toString();
    }

    private List<RepeatSection.Repeats> repeats() {
        List<RepeatSection.Repeats> all = new ArrayList<>();
        for (int code = 0; code < targets.classes(); code++) {
            int rank = (int) classes.streamKey(code);
            long before = targets.before(code);
            long after = targets.after(code);
            if (before != after || repeated[rank] > 0) {
                all.add(new RepeatSection.Repeats(targets.names().get(code), before, dropped[rank], repeated[rank],
                        after - (before - dropped[rank]), most[rank]));
            }
        }
        return all;
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Table", VisibleText.shown(request.table().file().toString()));
        facts.put("Size", Numbers.count(profile.rows()) + " rows, " + Numbers.count(profile.columns().size())
                + " columns");
        facts.put(switch (roles.target().kind()) {
            case CLASSES -> "Label";
            case NUMBER -> "Target";
            case LABELS -> "Labels";
        }, IntStream.of(roles.target().columns()).mapToObj(profile.names()::get).map(VisibleText::shown)
                .collect(Collectors.joining(", ")));
        facts.putAll(asked.settings());
        if (makes.isSynthesis()) {
            facts.put("Features", Numbers.count(roles.features()) + " columns");
        }
        if (roles.carried().length > 0) {
            facts.put("No quantities", CarriedColumns.described(profile, roles.carried()));
        }
        int[] left = IntStream.range(0, profile.columns().size())
                .filter(column -> !roles.target().contains(column) && !profile.isSpacer(column)
                        && Arrays.binarySearch(features.columns(), column) < 0)
                .toArray();
        if (inspection != null && left.length > 0) {
            facts.put("Not compared", IntStream.of(left).limit(20).mapToObj(column -> profile.names().get(column))
                    .map(VisibleText::shown).collect(Collectors.joining(", ")) + (left.length > 20 ? ", ..." : ""));
        }
        return facts;
    }
}
