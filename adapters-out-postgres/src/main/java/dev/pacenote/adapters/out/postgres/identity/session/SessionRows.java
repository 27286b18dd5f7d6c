package dev.pacenote.adapters.out.postgres.identity.session;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code sessions}. */
@PostgresRepository
interface SessionRows extends GenericRepository<SessionRow, UUID> {

    /** Also deletes what had ended when this one started. */
    @Query(
            """
            with ended as (delete from sessions where ends_at <= :startedAt)
            insert into sessions (id, user_id, started_at, last_used_at, ends_at, tokens,
                cookie_hash, issuer, authenticated_at, user_agent, address, version)
            values (:id, :userId, :startedAt, :lastUsedAt, :endsAt, :tokens::jsonb,
                :cookieHash, :issuer, :authenticatedAt, :userAgent, :address, :version)
            """)
    void insert(SessionRow row);

    @Query("select * from sessions where id = :id and ends_at > :now")
    Optional<SessionRow> find(UUID id, Instant now);

    @Query("select * from sessions where id = any(:ids::uuid[]) and ends_at > :now")
    List<SessionRow> findAll(@TypeDef(type = DataType.STRING_ARRAY) String[] ids, Instant now);

    @Query(
            """
            update sessions
            set tokens = :tokens::jsonb, last_used_at = :lastUsedAt, ends_at = :endsAt,
                authenticated_at = :authenticatedAt, version = :version
            where id = :id and version = :version - 1
            """)
    int replace(
            UUID id,
            @Nullable String tokens,
            Instant lastUsedAt,
            Instant endsAt,
            @Nullable Instant authenticatedAt,
            long version);

    @Query("delete from sessions where id = :id")
    void remove(UUID id);

    @Query("delete from sessions where user_id = :user and id <> :kept")
    void removeOthers(long user, UUID kept);

    @Query("delete from sessions where user_id = :user")
    void removeAll(long user);

    @Query(
            """
            select * from sessions where user_id = :user and ends_at > :now
            order by last_used_at desc, id
            """)
    List<SessionRow> findByUser(long user, Instant now);

    /**
     * @param seconds since 1970, by which tokens say when they expire
     */
    @Query(
            """
            select count(*) from sessions where ends_at > :now
            and (tokens is null or (tokens -> 'current' ->> 'expires')::bigint > :seconds)
            """)
    long count(Instant now, long seconds);
}
