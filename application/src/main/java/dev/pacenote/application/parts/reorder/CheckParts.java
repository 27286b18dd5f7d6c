package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.application.parts.stock.CommitPartsChange.Committed;
import dev.pacenote.application.parts.stock.CommitPartsChange.Outcome;
import dev.pacenote.application.parts.stock.PartsWriter;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.reorder.Trigger;
import dev.pacenote.domain.parts.stock.PartChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Looks at parts that may be low, whatever was missed: by the clock for everybody, on demand for
 * one workshop. Over unchanged data it writes nothing but the row of its run.
 */
public final class CheckParts {

    private static final int BATCH = 200;

    /** Hears of parts that could not be looked at, for the operator. */
    @FunctionalInterface
    public interface Failures {
        void failed(Part.Key part, RuntimeException cause);
    }

    /** What became of a run for everybody. */
    public sealed interface Result {

        record Finished(CheckRun run) implements Result {}

        /** Another one is at work. */
        record AtWork(UUID run) implements Result {}
    }

    /** What a check of one workshop found. */
    public record Checked(UUID run, Instant at, CheckRun.Counts counts) {}

    private final PartsNeedingAttention attention;
    private final CheckRuns runs;
    private final PartsWriter writer;
    private final Failures failures;
    private final Ids ids;
    private final InstantSource clock;

    public CheckParts(
            PartsNeedingAttention attention,
            CheckRuns runs,
            PartsWriter writer,
            Failures failures,
            Ids ids,
            InstantSource clock) {
        this.attention = attention;
        this.runs = runs;
        this.writer = writer;
        this.failures = failures;
        this.ids = ids;
        this.clock = clock;
    }

    /** Looks at the parts of one workshop now. */
    public Checked check(AccountId account) {
        var now = clock.instant();
        var counts = CheckRun.Counts.NONE;
        var after = Optional.<PartId>empty();
        while (true) {
            var page = attention.of(account, after, BATCH);
            for (var ids : portions(page)) {
                counts = counts.plus(look(account, ids));
            }
            if (page.size() < BATCH) {
                return new Checked(ids.next(), now, counts);
            }
            after = Optional.of(page.getLast());
        }
    }

    /**
     * Looks at the parts of all workshops. A part that fails is recorded and passed over.
     *
     * @param trigger what starts it, such as {@code clock}
     */
    public Result checkAll(String trigger) {
        return switch (begin(trigger)) {
            case CheckRuns.Begun.AtWork(var other) -> new Result.AtWork(other);
            case CheckRuns.Begun.Started(var run) -> new Result.Finished(finish(run));
        };
    }

    /**
     * The same by a clock that comes more often than a check is due, or twice.
     *
     * @param every from the start of a run to that of the next
     * @return empty: it is not due yet
     */
    public Optional<Result> checkAllIfDue(Duration every) {
        var now = clock.instant();
        return runs.lastFinished()
                        .filter(run -> now.isBefore(run.startedAt().plus(every)))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(checkAll("clock"));
    }

    private CheckRuns.Begun begin(String trigger) {
        var now = clock.instant();
        return runs.begin(CheckRun.started(ids.next(), trigger, now), now);
    }

    /**
     * Asks for a run for everybody, unless one is at work. Whoever takes it up does the work: the
     * process that asked may stand still once it has answered.
     */
    public CheckRuns.Begun request() {
        var now = clock.instant();
        return runs.begin(CheckRun.started(ids.next(), "request", now).left(), now);
    }

    /** Takes up a run that was asked for, if nobody did yet, and finishes it. */
    public Optional<CheckRun> finishRequested() {
        var now = clock.instant();
        return runs.takeUp(now, now.plus(CheckRun.LEASE)).map(this::finish);
    }

    public Optional<CheckRun> find(UUID run) {
        return runs.find(run);
    }

    private CheckRun finish(CheckRun begun) {
        var run = begun;
        while (true) {
            var page = attention.page(run.position(), BATCH);
            var counts = run.counts();
            for (var ids : ofAccounts(page).entrySet()) {
                for (var portion : portions(ids.getValue())) {
                    counts = counts.plus(lookOrFail(ids.getKey(), portion));
                }
            }
            if (page.size() < BATCH) {
                run = run.having(counts, run.position(), clock.instant()).finished(clock.instant());
                runs.save(run);
                return run;
            }
            run = run.having(counts, Optional.of(page.getLast()), clock.instant());
            runs.save(run);
        }
    }

    private static Map<AccountId, List<PartId>> ofAccounts(List<Part.Key> page) {
        return page.stream()
                .collect(
                        Collectors.groupingBy(
                                Part.Key::account,
                                LinkedHashMap::new,
                                Collectors.mapping(Part.Key::id, Collectors.toList())));
    }

    /** As many at a time as one transaction has room for. */
    private static List<List<PartId>> portions(List<PartId> ids) {
        var portions = new ArrayList<List<PartId>>();
        for (int i = 0; i < ids.size(); i += CommitPartsChange.MAX_PARTS) {
            portions.add(ids.subList(i, Math.min(i + CommitPartsChange.MAX_PARTS, ids.size())));
        }
        return portions;
    }

    /** Where some cannot be looked at together, each is looked at alone. */
    private CheckRun.Counts lookOrFail(AccountId account, List<PartId> ids) {
        try {
            return look(account, ids);
        } catch (RuntimeException e) {
            if (ids.size() > 1) {
                var counts = CheckRun.Counts.NONE;
                for (var id : ids) {
                    counts = counts.plus(lookOrFail(account, List.of(id)));
                }
                return counts;
            }
            failures.failed(new Part.Key(account, ids.getFirst()), e);
            return new CheckRun.Counts(1, 0, 0, 0, 1);
        }
    }

    private CheckRun.Counts look(AccountId account, List<PartId> ids) {
        var committed =
                writer.write(
                        account,
                        Set.copyOf(ids),
                        (found, context) -> {
                            var counts = CheckRun.Counts.NONE;
                            var changes = new ArrayList<PartChange>();
                            for (var stocked :
                                    ids.stream().flatMap(id -> found.find(id).stream()).toList()) {
                                var change =
                                        PartChange.begin(stocked)
                                                .evaluated(context, Trigger.CLOCK)
                                                .finished(context);
                                counts = counts.plus(counts(change));
                                changes.add(change);
                            }
                            return new Outcome<>(counts, changes);
                        });
        return switch (committed) {
            case Committed.Done<CheckRun.Counts>(var counts) -> counts;
            case Committed.Taken<CheckRun.Counts>(var what) ->
                    throw new IllegalStateException("a check has no " + what);
        };
    }

    private static CheckRun.Counts counts(PartChange change) {
        var before = change.before().task().map(ReorderTask::id);
        var opened =
                change.after()
                        .task()
                        .map(ReorderTask::id)
                        .filter(id -> !before.equals(Optional.of(id)));
        return new CheckRun.Counts(
                1, opened.isPresent() ? 1 : 0, change.closed().size(), change.alerts().size(), 0);
    }
}
