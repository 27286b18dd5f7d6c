package dev.pacenote.server.weather;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table {@code weather_reports}. */
@PostgresRepository
@Requires(property = Choices.AREA + WeatherArea.NAME, value = "true")
interface WeatherReportRows extends GenericRepository<WeatherReportRows.Row, Long> {

    @MappedEntity("weather_reports")
    record Row(@Id long person, String text, Instant at) {}

    @Query("insert into weather_reports (person, text, at) values (:person, :text, :at)")
    void insert(long person, String text, Instant at);

    @Query("select text from weather_reports where person = :person order by at")
    List<String> textsOf(long person);

    @Query("select count(*) from weather_reports")
    long count();

    @Query("delete from weather_reports where person = :person")
    void deleteOf(long person);

    @Query(
            """
            delete from weather_reports where ctid in
                (select ctid from weather_reports where at < :start
                limit :most for update skip locked)
            """)
    int purge(Instant start, int most);
}
