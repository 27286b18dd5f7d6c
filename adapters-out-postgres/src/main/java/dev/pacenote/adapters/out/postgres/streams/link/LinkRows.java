package dev.pacenote.adapters.out.postgres.streams.link;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code streamer_links}. */
@PostgresRepository
interface LinkRows extends GenericRepository<LinkRows.Row, String> {

    @MappedEntity("streamer_links")
    record Row(
            @Id String guild,
            UUID streamer,
            @Nullable Long addedByAdmin,
            Instant addedAt,
            boolean enabled,
            String overrides,
            String customText,
            long version) {}

    @Query("select * from streamer_links where guild = :guild and streamer = :streamer")
    List<Row> find(String guild, UUID streamer);

    @Query("select * from streamer_links where guild = :guild order by added_at, streamer")
    List<Row> ofGuild(String guild);

    @Query("select * from streamer_links where streamer = :streamer order by guild")
    List<Row> ofStreamer(UUID streamer);

    @Query(
            """
            select * from streamer_links where added_by_admin = :admin
            order by added_at, guild, streamer
            """)
    List<Row> addedBy(long admin);

    @Query("select * from streamer_links order by streamer, guild")
    List<Row> all();

    @Query(
            """
            insert into streamer_links (guild, streamer, added_by_admin, added_at, enabled,
                overrides, custom_text, version)
            values (:guild, :streamer, :addedByAdmin::bigint, :addedAt, :enabled, :overrides::jsonb,
                :customText, 1)
            on conflict do nothing
            """)
    int insert(
            String guild,
            UUID streamer,
            @Nullable Long addedByAdmin,
            Instant addedAt,
            boolean enabled,
            String overrides,
            String customText);

    @Query(
            """
            update streamer_links
            set enabled = :enabled, overrides = :overrides::jsonb, custom_text = :customText,
                version = version + 1
            where guild = :guild and streamer = :streamer and version = :version
            """)
    int update(
            String guild,
            UUID streamer,
            boolean enabled,
            String overrides,
            String customText,
            long version);

    @Query("delete from streamer_links where guild = :guild and streamer = :streamer")
    int remove(String guild, UUID streamer);
}
