package dev.pacenote.application.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages that wait in memory, beside the accounts they are about. */
public final class InMemoryOutbox implements Outbox {

    /**
     * @param attempts how often it was taken
     */
    record Row(Message message, Instant due, int attempts) {}

    private final Tables tables;

    public InMemoryOutbox(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void post(Message message, Instant due) {
        if (!tables.isOpen()) {
            throw new IllegalStateException("a message is posted in a transaction");
        }
        tables.with(state -> state.outbox.putIfAbsent(message.id(), new Row(message, due, 0)));
    }

    @Override
    public List<Taken> take(Instant now, Duration lease, int mostAttempts, int limit) {
        return tables.with(
                state -> {
                    var due =
                            state.outbox.values().stream()
                                    .filter(row -> !row.due().isAfter(now))
                                    .filter(row -> row.attempts() < mostAttempts)
                                    .sorted(Comparator.comparing(Row::due))
                                    .limit(limit)
                                    .toList();
                    due.forEach(
                            row ->
                                    state.outbox.put(
                                            row.message().id(),
                                            new Row(
                                                    row.message(),
                                                    now.plus(lease),
                                                    row.attempts() + 1)));
                    return due.stream()
                            .map(row -> new Taken(row.message(), row.attempts()))
                            .toList();
                });
    }

    @Override
    public void postpone(UUID id, Instant due) {
        tables.with(
                state -> {
                    state.outbox.computeIfPresent(
                            id, (_, row) -> new Row(row.message(), due, row.attempts()));
                    return true;
                });
    }

    @Override
    public void remove(UUID id) {
        tables.with(
                state -> {
                    state.outbox.remove(id);
                    return true;
                });
    }

    @Override
    public Optional<Message> find(UUID id) {
        return tables.with(state -> Optional.ofNullable(state.outbox.get(id)).map(Row::message));
    }

    @Override
    public int removeGivenUp(int attempts, Instant dueBefore) {
        return tables.with(
                state -> {
                    int before = state.outbox.size();
                    state.outbox
                            .values()
                            .removeIf(
                                    row ->
                                            row.attempts() >= attempts
                                                    && row.due().isBefore(dueBefore));
                    return before - state.outbox.size();
                });
    }
}
