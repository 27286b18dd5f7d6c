package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.domain.digest.Coverage;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The table {@code section_coverage}. */
@PostgresRepository
interface CoverageRows extends GenericRepository<CoverageRows.Row, Long> {

    @MappedEntity("section_coverage")
    record Row(
            @Id long userId,
            String topic,
            LocalDate date,
            int followed,
            int unchecked,
            Instant asOf) {

        Coverage coverage() {
            return new Coverage(followed, unchecked, asOf);
        }
    }

    @Query(
            """
            select * from section_coverage where user_id = :user and date = :date
            """)
    List<Row> of(long user, LocalDate date);

    @Query(
            """
            insert into section_coverage (user_id, topic, date, followed, unchecked, as_of)
            values (:userId, :topic, :date, :followed, :unchecked, :asOf)
            on conflict (user_id, topic, date) do update
            set followed = excluded.followed, unchecked = excluded.unchecked,
                as_of = excluded.as_of
            """)
    void put(Row row);

    /** Deletes rows of dates before {@code start}. */
    @Query(
            """
            delete from section_coverage where ctid in
                (select ctid from section_coverage where date < :start
                limit :most for update skip locked)
            """)
    int purge(LocalDate start, int most);
}
