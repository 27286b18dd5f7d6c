package dev.pacenote.server.weather;

import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** What people say about the weather: a table, a setting and a limit of an area of its own. */
final class WeatherReports implements RetentionStore {

    static final SettingDefinition MAX_REPORTS =
            new SettingDefinition("max_weather_reports", 1, 10, 2, "Reports of one person.");

    static final RateLimit REPORTS = new RateLimit(3, Duration.ofHours(1));

    private static final RetentionPeriod PERIOD = new RetentionPeriod(7);

    private final WeatherReportRows rows;
    private final RateLimiter limiter;
    private final Settings settings;
    private final InstantSource clock;
    private final AtomicInteger forecasts = new AtomicInteger();

    WeatherReports(
            WeatherReportRows rows, RateLimiter limiter, Settings settings, InstantSource clock) {
        this.rows = rows;
        this.limiter = limiter;
        this.settings = settings;
        this.clock = clock;
    }

    /** Creates the table, as an area's first migration does. */
    static void createTable(DataSource database) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table if not exists weather_reports
                    (person bigint not null, text text not null, at timestamptz not null)
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the report is kept. */
    boolean add(AccountId person, String text, Instant at) {
        if (limiter.take("weather:" + person, REPORTS, clock.instant()) instanceof Verdict.Refused
                || of(person).size() >= settings.get(MAX_REPORTS).number()) {
            return false;
        }
        rows.insert(person.value(), text, at);
        return true;
    }

    List<String> of(AccountId person) {
        return rows.textsOf(person.value());
    }

    long count() {
        return rows.count();
    }

    void erase(AccountId person) {
        rows.deleteOf(person.value());
    }

    @Override
    public String name() {
        return "weather-reports";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return rows.purge(PERIOD.firstMoment(now), atMost);
    }

    void forecast() {
        forecasts.incrementAndGet();
    }

    int forecasts() {
        return forecasts.get();
    }
}
