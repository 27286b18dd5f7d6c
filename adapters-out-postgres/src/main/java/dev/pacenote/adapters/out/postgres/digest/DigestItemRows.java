package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.notice.NoticeRow;
import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The columns of {@code notices} that belong to the daily mail. */
@PostgresRepository
interface DigestItemRows extends GenericRepository<NoticeRow, UUID> {

    /** The date of the mail that holds a notice. */
    @Introspected
    record MailDate(UUID id, LocalDate mailDate) {}

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
                and digest_since <= :date
            """)
    List<Long> accountsWaiting(LocalDate date);

    /** Mirrors DigestItem.fitsInto; the contract compares the two. */
    @Query(
            """
            update notices set mail_date = :date
            where user_id = :account and mail_date is null and withheld is null
                and (weight in ('NEWS', 'LASTING_NOTE') and digest_since <= :date
                    or weight = 'NOTE' and digest_since = :date)
            """)
    void gather(long account, LocalDate date);

    @Query("select * from notices where user_id = :account and mail_date = :date order by number")
    List<NoticeRow> of(long account, LocalDate date);

    @Query(
            """
            select id, mail_date from notices
            where user_id = :account and id = any(:ids::uuid[]) and mail_date is not null
            """)
    List<MailDate> mailDates(long account, @TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    /** Mirrors DigestItem.withheld; the contract compares the two. */
    @Query(
            """
            update notices set withheld = :reason
            where user_id = :account and mail_date is null and withheld is null
                and digest_since is not null and weight in ('NEWS', 'LASTING_NOTE')
            """)
    void withhold(long account, String reason);
}
