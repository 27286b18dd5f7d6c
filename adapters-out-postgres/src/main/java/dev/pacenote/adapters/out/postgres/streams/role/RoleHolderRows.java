package dev.pacenote.adapters.out.postgres.streams.role;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code managed_role_holders}. */
@PostgresRepository
interface RoleHolderRows extends GenericRepository<RoleHolderRows.Row, String> {

    @MappedEntity("managed_role_holders")
    record Row(
            @Id String guild,
            UUID streamer,
            String discordId,
            boolean wanted,
            boolean has,
            Instant seenAt,
            @Nullable Instant due) {}

    @Query(
            """
            select * from managed_role_holders
            where guild = :guild and streamer = :streamer and discord_id = :user
            """)
    List<Row> find(String guild, UUID streamer, String user);

    @Query(
            """
            select count(*) from managed_role_holders
            where guild = :guild and streamer = :streamer and due is not null
            """)
    int waiting(String guild, UUID streamer);

    @Query(
            """
            insert into managed_role_holders (guild, streamer, discord_id, wanted, has, seen_at, due)
            select r.guild, r.streamer, :user, :wanted, :has, :seenAt, :due::timestamptz
            from managed_roles r where r.guild = :guild and r.streamer = :streamer
            on conflict (guild, streamer, discord_id) do update
            set wanted = excluded.wanted, has = excluded.has, seen_at = excluded.seen_at,
                due = excluded.due
            """)
    int save(
            String guild,
            UUID streamer,
            String user,
            boolean wanted,
            boolean has,
            Instant seenAt,
            @Nullable Instant due);

    @Query(
            """
            update managed_role_holders
            set wanted = :wanted, has = :has, seen_at = :seenAt, due = :due::timestamptz
            where guild = :guild and streamer = :streamer and discord_id = :user
                and wanted = :wantedBefore and due is not distinct from :dueBefore::timestamptz
            """)
    int replace(
            String guild,
            UUID streamer,
            String user,
            boolean wanted,
            boolean has,
            Instant seenAt,
            @Nullable Instant due,
            boolean wantedBefore,
            @Nullable Instant dueBefore);

    @Query(
            """
            insert into managed_role_holders (guild, streamer, discord_id, wanted, has, seen_at, due)
            select r.guild, r.streamer, :user, true, false, :now, :now
            from managed_roles r where r.guild = :guild and r.streamer = :streamer
            on conflict (guild, streamer, discord_id) do update
            set has = not managed_role_holders.wanted, seen_at = excluded.seen_at,
                due = excluded.due
            where managed_role_holders.due is not null
            """)
    int ask(String guild, UUID streamer, String user, Instant now);

    @Query(
            """
            update managed_role_holders set has = not wanted, seen_at = :now, due = :now
            where guild = :guild and streamer = :streamer and discord_id = :user
            """)
    int dueAgain(String guild, UUID streamer, String user, Instant now);

    @Query(
            """
            update managed_role_holders h
            set due = :until,
                wanted = h.wanted and exists (
                    select 1 from discord_profiles p where p.discord_id = h.discord_id)
            from (
                select guild, streamer, discord_id from managed_role_holders f
                where f.due <= :now or f.due is null and f.has and not exists (
                    select 1 from discord_profiles p where p.discord_id = f.discord_id)
                order by f.due limit :limit for update skip locked
            ) found
            where h.guild = found.guild and h.streamer = found.streamer
                and h.discord_id = found.discord_id
            returning h.*
            """)
    List<Row> claim(Instant now, Instant until, int limit);
}
