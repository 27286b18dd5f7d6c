package dev.pacenote.adapters.out.postgres.streams.link;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code streamers}. */
@PostgresRepository
interface StreamerRows extends GenericRepository<StreamerRows.Row, UUID> {

    @MappedEntity("streamers")
    record Row(
            @Id UUID id,
            String broadcaster,
            String login,
            String displayName,
            String avatar,
            @Nullable Instant namedAt,
            String consent,
            @Nullable Long provedBy,
            boolean gone,
            @Nullable Instant missedAt,
            @Nullable Instant unfollowedSince,
            long version) {}

    Optional<Row> findById(UUID id);

    Optional<Row> findByBroadcaster(String broadcaster);

    @Query("select * from streamers where id = any(:ids::uuid[]) order by display_name, id")
    List<Row> findAll(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    @Query("select * from streamers where proved_by = :account order by display_name, id")
    List<Row> provedBy(long account);

    @Query(
            """
            select * from streamers s
            where consent = 'anyone'
                and not exists (select from streamer_links l where l.streamer = s.id)
                and not exists (select from broadcasts b where b.streamer = s.id)
            """)
    List<Row> unfollowed();

    @Query(
            """
            delete from streamers s
            where id = :id and version = :version and consent = 'anyone'
                and not exists (select from streamer_links l where l.streamer = s.id)
                and not exists (select from broadcasts b where b.streamer = s.id)
            """)
    int remove(UUID id, long version);

    @Query(
            """
            insert into streamers (id, broadcaster, login, display_name, avatar, named_at, consent, proved_by,
                gone, missed_at, unfollowed_since, version)
            values (:id, :broadcaster, :login, :displayName, :avatar, :namedAt::timestamptz, :consent,
                :provedBy::bigint, :gone,
                :missedAt::timestamptz, :unfollowedSince::timestamptz, 1)
            on conflict do nothing
            """)
    int insert(
            UUID id,
            String broadcaster,
            String login,
            String displayName,
            String avatar,
            @Nullable Instant namedAt,
            String consent,
            @Nullable Long provedBy,
            boolean gone,
            @Nullable Instant missedAt,
            @Nullable Instant unfollowedSince);

    @Query(
            """
            update streamers
            set login = :login, display_name = :displayName, avatar = :avatar,
                named_at = :namedAt::timestamptz, consent = :consent,
                proved_by = :provedBy::bigint, gone = :gone,
                missed_at = :missedAt::timestamptz, unfollowed_since = :unfollowedSince::timestamptz, version = version + 1
            where id = :id and version = :version
            """)
    int update(
            UUID id,
            String login,
            String displayName,
            String avatar,
            @Nullable Instant namedAt,
            String consent,
            @Nullable Long provedBy,
            boolean gone,
            @Nullable Instant missedAt,
            @Nullable Instant unfollowedSince,
            long version);
}
