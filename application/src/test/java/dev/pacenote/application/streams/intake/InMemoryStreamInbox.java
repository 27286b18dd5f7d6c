package dev.pacenote.application.streams.intake;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.streams.intake.InboxMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages of others in memory. */
public final class InMemoryStreamInbox implements StreamInbox {

    private final Tables tables;

    public InMemoryStreamInbox(Tables tables) {
        this.tables = tables;
    }

    @Override
    public boolean add(InboxMessage message) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.INBOX).putIfAbsent(message.key(), message)
                                == null);
    }

    @Override
    public List<InboxMessage> claim(
            InboxMessage.Source source, UUID token, Instant now, int limit) {
        return tables.with(
                state -> {
                    var rows = state.rows(StreamsTables.INBOX);
                    var claimed =
                            rows.values().stream()
                                    .filter(message -> message.key().source() == source)
                                    .filter(message -> message.isClaimable(now))
                                    .limit(limit)
                                    .map(message -> message.claimed(token, now))
                                    .toList();
                    claimed.forEach(message -> rows.put(message.key(), message));
                    return claimed;
                });
    }

    @Override
    public boolean hold(InboxMessage.Key key, UUID token) {
        if (!tables.isOpen()) {
            throw new IllegalStateException("a message is held in a transaction");
        }
        return find(key).filter(message -> isClaimedBy(message, token)).isPresent();
    }

    private static boolean isClaimedBy(InboxMessage message, UUID token) {
        return message.state() instanceof InboxMessage.State.Claimed(_, var lease)
                && lease.token().equals(token);
    }

    @Override
    public void save(InboxMessage message) {
        tables.with(state -> state.rows(StreamsTables.INBOX).replace(message.key(), message));
    }

    @Override
    public Optional<InboxMessage> find(InboxMessage.Key key) {
        return tables.with(state -> Optional.ofNullable(state.rows(StreamsTables.INBOX).get(key)));
    }

    @Override
    public int purge(Instant before, int atMost) {
        return tables.with(
                state -> {
                    var rows = state.rows(StreamsTables.INBOX);
                    var old =
                            rows.values().stream()
                                    .filter(message -> isHandled(message.state()))
                                    .filter(message -> message.receivedAt().isBefore(before))
                                    .limit(atMost)
                                    .map(InboxMessage::key)
                                    .toList();
                    old.forEach(rows::remove);
                    return old.size();
                });
    }

    private static boolean isHandled(InboxMessage.State state) {
        return state instanceof InboxMessage.State.Done
                || state instanceof InboxMessage.State.PutAside;
    }
}
