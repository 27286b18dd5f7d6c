package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.adapters.out.postgres.digest.HistoryRow;
import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;

/** The history of the daily mails, as admins look at its last days. */
@PostgresRepository
interface OverviewRows extends GenericRepository<HistoryRow, Long> {

    /** One topic's numbers on one day. */
    @Introspected
    record TopicCount(LocalDate date, String topic, int rows, int sent, int errors) {}

    /** How many people a day was about. */
    @Introspected
    record DayCount(LocalDate date, int people) {}

    /** Somebody with their user name. */
    @Introspected
    record Person(long id, String username) {}

    @Query("select * from history_topics where date between :from and :to and rows > 0")
    List<TopicCount> topics(LocalDate from, LocalDate to);

    @Query("select * from history_days where date between :from and :to and people > 0")
    List<DayCount> days(LocalDate from, LocalDate to);

    @Query(
            """
            select u.id, u.known_as as username from notification_history h join users u on u.id = h.user_id
            where h.date = :date and h.status = 'TECHNICAL_ERROR'
            group by u.id, u.known_as
            order by u.known_as collate "C", u.id limit :limit
            """)
    List<Person> withErrors(LocalDate date, int limit);

    @Query(
            """
            select u.id, u.known_as as username from users u
            where exists (select from notification_history h
                    where h.user_id = u.id and h.date = :date)
                and not exists (select from notification_history h
                    where h.user_id = u.id and h.date = :date and h.status = 'TECHNICAL_ERROR')
            order by u.known_as collate "C", u.id limit :limit
            """)
    List<Person> withoutErrors(LocalDate date, int limit);

    @Query("select * from notification_history where date = :date and user_id = any(:users)")
    List<HistoryRow> history(LocalDate date, @TypeDef(type = DataType.LONG_ARRAY) Long[] users);
}
