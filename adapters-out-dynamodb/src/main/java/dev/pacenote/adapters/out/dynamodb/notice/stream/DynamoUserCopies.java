package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet.Condition;
import dev.pacenote.application.notice.stream.commit.UserCopies;
import dev.pacenote.application.notice.stream.commit.UserState;
import dev.pacenote.application.notice.stream.commit.UserState.Status;
import dev.pacenote.application.notice.stream.commit.UserStates;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table {@code users}: of each account its state and a version, which each renewal moves on.
 * Numbers of accounts are never used again, so whoever is gone stays as a mark.
 */
public final class DynamoUserCopies implements UserCopies {

    private static final String STATUS = "status";
    private static final String BLOCKS = "blocks";

    /** Of a copy that is not there. */
    private static final long NONE = 0;

    private static final RetryPolicy<Boolean> AGAIN =
            RetryPolicy.<Boolean>builder()
                    .handleResult(false)
                    .withMaxRetries(8)
                    .withBackoff(Duration.ofMillis(10), Duration.ofMillis(400))
                    .withJitter(0.5)
                    .build();

    private final DynamoTable table;
    private final UserStates states;
    private final InstantSource clock;

    public DynamoUserCopies(MessagingTables tables, UserStates states, InstantSource clock) {
        this.table = tables.users();
        this.states = states;
        this.clock = clock;
    }

    static Item key(AccountId account) {
        return MessagingTables.of(account);
    }

    /** That the copy is still the one of that version. */
    static Condition unchanged(long version) {
        return Condition.version(version);
    }

    /**
     * The versions of the copies of those of these people who are there, disabled or not. Who has
     * no copy yet gets one.
     */
    Map<AccountId, Long> versions(Collection<AccountId> accounts) {
        var found = copies(accounts);
        for (var account : accounts) {
            if (!found.containsKey(account)) {
                renew(account);
                table.get(key(account)).ifPresent(copy -> found.put(account, copy));
            }
        }
        return found.entrySet().stream()
                .filter(copy -> status(copy.getValue()) != Status.DELETED)
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                copy -> copy.getValue().number(DynamoTable.VERSION)));
    }

    private Map<AccountId, Item> copies(Collection<AccountId> accounts) {
        var found = new HashMap<AccountId, Item>();
        table.getAll(accounts.stream().map(DynamoUserCopies::key).toList())
                .forEach(copy -> found.put(MessagingTables.owner(copy), copy));
        return found;
    }

    private static Status status(Item copy) {
        return Status.valueOf(copy.string(STATUS).toUpperCase(Locale.ROOT));
    }

    @Override
    public void renew(AccountId account) {
        if (!Failsafe.with(AGAIN).get(() -> renewed(account))) {
            throw new OverloadedException("renewals of one copy");
        }
    }

    /** The state is read after the version: if that still holds, no newer state was copied. */
    private boolean renewed(AccountId account) {
        var copy = table.get(key(account));
        if (copy.filter(known -> status(known) == Status.DELETED).isPresent()) {
            return true;
        }
        long version = copy.map(known -> known.number(DynamoTable.VERSION)).orElse(NONE);
        var state = states.of(account);
        if (copy.map(DynamoUserCopies::state).filter(state::equals).isPresent()) {
            return true;
        }
        var next = item(account, state, version + 1);
        return version == NONE
                ? table.putNew(next, MessagingTables.USER)
                : table.putOver(next, version);
    }

    private Item item(AccountId account, UserState state, long version) {
        return key(account)
                .put(STATUS, state.status().name().toLowerCase(Locale.ROOT))
                .put(
                        BLOCKS,
                        state.blocked().stream()
                                .map(AccountId::toString)
                                .collect(Collectors.toSet()))
                .put(DynamoTable.VERSION, version)
                .put("changedAt", clock.instant());
    }

    /** What is known of an account; empty when it has no copy. */
    public Optional<UserState> find(AccountId account) {
        return table.get(key(account)).map(DynamoUserCopies::state);
    }

    private static UserState state(Item copy) {
        return new UserState(
                status(copy),
                copy.texts(BLOCKS).stream()
                        .map(Long::valueOf)
                        .map(AccountId::new)
                        .collect(Collectors.toSet()));
    }
}
