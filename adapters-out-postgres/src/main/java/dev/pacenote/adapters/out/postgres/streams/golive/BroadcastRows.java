package dev.pacenote.adapters.out.postgres.streams.golive;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code broadcasts}. */
@PostgresRepository
interface BroadcastRows extends GenericRepository<BroadcastRow, UUID> {

    Optional<BroadcastRow> findById(UUID id);

    @Query("select * from broadcasts where id = :id for update")
    List<BroadcastRow> hold(UUID id);

    Optional<BroadcastRow> findByTwitchId(String twitchId);

    @Query(
            """
            select * from broadcasts where streamer = :streamer and ended_at is null
            order by started_at desc, id
            """)
    List<BroadcastRow> live(UUID streamer);

    @Query("select * from broadcasts where ended_at is null order by started_at, id")
    List<BroadcastRow> allLive();

    @Query(
            """
            select * from broadcasts where streamer = :streamer and started_at > :start
            order by started_at, id limit 1
            """)
    List<BroadcastRow> firstAfter(UUID streamer, Instant start);

    @Query("select * from broadcasts where end_due <= :now order by end_due, id")
    List<BroadcastRow> endingBy(Instant now);

    /**
     * @param row an object with the columns as members
     */
    @Query(
            """
            insert into broadcasts select r.* from jsonb_populate_record(null::broadcasts, :row::jsonb) r
            on conflict do nothing
            """)
    int insert(String row);

    /**
     * @param row an object with the columns as members
     * @return how many were of the version before
     */
    @Query(
            """
            update broadcasts b
            set online_at = r.online_at, shown_at = r.shown_at, unlisted_since = r.unlisted_since, ended_at = r.ended_at,
                title = r.title, game = r.game, viewers = r.viewers, thumbnail = r.thumbnail, end_said_at = r.end_said_at,
                end_heard_at = r.end_heard_at, end_looks = r.end_looks, end_due = r.end_due,
                version = r.version
            from jsonb_populate_record(null::broadcasts, :row::jsonb) r
            where b.id = r.id and b.version = r.version - 1
            """)
    int update(String row);

    /** Their announcements go with them. */
    @Query(
            """
            delete from broadcasts where id in
                (select b.id from broadcasts b
                where b.ended_at < :before and not exists
                    (select from announcements a where a.broadcast = b.id and a.due is not null)
                limit :most for update skip locked)
            """)
    int purge(Instant before, int most);
}
