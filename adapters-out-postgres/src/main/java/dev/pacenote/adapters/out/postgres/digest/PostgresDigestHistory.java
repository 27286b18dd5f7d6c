package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** History in Postgres. */
@Singleton
public final class PostgresDigestHistory implements DigestHistory {

    private final PostgresStore store;

    public PostgresDigestHistory(PostgresStore store) {
        this.store = store;
    }

    @Override
    public void put(HistoryEntry entry) {
        store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into notification_history (user_id, topic, date, status, found, message, at)
                                        values (:user, :topic, :date, :status, :found, :message, :at)
                                        on conflict (user_id, topic, date) do update
                                        set status = excluded.status, found = excluded.found,
                                            message = excluded.message, at = excluded.at
                                        where notification_history.status <> 'SENT'
                                        """)
                                .bind("user", entry.person().value())
                                .bind("topic", entry.topic().name())
                                .bind("date", entry.date())
                                .bind("status", entry.status().name())
                                .bind("found", entry.found())
                                .bind("message", entry.message())
                                .bind("at", Rows.bind(entry.at()))
                                .execute());
    }

    @Override
    public void clear(AccountId person, Topic topic, LocalDate date) {
        store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        delete from notification_history
                                        where user_id = :user and topic = :topic and date = :date
                                            and status <> 'SENT'
                                        """)
                                .bind("user", person.value())
                                .bind("topic", topic.name())
                                .bind("date", date)
                                .execute());
    }

    @Override
    public List<HistoryEntry> of(AccountId person) {
        return of(person, LocalDate.of(2000, 1, 1), LocalDate.of(9999, 12, 31));
    }

    @Override
    public long countSent() {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select (select count(*) from notification_history where status = 'SENT')
                                            + (select sent from history_forgotten)
                                        """)
                                .mapTo(Long.class)
                                .one());
    }

    @Override
    public List<HistoryEntry> of(AccountId person, LocalDate from, LocalDate to) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from notification_history
                                        where user_id = :user and date between :from and :to
                                        order by date desc, topic
                                        """)
                                .bind("user", person.value())
                                .bind("from", from)
                                .bind("to", to)
                                .map((rs, _) -> entry(rs))
                                .list());
    }

    public static HistoryEntry entry(ResultSet rs) throws SQLException {
        return new HistoryEntry(
                new AccountId(rs.getLong("user_id")),
                new Topic(rs.getString("topic")),
                Rows.date(rs, "date"),
                HistoryEntry.Status.valueOf(rs.getString("status")),
                rs.getInt("found"),
                rs.getString("message"),
                Rows.instant(rs, "at"));
    }
}
