package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.WriteConflictException;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet.Condition;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.StoredChange;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Epoch;
import dev.pacenote.domain.notice.stream.StreamHead;
import dev.pacenote.domain.notice.stream.StreamRetention;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits in DynamoDB: one conditional write. Its conditions are that the heads and the copies of
 * its people are those that were read before the decision; where they are not, it is made anew.
 */
public final class DynamoCommits implements Commits {

    /** Others were quicker, and nothing is stored. */
    private static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final Logger LOG = LoggerFactory.getLogger(DynamoCommits.class);

    private static final RetryPolicy<Object> AGAIN =
            RetryPolicy.builder()
                    .handle(LostException.class, WriteConflictException.class)
                    .withMaxRetries(5)
                    .withBackoff(Duration.ofMillis(25), Duration.ofMillis(800))
                    .withJitter(0.9)
                    .onFailedAttempt(
                            _ ->
                                    LOG.atInfo()
                                            .addKeyValue("action", "conflict")
                                            .log("a commit met another one and was not stored"))
                    .build();

    private final MessagingTables tables;
    private final DynamoUserCopies copies;
    private final StreamRetention retention;
    private final List<ChangeWriter<?>> writers;

    public DynamoCommits(
            MessagingTables tables,
            DynamoUserCopies copies,
            StreamRetention retention,
            List<ChangeWriter<?>> writers) {
        this.tables = tables;
        this.copies = copies;
        this.retention = retention;
        this.writers = List.copyOf(writers);
    }

    /**
     * A head as it was read.
     *
     * @param version of the head
     * @param copy the version of its person's copy
     */
    private record Read(StreamHead head, long version, long copy) {}

    @Override
    public Optional<StreamHead> head(AccountId account) {
        return again(() -> Optional.ofNullable(read(Set.of(account)).get(account)).map(Read::head));
    }

    private static <T> T again(CheckedSupplier<T> work) {
        try {
            return Failsafe.with(AGAIN).get(work);
        } catch (LostException | WriteConflictException e) {
            throw new OverloadedException("commits to one person");
        }
    }

    @Override
    public <R> R commit(Set<AccountId> accounts, Function<Heads, Outcome<R>> decide) {
        if (accounts.size() > MAX_ACCOUNTS) {
            throw new IllegalArgumentException("more than two people");
        }
        return again(() -> attempt(accounts, decide));
    }

    private <R> R attempt(Set<AccountId> accounts, Function<Heads, Outcome<R>> decide) {
        var read = read(accounts);
        try {
            return attempt(read, decide);
        } catch (LostException
                | WriteConflictException
                | StoreUnavailableException
                | OverloadedException e) {
            throw e;
        } catch (RuntimeException e) {
            // What is read after the heads may be newer than they are, and not fit to them.
            if (read(accounts).equals(read)) {
                throw e;
            }
            throw new LostException();
        }
    }

    private <R> R attempt(Map<AccountId, Read> read, Function<Heads, Outcome<R>> decide) {
        var heads =
                read.values().stream()
                        .collect(Collectors.toMap(one -> one.head().account(), Read::head));
        var outcome = decide.apply(new Heads(heads));
        if (!outcome.steps().isEmpty() || !outcome.changes().isEmpty()) {
            store(outcome, read);
        }
        return outcome.result();
    }

    private Map<AccountId, Read> read(Collection<AccountId> accounts) {
        var present = copies.versions(accounts);
        var items = new HashMap<AccountId, Item>();
        tables.stream()
                .getAll(present.keySet().stream().map(StreamItems::headKey).toList())
                .forEach(item -> items.put(MessagingTables.owner(item), item));
        var read = new HashMap<AccountId, Read>();
        present.forEach(
                (account, copy) -> {
                    var head =
                            items.containsKey(account) ? items.get(account) : begun(account, copy);
                    read.put(
                            account,
                            new Read(
                                    StreamItems.head(head),
                                    head.number(DynamoTable.VERSION),
                                    copy));
                });
        return read;
    }

    /** Begins a stream, unless somebody did. */
    private Item begun(AccountId account, long copy) {
        var epoch = new Epoch(UUID.randomUUID().toString());
        var set = new WriteSet();
        set.check(tables.users(), DynamoUserCopies.key(account), DynamoUserCopies.unchanged(copy));
        set.put(
                tables.stream(),
                StreamItems.headKey(account),
                StreamItems.head(StreamHead.initial(account, epoch), 1),
                Condition.absent(MessagingTables.USER));
        set.write(tables.stream());
        // Whatever kept us from it: what counts is what is there now.
        return tables.stream().get(StreamItems.headKey(account)).orElseThrow(LostException::new);
    }

    private void store(Outcome<?> outcome, Map<AccountId, Read> read) {
        var set = new WriteSet();
        var steps =
                outcome.steps().stream()
                        .collect(
                                Collectors.toMap(
                                        step -> step.head().account(), Function.identity()));
        if (!read.keySet().containsAll(steps.keySet())) {
            throw notTheNext();
        }
        var held =
                read.values().stream()
                        .sorted(Comparator.comparingLong(one -> one.head().account().value()))
                        .toList();
        held.forEach(
                one ->
                        set.check(
                                tables.users(),
                                DynamoUserCopies.key(one.head().account()),
                                DynamoUserCopies.unchanged(one.copy())));
        held.forEach(one -> move(one, Optional.ofNullable(steps.get(one.head().account())), set));
        int conditions = 2 * held.size();
        for (var step : outcome.steps()) {
            var account = step.head().account();
            set.put(
                    tables.stream(),
                    StreamItems.key(account, step.event().seq()),
                    StreamItems.event(
                            account,
                            step.event(),
                            step.event().at().plus(Duration.ofDays(retention.period().days()))));
        }
        var writes = new CommitWrites(set, versions(read));
        outcome.changes().forEach(change -> write(change, writes));
        var refused = set.write(tables.stream());
        if (refused.stream().anyMatch(place -> place < conditions)) {
            throw new LostException();
        }
        if (!refused.isEmpty()) {
            // Whoever held the heads read the same, and decided otherwise.
            throw new IllegalStateException("there already: items " + refused + " of a commit");
        }
    }

    private static Map<AccountId, Long> versions(Map<AccountId, Read> read) {
        return read.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().version() + 1));
    }

    private void move(Read read, Optional<StreamHead.Step> step, WriteSet set) {
        if (step.filter(next -> next.event().seq() != read.head().nextSeq()).isPresent()) {
            throw notTheNext();
        }
        set.put(
                tables.stream(),
                StreamItems.headKey(read.head().account()),
                StreamItems.head(
                        step.map(StreamHead.Step::head).orElse(read.head()), read.version() + 1),
                Condition.version(read.version()));
    }

    private static IllegalStateException notTheNext() {
        return new IllegalStateException("not the next event of each of its people");
    }

    private void write(StoredChange change, CommitWrites writes) {
        var writer =
                writers.stream()
                        .filter(candidate -> candidate.type().isInstance(change))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "nobody writes a "
                                                        + change.getClass().getSimpleName()));
        write(writer, change, writes);
    }

    private static <C extends StoredChange> void write(
            ChangeWriter<C> writer, StoredChange change, CommitWrites writes) {
        writer.write(writer.type().cast(change), writes);
    }
}
