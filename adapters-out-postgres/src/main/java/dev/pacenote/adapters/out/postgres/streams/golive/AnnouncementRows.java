package dev.pacenote.adapters.out.postgres.streams.golive;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code announcements}. */
@PostgresRepository
interface AnnouncementRows extends GenericRepository<AnnouncementRow, UUID> {

    @Query(
            """
            insert into announcements (id, broadcast, guild, state, reason, tries, due,
                out_complete, updated_at, version)
            select gen_random_uuid(), :broadcast, l.guild, 'pending', 'new', 0, :due, false, :now, 1
            from streamer_links l where l.streamer = :streamer
            on conflict do nothing
            """)
    int open(UUID broadcast, UUID streamer, Instant due, Instant now);

    /**
     * What is due mirrors {@code AnnouncementState.isClaimable}. They are held by the transaction.
     * Of each broadcast the first comes before the second of any.
     */
    @Query(
            """
            with due as (
                select d.id, d.due, row_number() over (
                    partition by b.broadcast order by d.due, d.id) as turn
                from (select distinct broadcast from announcements where due <= :now) b
                cross join lateral (
                    select a.id, a.due from announcements a
                    where a.broadcast = b.broadcast and a.due <= :now
                    order by a.due, a.id limit :limit * 4) d)
            select a.* from due join announcements a on a.id = due.id
            where a.due <= :now
            order by due.turn, due.due, a.id limit :limit for update of a skip locked
            """)
    List<AnnouncementRow> due(Instant now, int limit);

    Optional<AnnouncementRow> findById(UUID id);

    @Query("select * from announcements where broadcast = :broadcast order by guild")
    List<AnnouncementRow> of(UUID broadcast);

    @Query(
            """
            select a.* from announcements a join broadcasts b on b.id = a.broadcast
            where a.guild = :guild and b.streamer = :streamer and a.id <> :other
                and a.state = 'sent' and a.reason = 'announced' and a.out_pinged is not null
            order by b.started_at desc, a.id limit 1
            """)
    List<AnnouncementRow> lastPinged(String guild, UUID streamer, UUID other);

    @Query(
            """
            select a.* from announcements a join broadcasts b on b.id = a.broadcast
            where a.guild = :guild and b.streamer = :streamer and a.id <> :other
                and a.state = 'sent'
            order by b.started_at desc, a.id limit 1
            """)
    List<AnnouncementRow> lastSent(String guild, UUID streamer, UUID other);

    @Query(
            """
            select a.* from announcements a join broadcasts b on b.id = a.broadcast
            where a.guild = :guild and b.streamer = :streamer and a.due is not null
            order by a.id
            """)
    List<AnnouncementRow> open(String guild, UUID streamer);

    /** Empty when none is open. */
    @Query("select due from announcements where due is not null order by due limit 1")
    List<Instant> firstDue();

    @Query("select count(*) from announcements where due is not null")
    long countOpen();

    @Query(
            """
            select a.* from announcements a join broadcasts b on b.id = a.broadcast
            where a.guild = :guild and (:streamer::uuid is null or b.streamer = :streamer::uuid)
                and (:state::text is null or a.state = :state::text)
            order by b.told_at desc, a.id limit :limit offset :offset
            """)
    List<AnnouncementRow> history(
            String guild, @Nullable UUID streamer, @Nullable String state, int limit, long offset);

    @Query(
            """
            select count(*) from announcements a join broadcasts b on b.id = a.broadcast
            where a.guild = :guild and (:streamer::uuid is null or b.streamer = :streamer::uuid)
                and (:state::text is null or a.state = :state::text)
            """)
    long countHistory(String guild, @Nullable UUID streamer, @Nullable String state);

    /** The newest of a channel in a server. */
    @Introspected
    record Latest(UUID streamer, UUID id) {}

    @Query(
            """
            select distinct on (b.streamer) b.streamer as streamer, a.id as id
            from announcements a join broadcasts b on b.id = a.broadcast
            where a.guild = :guild order by b.streamer, b.told_at desc, a.id
            """)
    List<Latest> latest(String guild);

    @Query("select * from announcements where id = any(:ids::uuid[])")
    List<AnnouncementRow> findAll(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    /**
     * What may follow mirrors {@code AnnouncementState.mayBecome}.
     *
     * @param row an object with the columns as members
     */
    @Query(
            """
            update announcements a
            set state = r.state, reason = r.reason, tries = r.tries, first_try_at = r.first_try_at,
                unknown_since = r.unknown_since, claim = r.claim, claimed_at = r.claimed_at,
                due = r.due, ended_at = r.ended_at, out_channel = r.out_channel,
                out_message = r.out_message, out_how = r.out_how, out_pinged = r.out_pinged,
                out_complete = r.out_complete, out_publish = r.out_publish, detail = r.detail,
                updated_at = r.updated_at, version = r.version
            from jsonb_populate_record(null::announcements, :row::jsonb) r
            where a.id = r.id and a.version = r.version - 1
                and a.state in ('pending', 'scheduled', 'sending')
            """)
    int update(String row);

    /** Mirrors {@code AnnouncementState.woken}. */
    @Query(
            """
            update announcements set due = :now, updated_at = :now, version = version + 1
            where broadcast = :broadcast and state in ('pending', 'scheduled') and reason = any(:reasons)
                and due > :now
            """)
    void wake(UUID broadcast, @TypeDef(type = DataType.STRING_ARRAY) String[] reasons, Instant now);

    /** Mirrors {@code AnnouncementState.woken}. */
    @Query(
            """
            update announcements set due = :now, updated_at = :now, version = version + 1
            where guild = :guild and state in ('pending', 'scheduled') and reason = any(:reasons)
                and due > :now
            """)
    void wakeOfGuild(
            String guild, @TypeDef(type = DataType.STRING_ARRAY) String[] reasons, Instant now);
}
