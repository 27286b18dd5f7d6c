package dev.pacenote.adapters.out.postgres.notice;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code notices}. */
@PostgresRepository
interface NoticeRows extends GenericRepository<NoticeRow, UUID> {

    /** How many were found on a UTC date. */
    @Introspected
    record Day(LocalDate date, int found) {}

    /**
     * Inserts those whose fact the account was not told yet, in their order.
     *
     * @param notices a list of objects with the columns as members
     * @return the numbers of those that are new
     */
    @Query(
            """
            insert into notices (id, user_id, topic, dedupe_key, subject, occurred_at, found_at,
                facts, weight)
            select n.id, :account, n.topic, n.dedupe_key, n.subject, n.occurred_at, n.found_at,
                n.facts, n.weight
            from rows from (jsonb_to_recordset(:notices::jsonb) as (id uuid, topic text,
                dedupe_key text, subject text, occurred_at timestamptz, found_at timestamptz,
                facts jsonb, weight text)) with ordinality n
            order by n.ordinality
            on conflict (user_id, topic, dedupe_key) do nothing
            returning number
            """)
    List<Long> insertAbsent(long account, String notices);

    /** Names a fact. */
    @Introspected
    record Fact(String topic, String dedupeKey) {}

    /**
     * @param facts a list of objects with topic and dedupe key
     */
    @Query(
            """
            select topic, dedupe_key from notices
            where user_id = :account and (topic, dedupe_key) in
                (select f.topic, f.dedupe_key
                from jsonb_to_recordset(:facts::jsonb) as f (topic text, dedupe_key text))
            """)
    List<Fact> told(long account, String facts);

    @Query(
            """
            select * from notices
            where user_id = :account and topic = :topic
                and (:since::timestamptz is null or found_at >= :since::timestamptz)
            order by number desc limit :limit offset :offset
            """)
    List<NoticeRow> page(
            long account, String topic, @Nullable Instant since, int limit, long offset);

    @Query(
            """
            select count(*) from notices
            where user_id = :account and topic = :topic
                and (:since::timestamptz is null or found_at >= :since::timestamptz)
            """)
    long count(long account, String topic, @Nullable Instant since);

    @Query(
            """
            select * from notices
            where user_id = :account and topic = :topic and subject = :subject
                and (:since::timestamptz is null or found_at >= :since::timestamptz)
            order by number desc limit :limit offset :offset
            """)
    List<NoticeRow> pageAbout(
            long account,
            String topic,
            String subject,
            @Nullable Instant since,
            int limit,
            long offset);

    @Query(
            """
            select count(*) from notices
            where user_id = :account and topic = :topic and subject = :subject
                and (:since::timestamptz is null or found_at >= :since::timestamptz)
            """)
    long countAbout(long account, String topic, String subject, @Nullable Instant since);

    @Query(
            """
            select * from notices
            where user_id = :account and topic = :topic and number <= :from
            order by number desc limit :limit
            """)
    List<NoticeRow> part(long account, String topic, long from, int limit);

    /** What a notification shows, the newest first. */
    @Query(
            """
            select n.* from notification_notices shown join notices n on n.id = shown.notice
            where shown.account = :account and shown.notification = :notification
            order by shown.seq desc, n.number desc limit :limit
            """)
    List<NoticeRow> shownBy(long account, UUID notification, int limit);

    @Query(
            """
            select (found_at at time zone 'UTC')::date as date, count(*)::int as found
            from notices
            where user_id = :account and topic = :topic and found_at >= :from
            group by 1
            """)
    List<Day> perDay(long account, String topic, Instant from);

    /**
     * Deletes those of a topic that were found before {@code start}. The condition mirrors {@code
     * DigestItem.waits}; the contract tells the two from each other.
     */
    @Query(
            """
            delete from notices where ctid in
                (select ctid from notices where found_at < :start and topic = :topic
                    and not (digest_since is not null and mail_date is null and withheld is null
                        and weight in ('NEWS', 'LASTING_NOTE'))
                limit :most for update skip locked)
            """)
    int purge(String topic, Instant start, int most);
}
