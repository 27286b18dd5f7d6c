package dev.pacenote.adapters.out.postgres.trackmania.alert;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.adapters.out.postgres.trackmania.survey.RecordEventRow;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The events on the maps of an alert. */
@PostgresRepository
interface AlertEventRows extends GenericRepository<RecordEventRow, Long> {

    /** Mirrors {@link dev.pacenote.domain.trackmania.alert.CoveredMaps#mayConcern}. */
    @Query(
            """
            select e.* from alert_maps m
            join record_events e on e.map_uid = m.map_uid
            where m.alert_id = :alert and m.present
                and e.number <= :horizon
                and e.number > case when m.considered then :watermark else m.considered_from end
                and e.position <= :depth
                and coalesce(e.driven_at, e.found_at) >= :since
            order by e.number
            """)
    List<RecordEventRow> findUnprocessed(
            long alert, long horizon, long watermark, int depth, Instant since);
}
