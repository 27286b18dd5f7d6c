package dev.pacenote.adapters.out.postgres.platform.idempotency;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code idempotency_keys}. */
@PostgresRepository
interface IdempotencyKeyRows extends GenericRepository<IdempotencyKeyRows.Row, String> {

    @MappedEntity("idempotency_keys")
    record Row(
            @Id String scope,
            @Nullable String caller,
            String content,
            @Nullable Integer status,
            @Nullable String reply,
            @Nullable String location,
            @Nullable String entityTag,
            Instant expiresAt) {

        StoredReply stored() {
            if (status == null || reply == null) {
                throw new IllegalStateException("a key was kept without its reply");
            }
            return new StoredReply(
                    status, reply, Optional.ofNullable(location), Optional.ofNullable(entityTag));
        }
    }

    /**
     * For the rest of the transaction: a statement fails that waits longer for another one.
     *
     * @return how long one waited until now
     */
    @Query(
            """
            select was from (select current_setting('lock_timeout') was,
                set_config('lock_timeout', :limit, true)) it
            """)
    String waitAtMost(String limit);

    /**
     * Holds a key. Whoever else wants it waits in this statement until the transaction ends.
     *
     * @return nothing when there is a row that has not expired
     */
    @Query(
            """
            insert into idempotency_keys as old (scope, caller, content, expires_at)
            values (:scope, :caller, :content, :expiresAt)
            on conflict (scope) do update
            set caller = excluded.caller, content = excluded.content, expires_at = excluded.expires_at,
                status = null, reply = null, location = null, entity_tag = null
            where old.expires_at <= :now
            returning *
            """)
    List<Row> claim(String scope, String caller, String content, Instant expiresAt, Instant now);

    Optional<Row> findById(String scope);

    @Query(
            """
            insert into idempotency_keys
                (scope, caller, content, status, reply, location, entity_tag, expires_at)
            values (:scope, :caller, :content, :status, :reply, :location, :entityTag, :expiresAt)
            on conflict (scope) do update
            set content = excluded.content, status = excluded.status, reply = excluded.reply,
                location = excluded.location, entity_tag = excluded.entity_tag,
                expires_at = excluded.expires_at
            """)
    void store(
            String scope,
            String caller,
            String content,
            int status,
            String reply,
            @Nullable String location,
            @Nullable String entityTag,
            Instant expiresAt);

    @Query("delete from idempotency_keys where scope = :scope")
    void remove(String scope);

    @Query("delete from idempotency_keys where caller = :caller")
    void removeOf(String caller);

    @Query(
            """
            delete from idempotency_keys where scope in (
                select scope from idempotency_keys where expires_at <= :now
                limit :atMost for update skip locked)
            """)
    int purge(Instant now, int atMost);
}
