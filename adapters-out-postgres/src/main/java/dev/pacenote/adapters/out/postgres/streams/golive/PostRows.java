package dev.pacenote.adapters.out.postgres.streams.golive;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code posts}. */
@PostgresRepository
interface PostRows extends GenericRepository<PostRow, String> {

    Optional<PostRow> findById(String id);

    @Query("select * from posts where announcement = :announcement order by posted_at desc limit 1")
    List<PostRow> of(UUID announcement);

    /**
     * Of each broadcast the first comes before the second of any, and no more are read of one than
     * are asked for.
     */
    @Query(
            """
            with due as (
                select d.id, d.next_look, row_number() over (
                    partition by b.broadcast order by d.next_look, d.id) as turn
                from (select distinct coalesce(broadcast, announcement) as broadcast
                    from posts where next_look <= :now) b
                cross join lateral (
                    select p.id, p.next_look from posts p
                    where coalesce(p.broadcast, p.announcement) = b.broadcast
                        and p.next_look <= :now
                    order by p.next_look, p.id limit :limit) d)
            select p.* from due join posts p on p.id = due.id
            order by due.turn, due.next_look, p.id limit :limit
            """)
    List<PostRow> due(Instant now, int limit);

    /**
     * @param row an object with the columns as members
     */
    @Query(
            """
            insert into posts
            select r.* from jsonb_populate_record(null::posts, :row::jsonb || jsonb_build_object(
                'broadcast', (select a.broadcast from announcements a
                    where a.id = (:row::jsonb ->> 'announcement')::uuid))) r
            on conflict do nothing
            """)
    int insert(String row);

    /**
     * @param row an object with the columns as members
     * @return how many were of the version before
     */
    @Query(
            """
            update posts p
            set announcement = r.announcement,
                broadcast = coalesce(
                    (select a.broadcast from announcements a where a.id = r.announcement),
                    p.broadcast),
                state = r.state, posted_at = r.posted_at,
                next_look = r.next_look, looks = r.looks, edited_at = r.edited_at,
                ended_at = r.ended_at, vod = r.vod,
                version = r.version
            from jsonb_populate_record(null::posts, :row::jsonb) r
            where p.id = r.id and p.version = r.version - 1
            """)
    int update(String row);

    @Query(
            """
            delete from posts where id in
                (select p.id from posts p
                where p.posted_at < :before and p.next_look is null and not exists
                    (select from announcements a where a.id = p.announcement)
                limit :most for update skip locked)
            """)
    int purge(Instant before, int most);
}
