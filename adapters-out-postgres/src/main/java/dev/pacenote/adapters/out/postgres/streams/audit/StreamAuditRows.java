package dev.pacenote.adapters.out.postgres.streams.audit;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code stream_audit}. */
@PostgresRepository
interface StreamAuditRows extends GenericRepository<StreamAuditRows.Row, UUID> {

    @MappedEntity("stream_audit")
    record Row(
            @Id UUID id,
            Instant at,
            @Nullable String guild,
            @Nullable Long account,
            String address,
            String action,
            String details,
            String result) {}

    @Query(
            """
            insert into stream_audit (id, at, guild, account, address, action, details, result)
            values (:id, :at, :guild::text, :account::bigint, :address, :action, :details::jsonb,
                :result)
            on conflict (id) do update
            set guild = excluded.guild, details = excluded.details, result = excluded.result
            """)
    void save(
            UUID id,
            Instant at,
            @Nullable String guild,
            @Nullable Long account,
            String address,
            String action,
            String details,
            String result);

    @Query("delete from stream_audit where id = :id")
    void remove(UUID id);

    @Query(
            """
            select * from stream_audit where guild = :guild
            order by at desc, id limit :limit offset :offset
            """)
    List<Row> of(String guild, int limit, long offset);

    @Query("select * from stream_audit where account = :account order by at desc, id limit :limit")
    List<Row> ofAccount(long account, int limit);

    @Query("select count(*) from stream_audit where guild = :guild")
    long count(String guild);

    @Query(
            """
            delete from stream_audit where id in (
                select id from stream_audit where at < :before
                order by at limit :limit for update skip locked)
            """)
    int purge(Instant before, int limit);
}
