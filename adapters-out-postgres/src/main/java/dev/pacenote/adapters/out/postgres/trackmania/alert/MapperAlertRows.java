package dev.pacenote.adapters.out.postgres.trackmania.alert;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.application.trackmania.alert.AlertListItem;
import dev.pacenote.domain.identity.account.Username;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code mapper_alerts}. */
@PostgresRepository
interface MapperAlertRows extends GenericRepository<MapperAlertRow, Long> {

    /** {@link dev.pacenote.domain.trackmania.alert.MapperAlert#paused} on a row. */
    String PAUSED = "(jsonb_array_length(a.pauses) > 0 and a.pauses -> -1 ->> 'until' is null)";

    /** A map that an alert follows. */
    @Introspected
    record Followed(long alertId, String mapUid) {}

    /** An alert with what stands beside it in a list. */
    @Introspected
    record Listed(
            long id,
            long userId,
            String filter,
            String pastFilters,
            @Nullable String requestedMode,
            @Nullable String pinnedMode,
            String pauses,
            @Nullable Long author,
            int maps,
            long watermark,
            Instant settledAt,
            @Nullable UUID sectionPass,
            @Nullable Instant lastReportedAt,
            Instant createdAt,
            long version,
            String username,
            int muted) {

        AlertListItem item() {
            var alert =
                    new MapperAlertRow(
                            id,
                            userId,
                            filter,
                            pastFilters,
                            requestedMode,
                            pinnedMode,
                            pauses,
                            author,
                            maps,
                            watermark,
                            settledAt,
                            sectionPass,
                            lastReportedAt,
                            createdAt,
                            version);
            return new AlertListItem(alert.alert(), new Username(username), muted);
        }
    }

    /** Returns the alert if its owner had none. */
    @Query(
            """
            insert into mapper_alerts
                (user_id, filter, requested_mode, created_at, settled_at, watermark, maps)
            values (:user, :filter, :mode, :created, :created, :watermark, 0)
            on conflict (user_id) do nothing
            returning *
            """)
    List<MapperAlertRow> insert(
            long user, String filter, @Nullable String mode, Instant created, long watermark);

    /** Fails with an {@code OptimisticLockException} if somebody else has saved another version. */
    MapperAlertRow update(MapperAlertRow row);

    @Query("select * from mapper_alerts where user_id = :owner")
    Optional<MapperAlertRow> find(long owner);

    @Query("select * from mapper_alerts where user_id = :owner for update")
    Optional<MapperAlertRow> findForUpdate(long owner);

    @Query("delete from mapper_alerts where id = :id")
    void remove(long id);

    @Query(
            """
            select a.*, u.known_as as username, (
                select count(*) from alert_maps m
                left join watches w on w.map_uid = m.map_uid
                where m.alert_id = a.id and m.present and m.muted and w.gone_at is null) as muted
            from mapper_alerts a join users u on u.id = a.user_id
            where a.user_id = :owner
            """)
    Optional<Listed> listed(long owner);

    /** Mirrors {@link dev.pacenote.domain.trackmania.alert.MapperAlert#isWatching}. */
    @Query(
            """
            select a.* from mapper_alerts a
            join users u on u.id = a.user_id and u.enabled
            where not\s"""
                    + PAUSED
                    + " order by a.id")
    List<MapperAlertRow> watching();

    @Query(
            """
            select m.alert_id, m.map_uid from alert_maps m
            join mapper_alerts a on a.id = m.alert_id
            join users u on u.id = a.user_id and u.enabled
            where m.present and not\s"""
                    + PAUSED)
    List<Followed> watchedMaps();

    /** Mirrors {@link dev.pacenote.domain.trackmania.alert.MapperAlert#isDue}. */
    @Query(
            """
            select a.* from mapper_alerts a
            join users u on u.id = a.user_id and u.enabled
            where a.section_pass is distinct from :pass
            order by a.id
            """)
    List<MapperAlertRow> due(UUID pass);
}
