package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The table {@code notification_history}. */
@PostgresRepository
interface HistoryRows extends GenericRepository<HistoryRow, Long> {

    /**
     * @param finals statuses of rows that stay as they are
     */
    @Query(
            """
            insert into notification_history (user_id, topic, date, status, found, message, at)
            values (:user, :topic, :date, :status, :found, :message, :at)
            on conflict (user_id, topic, date) do update
            set status = excluded.status, found = excluded.found, message = excluded.message,
                at = excluded.at
            where notification_history.status <> all(:finals)
            """)
    void put(
            long user,
            String topic,
            LocalDate date,
            String status,
            int found,
            String message,
            Instant at,
            @TypeDef(type = DataType.STRING_ARRAY) String[] finals);

    /**
     * @param finals statuses of rows that stay as they are
     */
    @Query(
            """
            delete from notification_history
            where user_id = :user and topic = :topic and date = :date and status <> all(:finals)
            """)
    void remove(
            long user,
            String topic,
            LocalDate date,
            @TypeDef(type = DataType.STRING_ARRAY) String[] finals);

    @Query(
            """
            select * from notification_history where user_id = :user order by date desc, topic
            """)
    List<HistoryRow> findByUser(long user);

    @Query(
            """
            select * from notification_history
            where user_id = :user and date between :from and :to
            order by date desc, topic
            """)
    List<HistoryRow> findByUser(long user, LocalDate from, LocalDate to);

    @Query(
            """
            select (select count(*) from notification_history where status = 'SENT')
                + (select sent from history_forgotten)
            """)
    long countSent();

    /**
     * Deletes rows of dates before {@code start}; what was sent stays counted. Returns how many.
     */
    @Query(
            """
            with gone as (
                delete from notification_history where ctid in
                    (select ctid from notification_history where date < :start
                    limit :most for update skip locked)
                returning status),
            counted as (
                update history_forgotten
                set sent = sent + (select count(*) from gone where status = 'SENT'))
            select count(*) from gone
            """)
    long purge(LocalDate start, int most);
}
