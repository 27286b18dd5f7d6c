package dev.pacenote.adapters.out.postgres.streams.guild;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code guilds}. */
@PostgresRepository
interface GuildRows extends GenericRepository<GuildRows.Row, String> {

    @MappedEntity("guilds")
    record Row(
            @Id String id,
            String name,
            @Nullable String icon,
            @Nullable String owner,
            String bot,
            @Nullable Instant botSince,
            @Nullable Instant botMissed,
            long version) {}

    Optional<Row> findById(String id);

    @Query("select * from guilds where id = any(:ids) order by name, id")
    List<Row> findAll(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    @Query("select * from guilds where bot = 'present'")
    List<Row> withBot();

    @Query(
            """
            select * from guilds where bot = 'gone' and bot_since <= :moment
            order by bot_since, id limit :limit
            """)
    List<Row> leftBy(Instant moment, int limit);

    @Query(
            """
            insert into guilds (id, name, icon, owner, bot, bot_since, bot_missed, version)
            values (:id, :name, :icon::text, :owner::text, :bot, :botSince::timestamptz,
                :botMissed::timestamptz, 1)
            on conflict do nothing
            """)
    int insert(
            String id,
            String name,
            @Nullable String icon,
            @Nullable String owner,
            String bot,
            @Nullable Instant botSince,
            @Nullable Instant botMissed);

    @Query(
            """
            update guilds
            set name = :name, icon = :icon::text, owner = :owner::text, bot = :bot, bot_since = :botSince::timestamptz,
                bot_missed = :botMissed::timestamptz, version = version + 1
            where id = :id and version = :version
            """)
    int update(
            String id,
            String name,
            @Nullable String icon,
            @Nullable String owner,
            String bot,
            @Nullable Instant botSince,
            @Nullable Instant botMissed,
            long version);
}
