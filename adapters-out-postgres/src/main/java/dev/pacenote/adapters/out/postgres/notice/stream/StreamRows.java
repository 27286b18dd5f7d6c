package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables {@code stream_heads} and {@code stream_events}, as readers see them. */
@PostgresRepository
interface StreamRows extends GenericRepository<StreamEndRow, Long> {

    /** Where a stream ends. */
    @Introspected
    record End(long account, long seq) {}

    /**
     * @param kept events from before then are none
     */
    @Query(
            """
            select h.account, h.epoch, h.seq, h.unread_messages, h.unread_notifications, h.unseen,
                coalesce((select e.seq from stream_events e
                    where e.account = h.account and e.at >= :kept
                    order by e.seq limit 1), h.seq + 1) as oldest
            from stream_heads h where h.account = :account
            """)
    @Nullable StreamEndRow head(long account, Instant kept);

    /** Begins a stream, unless somebody did or the account is gone. */
    @Query(
            """
            insert into stream_heads (account, epoch, seq, unread_messages, unread_notifications,
                unseen, read_messages_up_to, read_notifications_up_to, seen_up_to)
            select id, :epoch, 0, 0, 0, 0, 0, 0, 0 from users where id = :account
            on conflict (account) do nothing
            """)
    int begin(long account, String epoch);

    @Query(
            """
            select seq, type, at, unread_messages, unread_notifications, unseen, refs
            from stream_events
            where account = :account and seq > :seq and seq >=
                (select e.seq from stream_events e where e.account = :account and e.at >= :kept
                order by e.seq limit 1)
            order by seq limit :limit
            """)
    List<StreamEventRow> after(long account, long seq, Instant kept, int limit);

    @Query("select account, seq from stream_heads where account = any(:accounts)")
    List<End> ends(@TypeDef(type = DataType.LONG_ARRAY) Long[] accounts);

    /** Tells everybody who listens each of the texts. */
    @Query("select 1 from unnest(:texts) as text, pg_notify('pacenote_stream', text)")
    List<Integer> notify(@TypeDef(type = DataType.STRING_ARRAY) String[] texts);

    @Query(
            """
            delete from stream_events where ctid in
                (select ctid from stream_events where at < :kept limit :most
                for update skip locked)
            """)
    int purge(Instant kept, int most);
}
