package dev.pacenote.adapters.out.postgres.trackmania.survey;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.RecordKey;
import dev.pacenote.domain.trackmania.survey.KnownRecords.ObservedRecord;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code record_events}. */
@PostgresRepository
interface RecordEventRows extends GenericRepository<RecordEventRow, Long> {

    /** A record that was seen at some time. */
    @Introspected
    record Seen(
            String mapUid, UUID accountId, long mark, @Nullable Instant drivenAt, int position) {

        MapUid map() {
            return new MapUid(mapUid);
        }

        ObservedRecord observed() {
            return new ObservedRecord(
                    new RecordKey(map(), new PlayerId(accountId), mark),
                    Optional.ofNullable(drivenAt),
                    position);
        }
    }

    /** Held until the end of the transaction, by one transaction at a time. */
    @Query("select 1 from pg_advisory_xact_lock(:key)")
    int lock(long key);

    /** One batch; the table gives the numbers. */
    @Query(
            """
            insert into record_events (number, map_uid, account_id, mark, score, position, zone,
                driven_at, found_at, base)
            values (nextval('record_event_numbers'), :mapUid, :accountId, :mark, :score, :position,
                :zone, :drivenAt, :foundAt, :base)
            on conflict (map_uid, account_id, mark) do update
            set number = excluded.number, position = excluded.position
            where record_events.position > 1 and excluded.position = 1 and not record_events.base
            """)
    void add(Collection<RecordEventRow> rows);

    @Query(
            """
            select map_uid, account_id, mark, driven_at, position from record_events
            where map_uid = any(:uids)
            """)
    List<Seen> seen(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    @Query(
            """
            select * from record_events where map_uid = :uid and position = 1
            order by coalesce(driven_at, found_at), number
            """)
    List<RecordEventRow> leads(String uid);

    @Query("select * from record_events where map_uid = any(:uids) and position = 1")
    List<RecordEventRow> leads(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    @Query("select coalesce(max(number), 0) from record_events")
    long lastNumber();
}
