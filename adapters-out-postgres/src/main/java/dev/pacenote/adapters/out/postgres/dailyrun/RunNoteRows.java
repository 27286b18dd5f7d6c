package dev.pacenote.adapters.out.postgres.dailyrun;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code run_notes}. */
@PostgresRepository
interface RunNoteRows extends GenericRepository<RunNoteRows.Row, UUID> {

    /**
     * What became of a piece of work.
     *
     * @param item the piece, in words that differ between the pieces of one person
     * @param topic of a section only
     * @param mailDate of a mail only
     */
    @MappedEntity("run_notes")
    record Row(
            @Id UUID pass,
            long userId,
            String item,
            @Nullable String topic,
            @Nullable LocalDate mailDate,
            String outcome) {

        static Row of(UUID pass, WorkItem item, WorkItem.Outcome outcome) {
            var person = item.person().value();
            return switch (item) {
                case WorkItem.Section(_, var topic) ->
                        new Row(
                                pass,
                                person,
                                "section " + topic.name(),
                                topic.name(),
                                null,
                                outcome.name());
                case WorkItem.Mail(var key) ->
                        new Row(
                                pass,
                                person,
                                "mail " + key.date(),
                                null,
                                key.date(),
                                outcome.name());
            };
        }

        WorkItem workItem() {
            var person = new AccountId(userId);
            return topic == null
                    ? new WorkItem.Mail(new DailyEmailKey(person, Objects.requireNonNull(mailDate)))
                    : new WorkItem.Section(person, new Topic(topic));
        }
    }

    /** How many pieces of each kind were noted. */
    @Introspected
    record Count(int sections, int mails) {}

    /** Writes a note, over whatever stands there. */
    @Query(
            """
            insert into run_notes (pass, user_id, item, topic, mail_date, outcome)
            values (:pass, :userId, :item, :topic, :mailDate, :outcome)
            on conflict (pass, user_id, item) do update set outcome = excluded.outcome
            """)
    void put(Row row);

    /** Writes a note unless there is one. */
    @Query(
            """
            insert into run_notes (pass, user_id, item, topic, mail_date, outcome)
            values (:pass, :userId, :item, :topic, :mailDate, :outcome)
            on conflict (pass, user_id, item) do nothing
            """)
    void putIfAbsent(Row row);

    @Query("select * from run_notes where pass = :pass")
    List<Row> findByPass(UUID pass);

    @Query(
            """
            select count(topic) as sections, count(mail_date) as mails
            from run_notes where pass = :pass
            """)
    Count count(UUID pass);

    @Query("delete from run_notes where pass = :pass")
    void remove(UUID pass);

    /** Deletes notes of passes that are over. */
    @Query(
            """
            delete from run_notes where ctid in
                (select ctid from run_notes where pass not in
                    (select pass from daily_runs where\s"""
                    + DailyRunRows.ACTIVE
                    + """
                    )
                limit :most for update skip locked)
            """)
    int purge(int most);
}
