package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.notice.NoticeRow;
import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.digest.DigestItem.Place;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of {@code notices} that belong to the daily mail. */
@PostgresRepository
interface DigestItemRows extends GenericRepository<NoticeRow, UUID> {

    /** Where a notice is that was offered. */
    @Introspected
    record PlaceRow(
            UUID id,
            @Nullable LocalDate mailDate,
            @Nullable String withheld,
            @Nullable Instant withheldAt) {

        Place place() {
            if (mailDate != null) {
                return new Place.InMail(mailDate);
            }
            return withheld == null
                    ? new Place.Waiting()
                    : new Place.Withheld(
                            Reason.ofCode(withheld).orElseThrow(),
                            Objects.requireNonNull(withheldAt));
        }
    }

    @Query(
            """
            update notices set digest_since = :since
            where user_id = :account and digest_since is null and mail_date is null
                and (topic, dedupe_key) in
                    (select * from unnest(:topics::text[], :keys::text[]))
            """)
    void offer(
            long account,
            LocalDate since,
            @TypeDef(type = DataType.STRING_ARRAY) String[] topics,
            @TypeDef(type = DataType.STRING_ARRAY) String[] keys);

    /** Mirrors DigestItem.isReasonFor; the contract compares the two. */
    @Query(
            """
            select distinct user_id from notices
            where mail_date is null and withheld is null and weight = 'NEWS'
                and digest_since <= :date and topic = any(:topics::text[])
            """)
    List<Long> accountsWaiting(
            LocalDate date, @TypeDef(type = DataType.STRING_ARRAY) String[] topics);

    /**
     * Mirrors DigestItem.fitsInto; the contract compares the two. Returns what the mail holds then:
     * the outer select still sees the rows as they were before.
     */
    @Query(
            """
            with gathered as (
                update notices set mail_date = :date
                where user_id = :account and mail_date is null and withheld is null
                    and topic = any(:topics::text[])
                    and (weight in ('NEWS', 'LASTING_NOTE') and digest_since <= :date
                        or weight = 'NOTE' and digest_since = :date)
                returning *)
            select * from gathered
            union all
            select * from notices where user_id = :account and mail_date = :date
            order by number
            """)
    List<NoticeRow> gather(
            long account, LocalDate date, @TypeDef(type = DataType.STRING_ARRAY) String[] topics);

    @Query("select * from notices where user_id = :account and mail_date = :date order by number")
    List<NoticeRow> of(long account, LocalDate date);

    @Query(
            """
            select id, mail_date, withheld, withheld_at from notices
            where user_id = :account and id = any(:ids::uuid[]) and digest_since is not null
            """)
    List<PlaceRow> places(long account, @TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    /** Mirrors DigestItem.withheld; the contract compares the two. */
    @Query(
            """
            update notices set withheld = :reason, withheld_at = :at
            where user_id = :account and mail_date is null and withheld is null
                and digest_since is not null and weight in ('NEWS', 'LASTING_NOTE')
            """)
    void withhold(long account, String reason, Instant at);
}
