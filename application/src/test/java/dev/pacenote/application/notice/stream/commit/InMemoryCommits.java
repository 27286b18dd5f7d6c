package dev.pacenote.application.notice.stream.commit;

import dev.pacenote.application.messages.conversation.InMemoryMailboxes;
import dev.pacenote.application.messages.conversation.MailboxChange;
import dev.pacenote.application.notice.inbox.InMemoryInbox;
import dev.pacenote.application.notice.inbox.InboxChange;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.idempotency.InMemoryIdempotencyKeys;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Epoch;
import dev.pacenote.domain.notice.stream.StreamHead;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Commits in memory, one after another. */
public final class InMemoryCommits implements Commits {

    private final Tables tables;

    public InMemoryCommits(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<StreamHead> head(AccountId account) {
        return tables.with(state -> head(state, account));
    }

    private static Optional<StreamHead> head(Tables.State state, AccountId account) {
        return state.accounts.containsKey(account)
                ? Optional.of(
                        state.heads.computeIfAbsent(
                                account,
                                _ ->
                                        StreamHead.initial(
                                                account, new Epoch(UUID.randomUUID().toString()))))
                : Optional.empty();
    }

    @Override
    public <R> R commit(Set<AccountId> accounts, Function<Heads, Outcome<R>> decide) {
        if (accounts.size() > MAX_ACCOUNTS) {
            throw new IllegalArgumentException("more than two people");
        }
        return tables.inTransaction(
                () -> {
                    var heads = new HashMap<AccountId, StreamHead>();
                    for (var account : accounts) {
                        head(account).ifPresent(head -> heads.put(account, head));
                    }
                    var outcome = decide.apply(new Heads(heads));
                    tables.with(state -> store(state, outcome));
                    return outcome.result();
                });
    }

    private static boolean store(Tables.State state, Outcome<?> outcome) {
        for (var step : outcome.steps()) {
            var account = step.head().account();
            var before = state.heads.get(account);
            if (before == null || step.head().seq() != before.nextSeq()) {
                throw new IllegalStateException("not the next event of " + account);
            }
            state.heads.put(account, step.head());
            state.streamEvents.put(new Tables.EventKey(account, step.event().seq()), step.event());
        }
        outcome.changes().forEach(change -> write(state, change));
        return true;
    }

    private static void write(Tables.State state, StoredChange change) {
        switch (change) {
            case InboxChange inbox -> InMemoryInbox.write(state, inbox);
            case MailboxChange mailbox -> InMemoryMailboxes.write(state, mailbox);
            case RememberReply(var request, var reply, var at) ->
                    InMemoryIdempotencyKeys.write(state, request, reply, at);
            default -> throw new IllegalArgumentException("nobody writes " + change);
        }
    }

    /** The events of an account, in their order. */
    public List<Long> numbers(AccountId account) {
        return tables.with(
                state ->
                        state.streamEvents.keySet().stream()
                                .filter(key -> key.account().equals(account))
                                .map(Tables.EventKey::seq)
                                .sorted()
                                .toList());
    }
}
