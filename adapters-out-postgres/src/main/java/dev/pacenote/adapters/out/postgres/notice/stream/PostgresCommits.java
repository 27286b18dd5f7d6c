package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.StoredChange;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.StreamHead;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Commits in Postgres: a transaction that holds the heads of its people from the beginning, so that
 * nobody else commits in between.
 */
@Singleton
@Requires(property = Choices.INBOX, notEquals = Choices.INBOX_IN_DYNAMODB)
@Named(Choices.STORED)
public final class PostgresCommits implements Commits {

    private final StreamHeadRows rows;
    private final Transactions transactions;
    private final List<ChangeWriter<?>> writers;

    PostgresCommits(StreamHeadRows rows, Transactions transactions, List<ChangeWriter<?>> writers) {
        this.rows = rows;
        this.transactions = transactions;
        this.writers = List.copyOf(writers);
    }

    @Override
    public Optional<StreamHead> head(AccountId account) {
        var known = rows.find(account.value());
        if (known.isPresent()) {
            return known.map(StreamHeadRow::head);
        }
        rows.begin(new Long[] {account.value()});
        return rows.find(account.value()).map(StreamHeadRow::head);
    }

    @Override
    public <R> R commit(Set<AccountId> accounts, Function<Heads, Outcome<R>> decide) {
        if (accounts.size() > MAX_ACCOUNTS) {
            throw new IllegalArgumentException("more than two people");
        }
        return transactions.inTransaction(
                () -> {
                    var outcome = decide.apply(new Heads(locked(accounts)));
                    store(outcome, accounts);
                    return outcome.result();
                });
    }

    private Map<AccountId, StreamHead> locked(Set<AccountId> accounts) {
        var ids = accounts.stream().map(AccountId::value).sorted().toArray(Long[]::new);
        var found = rows.lock(ids);
        if (found.size() < ids.length) {
            rows.begin(ids);
            found = rows.lock(ids);
        }
        return found.stream()
                .map(StreamHeadRow::head)
                .collect(Collectors.toMap(StreamHead::account, Function.identity()));
    }

    private void store(Outcome<?> outcome, Set<AccountId> accounts) {
        if (!outcome.steps().isEmpty()) {
            var steps = outcome.steps().stream().map(PostgresCommits::columns).toList();
            boolean foreign =
                    outcome.steps().stream()
                            .anyMatch(step -> !accounts.contains(step.head().account()));
            if (foreign || rows.move(Json.write(steps)).size() != steps.size()) {
                throw new IllegalStateException("not the next event of each of its people");
            }
        }
        outcome.changes().stream()
                .collect(
                        Collectors.groupingBy(
                                this::writer, LinkedHashMap::new, Collectors.toList()))
                .forEach(PostgresCommits::write);
    }

    private ChangeWriter<?> writer(StoredChange change) {
        return writers.stream()
                .filter(candidate -> candidate.type().isInstance(change))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "nobody writes a " + change.getClass().getSimpleName()));
    }

    private static <C extends StoredChange> void write(
            ChangeWriter<C> writer, List<StoredChange> changes) {
        writer.write(changes.stream().map(writer.type()::cast).toList());
    }

    private static Map<String, Object> columns(StreamHead.Step step) {
        var head = step.head();
        var event = step.event();
        var columns = new HashMap<String, Object>();
        columns.put("account", head.account().value());
        columns.put("seq", event.seq());
        columns.put("unread_messages", head.counts().messages());
        columns.put("unread_notifications", head.counts().notifications());
        columns.put("unseen", head.counts().unseen());
        columns.put("read_messages_up_to", head.cutOffs().messagesRead());
        columns.put("read_notifications_up_to", head.cutOffs().notificationsRead());
        columns.put("seen_up_to", head.cutOffs().seen());
        columns.put("type", event.type().name());
        columns.put("at", Rows.microseconds(event.at()).toString());
        columns.put("refs", event.references().values());
        return columns;
    }
}
