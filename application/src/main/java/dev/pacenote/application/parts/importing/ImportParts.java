package dev.pacenote.application.parts.importing;

import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.importing.ImportReport.BadLine;
import dev.pacenote.application.parts.importing.ImportReport.Trouble;
import dev.pacenote.application.parts.importing.ImportTargets.Target;
import dev.pacenote.application.parts.stock.CommitPartsChange.Committed;
import dev.pacenote.application.parts.stock.CommitPartsChange.Found;
import dev.pacenote.application.parts.stock.CommitPartsChange.Outcome;
import dev.pacenote.application.parts.stock.ManageParts;
import dev.pacenote.application.parts.stock.ManageParts.Result;
import dev.pacenote.application.parts.stock.Movements;
import dev.pacenote.application.parts.stock.PartEdits;
import dev.pacenote.application.parts.stock.PartsWriter;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.PartChange;
import dev.pacenote.domain.parts.stock.StockedPart;
import dev.pacenote.domain.platform.InvalidValueException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adds and changes parts by the lines of a file: all of it or, where one line is bad, nothing. It
 * is one transaction, so a crash leaves nothing behind, and whoever sends the file again has each
 * line once.
 */
public final class ImportParts {

    /** Most lines of a file. */
    public static final int MAX_LINES = 5_000;

    /** Carries the report out of the transaction that it undoes. */
    private static final class RollbackSignal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ImportReport report;

        RollbackSignal(ImportReport report) {
            super("nothing of this file is written", null, false, false);
            this.report = report;
        }
    }

    /** What a line comes to. */
    private record Step(
            Target target, boolean adds, List<PartChange> changes, Optional<Trouble> trouble) {

        boolean updates() {
            return !adds && changes.stream().anyMatch(change -> !change.isNothing());
        }

        static Step refused(Target target, Trouble trouble) {
            return new Step(target, false, List.of(), Optional.of(trouble));
        }
    }

    private final PartsWriter writer;
    private final Parts parts;
    private final Transactions transactions;
    private final PartEdits edits;
    private final int mostParts;
    private final Ids ids;

    /**
     * @param mostParts of an account, archived ones included
     */
    public ImportParts(
            PartsWriter writer,
            Parts parts,
            Movements movements,
            Transactions transactions,
            int mostParts,
            Ids ids) {
        this.writer = writer;
        this.parts = parts;
        this.transactions = transactions;
        this.edits = new PartEdits(movements);
        this.mostParts = mostParts;
        this.ids = ids;
    }

    /**
     * @param lines at most {@link #MAX_LINES}
     * @param dryRun whether it is only to be said what would happen
     */
    public ImportReport run(AccountId account, List<ImportLine> lines, boolean dryRun) {
        try {
            return transactions.apart(
                    () -> {
                        var report = written(account, lines);
                        if (dryRun || !report.bad().isEmpty()) {
                            throw new RollbackSignal(report);
                        }
                        return report;
                    });
        } catch (RollbackSignal undone) {
            return undone.report;
        }
    }

    /**
     * Writes the good ones of some lines, in the caller's transaction: they were all good, and only
     * what somebody else did since can be in their way.
     */
    ImportReport portion(AccountId account, List<ImportLine> lines) {
        return written(account, lines);
    }

    private ImportReport written(AccountId account, List<ImportLine> lines) {
        int room = mostParts - parts.count(account);
        var targets = ImportTargets.of(account, lines, parts, ids);
        var bad = new ArrayList<>(targets.bad());
        int created = 0;
        int updated = 0;
        var batches = targets.batches();
        batches.forEach(batch -> hold(account, batch));
        for (var batch : batches) {
            for (var step : write(account, batch)) {
                var trouble = step.adds() && created >= room ? full() : step.trouble();
                trouble.ifPresent(it -> bad.add(new BadLine(step.target().line().number(), it)));
                created += trouble.isEmpty() && step.adds() ? 1 : 0;
                updated += trouble.isEmpty() && step.updates() ? 1 : 0;
            }
        }
        bad.sort(Comparator.comparingInt(BadLine::number));
        return new ImportReport(created, updated, bad);
    }

    /**
     * Keeps others from the parts until the end, before their workshop is told anything: whoever
     * changes one part holds that first and the inbox then, and waits for nobody who waits for it.
     */
    private void hold(AccountId account, List<Target> targets) {
        writer.write(account, partsOf(targets), (_, _) -> Outcome.nothing(true));
    }

    private static Set<PartId> partsOf(List<Target> targets) {
        return targets.stream().map(Target::part).collect(Collectors.toSet());
    }

    private Optional<Trouble> full() {
        return Optional.of(new Trouble.Refused(new Result.LimitReached(mostParts)));
    }

    private List<Step> write(AccountId account, List<Target> targets) {
        var committed =
                writer.write(
                        account,
                        partsOf(targets),
                        (found, context) -> {
                            var steps =
                                    targets.stream()
                                            .map(it -> step(account, it, found, context))
                                            .toList();
                            return new Outcome<>(
                                    steps,
                                    steps.stream().flatMap(it -> it.changes().stream()).toList());
                        });
        return switch (committed) {
            case Committed.Done<List<Step>>(var steps) -> steps;
            case Committed.Taken<List<Step>>(var what) ->
                    targets.size() > 1
                            // One of them has what another part has. Alone, each says so itself.
                            ? targets.stream()
                                    .flatMap(it -> write(account, List.of(it)).stream())
                                    .toList()
                            : List.of(
                                    Step.refused(
                                            targets.getFirst(),
                                            new Trouble.Refused(new Result.Taken(what))));
        };
    }

    private Step step(AccountId account, Target target, Found found, ReorderContext context) {
        var stocked = found.find(target.part());
        if (stocked.isEmpty() && target.line().named().name().isEmpty()) {
            return Step.refused(
                    target, new Trouble.Invalid("partName", "required", "A part has a name."));
        }
        if (stocked.isPresent() && costsOtherwise(target.line(), stocked.get().part())) {
            return Step.refused(
                    target,
                    new Trouble.Invalid(
                            "unitCost",
                            "known_part",
                            "What one cost is said of a new part, or with a delivery."));
        }
        try {
            var outcome =
                    stocked.map(it -> edited(target.line(), it, context))
                            .orElseGet(() -> added(account, target, context));
            return outcome.result() instanceof Result.Saved
                    ? new Step(target, stocked.isEmpty(), outcome.changes(), Optional.empty())
                    : Step.refused(target, new Trouble.Refused(outcome.result()));
        } catch (InvalidValueException e) {
            return Step.refused(
                    target,
                    new Trouble.Invalid("currentStock", e.code(), String.valueOf(e.getMessage())));
        }
    }

    /** A count costs nothing; only what is new begins with a cost. */
    private static boolean costsOtherwise(ImportLine line, Part part) {
        var cost = line.counted().unitCost();
        return cost.isPresent() && !cost.equals(part.holding().averageCost());
    }

    private static Outcome<Result> added(AccountId account, Target target, ReorderContext context) {
        var line = target.line();
        var blank = PartDetails.named(line.named().name().orElseThrow(), Quantity.ZERO);
        return PartEdits.added(
                new ManageParts.NewPart(
                        account,
                        Optional.of(target.part()),
                        line.details().apply(blank),
                        line.counted().stock().orElse(BigDecimal.ZERO),
                        line.counted().unitCost(),
                        Movement.Source.IMPORT),
                target.part(),
                context);
    }

    /**
     * A line that was made of an older version changes what is entered, as a form does, but counts
     * nothing: its stock is from before whatever moved since.
     */
    private Outcome<Result> edited(ImportLine line, StockedPart stocked, ReorderContext context) {
        var part = stocked.part();
        var counted = line.counted();
        boolean outdated = counted.version().filter(it -> it != part.version()).isPresent();
        if (outdated && counted.stock().filter(it -> isOther(it, part)).isPresent()) {
            return Outcome.nothing(new Result.OldStock(part.stock(), part.version()));
        }
        return edits.edited(
                new ManageParts.Edit(
                        part.key(),
                        outdated
                                ? VersionCondition.ANY
                                : new VersionCondition(counted.version().map(Set::of)),
                        line.details(),
                        outdated ? Optional.empty() : counted.stock(),
                        Movement.Source.IMPORT),
                stocked,
                context);
    }

    private static boolean isOther(BigDecimal stock, Part part) {
        return !new Quantity(stock).equals(part.stock());
    }
}
