package dev.pacenote.adapters.out.postgres.notice.inbox;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code notifications}. What a cut-off takes mirrors {@code Notification.isReadBy} and
 * {@code isSeenBy}; the contract compares them on random notifications.
 */
@PostgresRepository
interface NotificationRows extends GenericRepository<NotificationRow, UUID> {

    /** How many are unread, and how many of them were not shown. */
    @Introspected
    record TakenRow(int unread, int unseen) {}

    /** A notice and what shows it. */
    @Introspected
    record ShowingRow(UUID notice, UUID notification) {}

    /** Where a notification was in the list when its reader began. */
    @Introspected
    record PlacedRow(UUID id, long place) {}

    @Query("select * from notifications where account = :account and id = :id")
    Optional<NotificationRow> find(long account, UUID id);

    @Query("select * from notifications where account = :account and id = any(:ids::uuid[])")
    List<NotificationRow> findAll(
            long account, @TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    /** The notifications that show some of these notices. */
    @Query(
            """
            select * from notifications where (account, id) in
                (select account, notification from notification_notices
                where notice = any(:noticeIds::uuid[]))
            """)
    List<NotificationRow> thatShow(@TypeDef(type = DataType.STRING_ARRAY) String[] noticeIds);

    /** Which notification shows which of these notices. */
    @Query(
            """
            select notice, notification from notification_notices
            where notice = any(:noticeIds::uuid[])
            """)
    List<ShowingRow> showing(@TypeDef(type = DataType.STRING_ARRAY) String[] noticeIds);

    /**
     * @param sources a list of objects with kind and id
     */
    @Query(
            """
            select * from notifications
            where account = :account and open and (source_kind, source_id) in
                (select s.kind, s.id
                from jsonb_to_recordset(:sources::jsonb) as s (kind text, id text))
            """)
    List<NotificationRow> open(long account, String sources);

    /**
     * The list as it was at the event {@code asOf}: what moved since then is where its newest
     * notice of that time is.
     */
    @Query(
            """
            select id, place from (
                select id,
                    case when seq <= :asOf then seq
                        else (select max(shown.seq) from notification_notices shown
                            where shown.account = :account and shown.notification = id
                                and shown.seq <= :asOf)
                    end as place
                from notifications
                where account = :account and (seq < :before or seq > :asOf)
                    and archived = :archived and expires_at > :now
                    and (:read::boolean is null or read = :read::boolean)
                    and (:seen::boolean is null or (seen_at is not null) = :seen::boolean)
                    and (:anyTopic or topic = any(:topics))) listed
            where place < :before
            order by place desc
            limit :limit
            """)
    List<PlacedRow> page(
            long account,
            long asOf,
            long before,
            boolean archived,
            Instant now,
            @Nullable Boolean read,
            @Nullable Boolean seen,
            boolean anyTopic,
            @TypeDef(type = DataType.STRING_ARRAY) String[] topics,
            int limit);

    @Query(
            """
            select count(*) from notifications
            where account = :account and archived = :archived and expires_at > :now
                and (:read::boolean is null or read = :read::boolean)
                and (:seen::boolean is null or (seen_at is not null) = :seen::boolean)
                and (:anyTopic or topic = any(:topics))
            """)
    long count(
            long account,
            boolean archived,
            Instant now,
            @Nullable Boolean read,
            @Nullable Boolean seen,
            boolean anyTopic,
            @TypeDef(type = DataType.STRING_ARRAY) String[] topics);

    /**
     * @param row an object with the columns as members
     */
    @Query(
            """
            insert into notifications
            select * from jsonb_populate_record(null::notifications, :row::jsonb)
            on conflict (account, id) do update
            set notices = excluded.notices, seq = excluded.seq, facts = excluded.facts,
                occurred_at = excluded.occurred_at, read = excluded.read,
                first_read_at = excluded.first_read_at, unread_since = excluded.unread_since,
                seen_at = excluded.seen_at, delivered_notices = excluded.delivered_notices,
                delivered_at = excluded.delivered_at, archived = excluded.archived,
                open = excluded.open,
                expires_at = excluded.expires_at
            """)
    void put(String row);

    @Query("delete from notifications where account = :account and id = :id")
    void remove(long account, UUID id);

    @Query(
            """
            select * from notifications
            where expires_at <= :now and account <> all(:except)
            order by expires_at limit :limit
            """)
    List<NotificationRow> expired(
            Instant now, @TypeDef(type = DataType.LONG_ARRAY) Long[] except, int limit);

    /** Few have expired and are there still, whosever they are. */
    @Query(
            """
            select * from notifications where expires_at <= :now and account = :account
            order by expires_at limit :limit
            """)
    List<NotificationRow> expiredOf(long account, Instant now, int limit);

    /**
     * Stores notices, the notifications that show them, and which shows which, in one statement.
     *
     * @param told the notices, a list of objects with the columns as members
     * @param notifications likewise
     * @param shown likewise
     * @return the notices that were stored: those of facts that were told already are missing
     */
    @Query(
            """
            with told as (
                insert into notices (id, user_id, topic, dedupe_key, subject, occurred_at, found_at,
                    facts, weight)
                select n.id, :account, n.topic, n.dedupe_key, n.subject, n.occurred_at, n.found_at,
                    n.facts, n.weight
                from rows from (jsonb_to_recordset(:told::jsonb) as (id uuid, topic text,
                    dedupe_key text, subject text, occurred_at timestamptz, found_at timestamptz,
                    facts jsonb, weight text)) with ordinality n
                order by n.ordinality
                on conflict (user_id, topic, dedupe_key) do nothing
                returning id),
            put as (
                insert into notifications
                select * from jsonb_populate_recordset(null::notifications, :notifications::jsonb)
                on conflict (account, id) do update
                set notices = excluded.notices, seq = excluded.seq, facts = excluded.facts,
                    occurred_at = excluded.occurred_at, read = excluded.read,
                    first_read_at = excluded.first_read_at, unread_since = excluded.unread_since,
                    seen_at = excluded.seen_at, delivered_notices = excluded.delivered_notices,
                    delivered_at = excluded.delivered_at, archived = excluded.archived,
                    open = excluded.open,
                    expires_at = excluded.expires_at),
            shown as (
                insert into notification_notices (account, notification, seq, notice)
                select :account, s.notification, s.seq, s.notice
                from jsonb_to_recordset(:shown::jsonb)
                    as s (notification uuid, seq bigint, notice uuid))
            select id from told
            """)
    List<UUID> tell(long account, String told, String notifications, String shown);

    @Query(
            """
            select count(*)::int as unread, (count(*) filter (where seen_at is null))::int as unseen
            from notifications
            where account = :account and not read and not archived and unread_since <= :upTo
                and (:anyTopic or topic = any(:topics))
            """)
    TakenRow takenByRead(
            long account,
            long upTo,
            boolean anyTopic,
            @TypeDef(type = DataType.STRING_ARRAY) String[] topics);

    @Query(
            """
            update notifications
            set read = true, first_read_at = coalesce(first_read_at, :at),
                seen_at = coalesce(seen_at, :at), open = false
            where account = :account and not read and not archived and unread_since <= :upTo
                and (:anyTopic or topic = any(:topics))
            """)
    void readUpTo(
            long account,
            long upTo,
            Instant at,
            boolean anyTopic,
            @TypeDef(type = DataType.STRING_ARRAY) String[] topics);

    @Query(
            """
            select count(*)::int from notifications
            where account = :account and seen_at is null and not archived and seq <= :upTo
                and (:anyTopic or topic = any(:topics))
            """)
    int takenBySeen(
            long account,
            long upTo,
            boolean anyTopic,
            @TypeDef(type = DataType.STRING_ARRAY) String[] topics);

    @Query(
            """
            update notifications set seen_at = :at
            where account = :account and seen_at is null and not archived and seq <= :upTo
                and (:anyTopic or topic = any(:topics))
            """)
    void seenUpTo(
            long account,
            long upTo,
            Instant at,
            boolean anyTopic,
            @TypeDef(type = DataType.STRING_ARRAY) String[] topics);

    @Query(
            """
            select * from notifications
            where account = :account and seq <= :upTo and seen_at is null and not archived
                and coalesce(delivered_notices, 0) < notices
            order by seq limit :limit
            """)
    List<NotificationRow> undelivered(long account, long upTo, int limit);

    @Query(
            """
            select (count(*) filter (where not read))::int as unread,
                (count(*) filter (where seen_at is null))::int as unseen
            from notifications where account = :account and not archived
            """)
    TakenRow recount(long account);
}
