package dev.pacenote.adapters.out.postgres.platform;

import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages that wait in Postgres, beside the accounts they are about. */
@Singleton
public final class PostgresOutbox implements Outbox {

    private final OutboxRows rows;
    private final Transactions transactions;

    PostgresOutbox(OutboxRows rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public void post(Message message, Instant due) {
        if (!transactions.isOpen()) {
            throw new IllegalStateException("a message is posted in a transaction");
        }
        rows.insert(message.id(), message.kind(), message.body(), Rows.microseconds(due));
    }

    @Override
    public List<Taken> take(Instant now, Duration lease, int mostAttempts, int limit) {
        return rows
                .take(
                        Rows.microseconds(now),
                        Rows.microseconds(now.plus(lease)),
                        mostAttempts,
                        limit)
                .stream()
                .map(row -> new Taken(row.message(), row.attempts() - 1))
                .toList();
    }

    @Override
    public void postpone(UUID id, Instant due) {
        rows.postpone(id, Rows.microseconds(due));
    }

    @Override
    public void remove(UUID id) {
        rows.remove(id);
    }

    @Override
    public Optional<Message> find(UUID id) {
        return rows.findById(id).map(OutboxRows.Row::message);
    }

    @Override
    public int removeGivenUp(int attempts, Instant dueBefore) {
        return rows.removeGivenUp(attempts, Rows.microseconds(dueBefore));
    }
}
