package dev.pacenote.adapters.out.postgres.delivery.webhook;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code webhooks}. */
@PostgresRepository
interface WebhookRows extends GenericRepository<WebhookRows.Row, UUID> {

    /**
     * @param endpoint address and secret, sealed
     * @param topics their names, separated by blanks
     */
    @MappedEntity("webhooks")
    record Row(
            @Id UUID id,
            long userId,
            String endpoint,
            String topics,
            Instant createdAt,
            @Nullable String disabledReason,
            long version) {}

    @Query("select * from webhooks where user_id = :owner order by created_at, id::text")
    List<Row> of(long owner);

    /** The account's row is held until the end of the transaction. */
    @Query("select id from users where id = :owner for update")
    Optional<Long> hold(long owner);

    @Query("select * from webhooks where id = :id and user_id = :owner")
    Optional<Row> find(long owner, UUID id);

    @Query(
            """
            insert into webhooks (id, user_id, endpoint, topics, created_at, disabled_reason,
                version)
            values (:id, :userId, :endpoint, :topics, :createdAt, :disabledReason, :version)
            """)
    void insert(Row row);

    @Query(
            """
            update webhooks set disabled_reason = :disabledReason, version = :version + 1
            where id = :id and version = :version
            """)
    int save(UUID id, @Nullable String disabledReason, long version);

    @Query("delete from webhooks where id = :id and user_id = :owner")
    int remove(long owner, UUID id);
}
