package dev.pacenote.adapters.out.postgres.streams.guild;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code guild_configs}. */
@PostgresRepository
interface GuildConfigRows extends GenericRepository<GuildConfigRows.Row, String> {

    @MappedEntity("guild_configs")
    record Row(
            @Id String guild,
            String settings,
            @Nullable Instant changedAt,
            @Nullable Long changedBy,
            long version) {}

    /** With the members of the settings in their order, unless others changed them since. */
    @Query(
            """
            select guild, changed_at, changed_by, version,
                case when written::jsonb = settings then written::text else settings::text end as settings
            from guild_configs where guild = :guild
            """)
    Optional<Row> find(String guild);

    @Query(
            """
            select guild, changed_at, changed_by, version,
                case when written::jsonb = settings then written::text else settings::text end as settings
            from guild_configs where guild = any(:guilds)
            """)
    List<Row> findAll(String[] guilds);

    @Query("delete from guild_configs where guild = :guild")
    void remove(String guild);

    @Query(
            """
            insert into guild_configs (guild, settings, written, changed_at, changed_by, version)
            values (:guild, :settings::jsonb, :settings::json, :changedAt::timestamptz, :changedBy::bigint, 1)
            on conflict do nothing
            """)
    int insert(
            String guild, String settings, @Nullable Instant changedAt, @Nullable Long changedBy);

    @Query(
            """
            update guild_configs
            set settings = :settings::jsonb, written = :settings::json,
                changed_at = :changedAt::timestamptz, changed_by = :changedBy::bigint, version = version + 1
            where guild = :guild and version = :version
            """)
    int update(
            String guild,
            String settings,
            @Nullable Instant changedAt,
            @Nullable Long changedBy,
            long version);
}
