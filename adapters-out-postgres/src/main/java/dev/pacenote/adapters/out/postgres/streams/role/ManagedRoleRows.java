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

/** The table {@code managed_roles}. */
@PostgresRepository
interface ManagedRoleRows extends GenericRepository<ManagedRoleRows.Row, String> {

    @MappedEntity("managed_roles")
    record Row(
            @Id String guild,
            UUID streamer,
            Instant wantedSince,
            @Nullable String role,
            @Nullable String problem,
            @Nullable Instant due,
            long version) {}

    @Query("select * from managed_roles where guild = :guild and streamer = :streamer")
    List<Row> find(String guild, UUID streamer);

    @Query("select * from managed_roles where guild = :guild")
    List<Row> ofGuild(String guild);

    @Query(
            """
            insert into managed_roles (guild, streamer, wanted_since, role, problem, due, version)
            values (:guild, :streamer, :wantedSince, :role::text, :problem::text,
                :due::timestamptz, 1)
            on conflict do nothing
            """)
    int insert(
            String guild,
            UUID streamer,
            Instant wantedSince,
            @Nullable String role,
            @Nullable String problem,
            @Nullable Instant due);

    @Query(
            """
            update managed_roles
            set role = :role::text, problem = :problem::text, due = :due::timestamptz,
                version = version + 1
            where guild = :guild and streamer = :streamer and version = :version
            """)
    int update(
            String guild,
            UUID streamer,
            @Nullable String role,
            @Nullable String problem,
            @Nullable Instant due,
            long version);

    @Query(
            """
            delete from managed_roles
            where guild = :guild and streamer = :streamer
                and role is not distinct from :role::text
            """)
    int remove(String guild, UUID streamer, @Nullable String role);

    /** With {@code wanted_since} of now where none is noted. */
    @Query(
            """
            with wanted as (
                select l.guild, l.streamer from guild_configs c
                join streamer_links l on l.guild = c.guild
                where c.settings ->> 'ping_mode' = 'managed_role'
                    and l.overrides ->> 'ping_mode' is null
                union all
                select l.guild, l.streamer from streamer_links l
                where l.overrides ->> 'ping_mode' = 'managed_role')
            select guild, streamer, :now as wanted_since, null as role, null as problem,
                null as due, 0 as version
            from (
                select w.guild, w.streamer from wanted w
                join guilds g on g.id = w.guild and g.bot = 'present'
                where not exists (
                    select 1 from managed_roles r
                    where r.guild = w.guild and r.streamer = w.streamer)
                union
                select r.guild, r.streamer from managed_roles r
                join guilds g on g.id = r.guild and g.bot = 'present'
                where r.due <= :now or r.due is null and not exists (
                    select 1 from wanted w
                    where w.guild = r.guild and w.streamer = r.streamer)
            ) found
            order by guild, streamer limit :limit
            """)
    List<Row> toLookAt(Instant now, int limit);
}
