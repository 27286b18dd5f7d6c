package dev.pacenote.adapters.out.postgres.streams.subscription;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code event_subscriptions}. */
@PostgresRepository
interface SubscriptionRows extends GenericRepository<SubscriptionRows.Row, UUID> {

    @MappedEntity("event_subscriptions")
    record Row(
            @Id UUID streamer,
            String type,
            @Nullable String twitchId,
            String status,
            Instant changedAt,
            int renewed) {}

    @Query("select * from event_subscriptions where streamer = any(:streamers::uuid[])")
    List<Row> of(@TypeDef(type = DataType.STRING_ARRAY) String[] streamers);

    @Query("select * from event_subscriptions")
    List<Row> all();

    @Query("select * from event_subscriptions where status = 'broken'")
    List<Row> broken();

    @Query(
            """
            select count(*) from event_subscriptions e join streamers s on s.id = e.streamer
            where e.status = 'unavailable' and not s.gone
            """)
    long countUnavailable();

    @Query("select * from event_subscriptions where twitch_id = :twitchId")
    List<Row> findByTwitchId(String twitchId);

    @Query(
            "select * from event_subscriptions where streamer = :streamer and type = :type for update")
    List<Row> hold(UUID streamer, String type);

    @Query(
            """
            insert into event_subscriptions (streamer, type, twitch_id, status, changed_at, renewed)
            values (:streamer, :type, :twitchId::text, :status, :changedAt, :renewed)
            on conflict (streamer, type) do update
            set twitch_id = excluded.twitch_id, status = excluded.status,
                changed_at = excluded.changed_at, renewed = excluded.renewed
            """)
    void save(
            UUID streamer,
            String type,
            @Nullable String twitchId,
            String status,
            Instant changedAt,
            int renewed);

    @Query(
            """
            insert into webhook_secret as s (id, fingerprint, since)
            values (1, :fingerprint, 'epoch')
            on conflict (id) do update
            set since = case when s.fingerprint = excluded.fingerprint then s.since else :now end,
                fingerprint = excluded.fingerprint
            returning since
            """)
    List<Instant> signedSince(String fingerprint, Instant now);

    @Query("select twitch_id from unwanted_subscriptions")
    List<String> unwanted();

    @Query(
            """
            with wanted as (
                delete from unwanted_subscriptions where twitch_id <> all(:twitchIds))
            insert into unwanted_subscriptions (twitch_id) select unnest(:twitchIds)
            on conflict do nothing
            """)
    void noteUnwanted(@TypeDef(type = DataType.STRING_ARRAY) String[] twitchIds);

    @Query("delete from event_subscriptions where streamer = :streamer and type = :type")
    void remove(UUID streamer, String type);
}
