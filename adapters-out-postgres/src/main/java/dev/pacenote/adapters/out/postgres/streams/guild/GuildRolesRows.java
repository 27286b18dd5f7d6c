package dev.pacenote.adapters.out.postgres.streams.guild;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table {@code guild_roles}. */
@PostgresRepository
interface GuildRolesRows extends GenericRepository<GuildRolesRows.Row, String> {

    /**
     * @param roles ids, a blank between two
     */
    @MappedEntity("guild_roles")
    record Row(@Id String guild, String roles, Instant seenAt) {}

    @Query("select * from guild_roles where guild = :guild")
    List<Row> find(String guild);

    @Query(
            """
            insert into guild_roles (guild, roles, seen_at) values (:guild, :roles, :seenAt)
            on conflict (guild) do update
            set roles = excluded.roles, seen_at = excluded.seen_at
            """)
    void save(String guild, String roles, Instant seenAt);
}
