package dev.pacenote.adapters.out.postgres.delivery.device;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code devices}. */
@PostgresRepository
interface DeviceRows extends GenericRepository<DeviceRows.Row, UUID> {

    /**
     * @param target sealed
     */
    @MappedEntity("devices")
    record Row(
            @Id UUID id,
            long userId,
            UUID sessionId,
            String platform,
            String targetHash,
            String target,
            String name,
            Instant registeredAt,
            @Nullable Instant lastUsedAt,
            @Nullable String disabledReason,
            long version) {}

    /** An account that has devices. */
    @Introspected
    record Owner(long userId) {}

    @Query("select * from devices where user_id = :owner order by registered_at, id::text")
    List<Row> of(long owner);

    /** The account's row is held until the end of the transaction. */
    @Query("select id from users where id = :owner for update")
    Optional<Long> hold(long owner);

    @Query("select * from devices where id = :id and user_id = :owner")
    Optional<Row> find(long owner, UUID id);

    @Query("select * from devices where target_hash = :hash")
    Optional<Row> findByHash(String hash);

    @Query(
            """
            insert into devices (id, user_id, session_id, platform, target_hash, target, name,
                registered_at, last_used_at, disabled_reason, version)
            values (:id, :userId, :sessionId, :platform, :targetHash, :target, :name,
                :registeredAt, :lastUsedAt::timestamptz, :disabledReason, :version)
            on conflict do nothing
            """)
    int insert(
            UUID id,
            long userId,
            UUID sessionId,
            String platform,
            String targetHash,
            String target,
            String name,
            Instant registeredAt,
            @Nullable Instant lastUsedAt,
            @Nullable String disabledReason,
            long version);

    @Query(
            """
            update devices
            set session_id = :sessionId, target = :target, name = :name,
                last_used_at = :lastUsedAt::timestamptz, disabled_reason = :disabledReason,
                version = :version + 1
            where id = :id and version = :version
            """)
    int save(
            UUID id,
            UUID sessionId,
            String target,
            String name,
            @Nullable Instant lastUsedAt,
            @Nullable String disabledReason,
            long version);

    @Query("delete from devices where id = :id and user_id = :owner")
    int remove(long owner, UUID id);

    @Query("delete from devices where target_hash = :hash")
    int removeByHash(String hash);

    @Query(
            """
            select distinct user_id from devices where user_id > :after order by user_id
            limit :atMost
            """)
    List<Owner> owners(long after, int atMost);
}
