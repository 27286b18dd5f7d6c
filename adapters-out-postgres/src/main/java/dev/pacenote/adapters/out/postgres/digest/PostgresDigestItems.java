package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.notice.NoticeRow;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.digest.DigestItems;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the daily mails hold, in Postgres: a notice's row names the date of its mail. */
@Singleton
public final class PostgresDigestItems implements DigestItems {

    private final PostgresStore store;

    public PostgresDigestItems(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Set<AccountId> accountsWaiting(LocalDate date) {
        // Mirrors DailyEmail.hasReason; the contract compares the two.
        return store.with(
                handle ->
                        new HashSet<>(
                                handle.createQuery(
                                                """
                                                select distinct user_id from notices
                                                where mail_date is null and route = 'MAIL' and found_on <= :to
                                                """)
                                        .bind("to", date)
                                        .map((rs, _) -> new AccountId(rs.getLong("user_id")))
                                        .list()));
    }

    @Override
    public void gather(DailyEmailKey mail) {
        // Mirrors DailyEmail.takes; the contract compares the two.
        store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        update notices set mail_date = :date
                                        where user_id = :user and mail_date is null
                                            and (route in ('MAIL', 'NEXT') and found_on <= :date
                                                or route = 'ALONG' and found_on = :date)
                                        """)
                                .bind("user", mail.person().value())
                                .bind("date", mail.date())
                                .execute());
    }

    @Override
    public List<Notice> of(DailyEmailKey mail) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from notices
                                        where user_id = :user and mail_date = :date order by number
                                        """)
                                .bind("user", mail.person().value())
                                .bind("date", mail.date())
                                .map((rs, _) -> NoticeRow.notice(rs))
                                .list());
    }

    @Override
    public Map<UUID, LocalDate> mailDates(AccountId account, Collection<UUID> notices) {
        return store.with(
                handle ->
                        handle
                                .createQuery(
                                        """
                                        select id, mail_date from notices
                                        where user_id = :user and id = any(:ids) and mail_date is not null
                                        """)
                                .bind("user", account.value())
                                .bind("ids", notices.toArray(UUID[]::new))
                                .map(
                                        (rs, _) ->
                                                Map.entry(
                                                        Rows.uuid(rs, "id"),
                                                        Rows.date(rs, "mail_date")))
                                .stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public void release(AccountId account) {
        // Mirrors Notice.keptFromMail.
        store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        update notices set route = 'INBOX_ONLY'
                                        where user_id = :user and mail_date is null and route in ('MAIL', 'NEXT')
                                        """)
                                .bind("user", account.value())
                                .execute());
    }
}
