package dev.pacenote.adapters.out.postgres.streams.intake;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code intake_messages}. */
@PostgresRepository
interface IntakeRows extends GenericRepository<IntakeRows.Row, String> {

    @MappedEntity("intake_messages")
    record Row(
            @Id String source,
            String messageId,
            String type,
            String body,
            Instant sentAt,
            Instant receivedAt,
            String state,
            int attempts,
            @Nullable UUID claim,
            @Nullable Instant due,
            @Nullable Instant endedAt) {}

    @Query(
            """
            insert into intake_messages (source, message_id, type, body, sent_at, received_at,
                state, attempts, due)
            values (:source, :messageId, :type, :body, :sentAt, :receivedAt, 'waiting', 0, :due::timestamptz)
            on conflict do nothing
            """)
    int insert(
            String source,
            String messageId,
            String type,
            String body,
            Instant sentAt,
            Instant receivedAt,
            Instant due);

    @Query("select * from intake_messages where source = :source and message_id = :messageId")
    List<Row> find(String source, String messageId);

    /** What is due mirrors {@code InboxMessage.isClaimable}. They are held by the transaction. */
    @Query(
            """
            select * from intake_messages where source = :source and due <= :now
            order by received_at, message_id limit :limit for update skip locked
            """)
    List<Row> due(String source, Instant now, int limit);

    @Query(
            """
            select * from intake_messages
            where source = :source and message_id = :messageId and state = 'claimed'
                and claim = :claim
            for update
            """)
    List<Row> hold(String source, String messageId, UUID claim);

    @Query(
            """
            update intake_messages
            set state = :state, attempts = :attempts, claim = :claim::uuid, due = :due::timestamptz,
                ended_at = :endedAt::timestamptz
            where source = :source and message_id = :messageId
            """)
    void update(
            String source,
            String messageId,
            String state,
            int attempts,
            @Nullable UUID claim,
            @Nullable Instant due,
            @Nullable Instant endedAt);

    /** Deletes those that were received before then and are handled. */
    @Query(
            """
            delete from intake_messages where ctid in
                (select ctid from intake_messages where due is null and received_at < :before
                limit :most for update skip locked)
            """)
    int purge(Instant before, int most);
}
