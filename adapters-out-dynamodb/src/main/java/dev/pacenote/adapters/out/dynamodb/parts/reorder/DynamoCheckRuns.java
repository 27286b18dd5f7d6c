package dev.pacenote.adapters.out.dynamodb.parts.reorder;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.WriteConflictException;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet.Condition;
import dev.pacenote.application.parts.reorder.CheckRun;
import dev.pacenote.application.parts.reorder.CheckRuns;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Runs of the check in DynamoDB: an item for each, and one that says which is at work. Who saves a
 * run that is not at work any more saves nothing.
 */
public final class DynamoCheckRuns implements CheckRuns {

    /** Runs that ended longer ago are nobody's question. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final String RUNS = "#RUN";
    private static final String RUN = "run";
    private static final String LEASE_UNTIL = "leaseUntil";
    private static final String LAST_FINISHED = "lastFinished";
    private static final String FINISHED_AT = "finishedAt";
    private static final String WAITING = "waiting";
    private static final String POSITION_ACCOUNT = "positionAccount";
    private static final String POSITION_PART = "positionPart";

    private static final RetryPolicy<Object> AGAIN =
            RetryPolicy.builder()
                    .handle(WriteConflictException.class)
                    .withMaxRetries(8)
                    .withBackoff(Duration.ofMillis(10), Duration.ofMillis(400))
                    .withJitter(0.9)
                    .build();

    private final DynamoTable table;

    public DynamoCheckRuns(PartsTables tables) {
        this.table = tables.parts();
    }

    private static Item lease() {
        return Item.empty().put(PartsTables.USER, RUNS).put(PartsTables.PART, "#LEASE");
    }

    private static Item key(UUID run) {
        return Item.empty().put(PartsTables.USER, RUNS).put(PartsTables.PART, run);
    }

    private static <T> T again(Supplier<T> work) {
        try {
            return Failsafe.with(AGAIN).get(work::get);
        } catch (WriteConflictException e) {
            throw new OverloadedException("checks");
        }
    }

    @Override
    public Begun begin(CheckRun run, Instant now) {
        return again(() -> tryToBegin(run, now));
    }

    private Begun tryToBegin(CheckRun run, Instant now) {
        var before = table.get(lease());
        var other = before.filter(item -> item.has(RUN) && now.isBefore(item.instant(LEASE_UNTIL)));
        if (other.isPresent()) {
            return new Begun.AtWork(other.get().uuid(RUN));
        }
        var begun =
                before.filter(item -> item.has(RUN))
                        .flatMap(item -> find(item.uuid(RUN)))
                        .map(run::after)
                        .orElse(run);
        var next = next(before).put(RUN, run.id()).put(LEASE_UNTIL, run.leaseUntil());
        return write(begun, before, next) ? new Begun.Started(begun) : tryToBegin(run, now);
    }

    /** The next version of the lease, held by nobody. */
    private static Item next(Optional<Item> before) {
        var next = lease().put(DynamoTable.VERSION, version(before) + 1);
        before.flatMap(item -> item.maybeString(LAST_FINISHED))
                .ifPresent(last -> next.put(LAST_FINISHED, last));
        return next;
    }

    private static long version(Optional<Item> lease) {
        return lease.map(item -> item.number(DynamoTable.VERSION)).orElse(0L);
    }

    private boolean write(CheckRun run, Optional<Item> before, Item next) {
        var set = new WriteSet();
        set.put(
                table,
                lease(),
                next,
                before.isPresent()
                        ? Condition.version(version(before))
                        : Condition.absent(PartsTables.USER));
        set.put(table, key(run.id()), item(run));
        return set.write(table).isEmpty();
    }

    @Override
    public Optional<CheckRun> takeUp(Instant now, Instant leaseUntil) {
        return again(() -> tryToTakeUp(now, leaseUntil));
    }

    private Optional<CheckRun> tryToTakeUp(Instant now, Instant leaseUntil) {
        var before = table.get(lease());
        var taken =
                before.filter(item -> item.has(RUN) && now.isBefore(item.instant(LEASE_UNTIL)))
                        .flatMap(item -> find(item.uuid(RUN)))
                        .filter(CheckRun::waiting)
                        .map(run -> run.takenUp(leaseUntil));
        if (taken.isEmpty()) {
            return taken;
        }
        var next = next(before).put(RUN, taken.get().id()).put(LEASE_UNTIL, leaseUntil);
        return write(taken.get(), before, next) ? taken : tryToTakeUp(now, leaseUntil);
    }

    @Override
    public void save(CheckRun run) {
        again(
                () -> {
                    while (!trySave(run)) {
                        // The lease was another one's meanwhile, or a version further.
                    }
                    return true;
                });
    }

    private boolean trySave(CheckRun run) {
        var before = table.get(lease());
        if (before.filter(it -> it.has(RUN) && it.uuid(RUN).equals(run.id())).isEmpty()) {
            return true;
        }
        var next = next(before);
        if (run.finishedAt().isPresent()) {
            next.put(LAST_FINISHED, run.id());
        } else {
            next.put(RUN, run.id()).put(LEASE_UNTIL, run.leaseUntil());
        }
        return write(run, before, next);
    }

    @Override
    public Optional<CheckRun> find(UUID id) {
        return table.get(key(id)).map(DynamoCheckRuns::run);
    }

    @Override
    public Optional<CheckRun> lastFinished() {
        return table.get(lease())
                .filter(item -> item.has(LAST_FINISHED))
                .flatMap(item -> find(item.uuid(LAST_FINISHED)));
    }

    private static Item item(CheckRun run) {
        var counts = run.counts();
        var item = key(run.id());
        run.position()
                .ifPresent(
                        it ->
                                item.put(POSITION_ACCOUNT, it.account().value())
                                        .put(POSITION_PART, it.id().value()));
        if (run.waiting()) {
            item.put(WAITING, true);
        }
        return item.put("trigger", run.trigger())
                .put("startedAt", run.startedAt())
                .put(LEASE_UNTIL, run.leaseUntil())
                .put(FINISHED_AT, run.finishedAt())
                .put("parts", counts.parts())
                .put("created", counts.created())
                .put("resolved", counts.resolved())
                .put("alerted", counts.alerted())
                .put("errors", counts.errors())
                .put(DynamoTable.EXPIRES, run.leaseUntil().plus(KEPT).getEpochSecond());
    }

    private static Optional<Part.Key> position(Item item) {
        return item.maybeString(POSITION_PART)
                .map(
                        part ->
                                new Part.Key(
                                        new AccountId(item.number(POSITION_ACCOUNT)),
                                        new PartId(part)));
    }

    private static CheckRun run(Item item) {
        return new CheckRun(
                item.uuid(PartsTables.PART),
                item.string("trigger"),
                item.instant("startedAt"),
                item.instant(LEASE_UNTIL),
                item.has(WAITING),
                item.maybeInstant(FINISHED_AT),
                position(item),
                new CheckRun.Counts(
                        (int) item.number("parts"),
                        (int) item.number("created"),
                        (int) item.number("resolved"),
                        (int) item.number("alerted"),
                        (int) item.number("errors")));
    }
}
