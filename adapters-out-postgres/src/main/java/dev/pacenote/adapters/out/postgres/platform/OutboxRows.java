package dev.pacenote.adapters.out.postgres.platform;

import dev.pacenote.application.platform.Outbox;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code outbox}. */
@PostgresRepository
interface OutboxRows extends GenericRepository<OutboxRows.Row, UUID> {

    @MappedEntity("outbox")
    record Row(@Id UUID id, String kind, String body, int attempts) {

        Outbox.Message message() {
            return new Outbox.Message(id, kind, body);
        }
    }

    @Query(
            """
            insert into outbox (id, kind, body, due_at) values (:id, :kind, :body, :due)
            on conflict do nothing
            """)
    void insert(UUID id, String kind, String body, Instant due);

    /** Rows that were due, the longest due first, with this attempt counted. */
    @Query(
            """
            with due as (
                select id, due_at from outbox where due_at <= :now and attempts < :mostAttempts
                order by due_at limit :limit for update skip locked),
            taken as (
                update outbox set due_at = :until, attempts = attempts + 1
                from due where outbox.id = due.id
                returning outbox.id, kind, body, attempts, due.due_at as was_due)
            select * from taken order by was_due
            """)
    List<Row> take(Instant now, Instant until, int mostAttempts, int limit);

    @Query("update outbox set due_at = :due where id = :id")
    void postpone(UUID id, Instant due);

    @Query("delete from outbox where id = :id")
    void remove(UUID id);

    Optional<Row> findById(UUID id);

    @Query("delete from outbox where attempts >= :attempts and due_at < :before")
    int removeGivenUp(int attempts, Instant before);
}
