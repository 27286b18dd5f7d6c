package dev.pacenote.adapters.out.postgres.streams.golive;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code post_targets}. {@code since} is when a channel was paused, and of one without a
 * reason when it was last mended.
 */
@PostgresRepository
interface TargetRows extends GenericRepository<TargetRows.Row, String> {

    @MappedEntity("post_targets")
    record Row(
            @Id String guild, String channel, @Nullable String reason, @Nullable Instant since) {}

    @Query(
            """
            insert into post_targets (guild, channel) values (:guild, :channel)
            on conflict do nothing
            """)
    void insertAbsent(String guild, String channel);

    @Query(
            """
            select * from post_targets where guild = :guild and channel = :channel for update
            """)
    List<Row> hold(String guild, String channel);

    @Query("select * from post_targets where guild = :guild and channel = :channel")
    List<Row> find(String guild, String channel);

    @Query(
            """
            insert into post_targets (guild, channel, reason, since)
            values (:guild, :channel, :reason::text, :since::timestamptz)
            on conflict (guild, channel) do update
            set reason = excluded.reason, since = excluded.since
            """)
    void save(String guild, String channel, @Nullable String reason, @Nullable Instant since);

    @Query("select * from post_targets where reason is not null and since is not null")
    List<Row> paused();

    @Query("delete from post_targets where guild = :guild")
    void forget(String guild);

    @Query("select count(*) from post_targets where reason is not null and since is not null")
    long countPaused();
}
