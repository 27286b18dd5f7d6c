package dev.pacenote.adapters.out.postgres.streams.intake;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.streams.intake.StreamInbox;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.streams.intake.InboxMessage;
import dev.pacenote.domain.streams.intake.InboxMessage.State;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages of Twitch and Discord in Postgres. */
@Singleton
public final class PostgresStreamInbox implements StreamInbox {

    private final IntakeRows rows;
    private final PostgresStore store;

    PostgresStreamInbox(IntakeRows rows, PostgresStore store) {
        this.rows = rows;
        this.store = store;
    }

    @Override
    public boolean add(InboxMessage message) {
        return rows.insert(
                        source(message.key()),
                        message.key().messageId(),
                        message.type(),
                        message.body(),
                        Rows.microseconds(message.sentAt()),
                        Rows.microseconds(message.receivedAt()),
                        Rows.microseconds(message.receivedAt()))
                == 1;
    }

    private static String source(InboxMessage.Key key) {
        return word(key.source());
    }

    private static String word(InboxMessage.Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<InboxMessage> claim(
            InboxMessage.Source source, UUID token, Instant now, int limit) {
        return store.inTransaction(
                () -> {
                    var claimed =
                            rows.due(word(source), Rows.microseconds(now), limit).stream()
                                    .map(row -> message(row).claimed(token, now))
                                    .toList();
                    claimed.forEach(this::save);
                    return claimed;
                });
    }

    @Override
    public boolean hold(InboxMessage.Key key, UUID token) {
        return !rows.hold(source(key), key.messageId(), token).isEmpty();
    }

    @Override
    public void save(InboxMessage message) {
        var state = message.state();
        rows.update(
                source(message.key()),
                message.key().messageId(),
                word(state),
                state.attempts(),
                state instanceof State.Claimed(_, var lease) ? lease.token() : null,
                Rows.stored(due(state)),
                Rows.stored(ended(state)));
    }

    private static String word(State state) {
        return switch (state) {
            case State.Waiting _ -> "waiting";
            case State.Claimed _ -> "claimed";
            case State.Done _ -> "done";
            case State.PutAside _ -> "put_aside";
        };
    }

    private static Optional<Instant> due(State state) {
        return switch (state) {
            case State.Waiting(_, var at) -> Optional.of(at);
            case State.Claimed(_, var lease) -> Optional.of(lease.until());
            case State.Done _, State.PutAside _ -> Optional.empty();
        };
    }

    private static Optional<Instant> ended(State state) {
        return switch (state) {
            case State.Done(_, var at) -> Optional.of(at);
            case State.PutAside(_, var at) -> Optional.of(at);
            case State.Waiting _, State.Claimed _ -> Optional.empty();
        };
    }

    @Override
    public Optional<InboxMessage> find(InboxMessage.Key key) {
        return rows.find(source(key), key.messageId()).stream()
                .map(PostgresStreamInbox::message)
                .findFirst();
    }

    @Override
    public int purge(Instant before, int atMost) {
        return rows.purge(Rows.microseconds(before), atMost);
    }

    private static InboxMessage message(IntakeRows.Row row) {
        return new InboxMessage(
                new InboxMessage.Key(
                        InboxMessage.Source.valueOf(row.source().toUpperCase(Locale.ROOT)),
                        row.messageId()),
                row.type(),
                row.body(),
                row.sentAt(),
                row.receivedAt(),
                state(row));
    }

    private static State state(IntakeRows.Row row) {
        return switch (row.state()) {
            case "waiting" -> new State.Waiting(row.attempts(), present(row.due()));
            case "claimed" ->
                    new State.Claimed(
                            row.attempts(), new Lease(present(row.claim()), present(row.due())));
            case "done" -> new State.Done(row.attempts(), present(row.endedAt()));
            case "put_aside" -> new State.PutAside(row.attempts(), present(row.endedAt()));
            default -> throw new IllegalStateException("no such state: " + row.state());
        };
    }

    private static <T> T present(@Nullable T column) {
        if (column == null) {
            throw new IllegalStateException("a message lacks a column");
        }
        return column;
    }
}
