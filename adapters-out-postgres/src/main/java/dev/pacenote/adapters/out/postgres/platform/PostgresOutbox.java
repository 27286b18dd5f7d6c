package dev.pacenote.adapters.out.postgres.platform;

import dev.pacenote.application.platform.Outbox;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages that wait in Postgres, beside the accounts they are about. */
@Singleton
public final class PostgresOutbox implements Outbox {

    private final PostgresStore store;

    public PostgresOutbox(PostgresStore store) {
        this.store = store;
    }

    @Override
    public void post(Message message, Instant due) {
        if (!store.isOpen()) {
            throw new IllegalStateException("a message is posted in a transaction");
        }
        store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into outbox (id, kind, body, due_at)
                                        values (:id, :kind, :body, :due) on conflict do nothing
                                        """)
                                .bind("id", message.id())
                                .bind("kind", message.kind())
                                .bind("body", message.body())
                                .bind("due", Rows.bind(due))
                                .execute());
    }

    @Override
    public List<Taken> take(Instant now, Duration lease, int mostAttempts, int limit) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        with due as (
                                            select id, due_at from outbox
                                            where due_at <= :now and attempts < :most
                                            order by due_at limit :limit
                                            for update skip locked),
                                        taken as (
                                            update outbox
                                            set due_at = :until, attempts = attempts + 1
                                            from due where outbox.id = due.id
                                            returning outbox.id, kind, body, attempts,
                                                due.due_at as was_due)
                                        select * from taken order by was_due
                                        """)
                                .bind("now", Rows.bind(now))
                                .bind("most", mostAttempts)
                                .bind("limit", limit)
                                .bind("until", Rows.bind(now.plus(lease)))
                                .map((rs, _) -> new Taken(message(rs), rs.getInt("attempts") - 1))
                                .list());
    }

    private static Message message(ResultSet rs) throws SQLException {
        return new Message(Rows.uuid(rs, "id"), rs.getString("kind"), rs.getString("body"));
    }

    @Override
    public void postpone(UUID id, Instant due) {
        store.with(
                handle ->
                        handle.createUpdate("update outbox set due_at = :due where id = :id")
                                .bind("due", Rows.bind(due))
                                .bind("id", id)
                                .execute());
    }

    @Override
    public void remove(UUID id) {
        store.with(handle -> handle.execute("delete from outbox where id = ?", id));
    }

    @Override
    public Optional<Message> find(UUID id) {
        return store.with(
                handle ->
                        handle.createQuery("select * from outbox where id = :id")
                                .bind("id", id)
                                .map((rs, _) -> message(rs))
                                .findOne());
    }

    @Override
    public int removeGivenUp(int attempts, Instant dueBefore) {
        return store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        delete from outbox
                                        where attempts >= :attempts and due_at < :before
                                        """)
                                .bind("attempts", attempts)
                                .bind("before", Rows.bind(dueBefore))
                                .execute());
    }
}
