package dev.pacenote.server.weather;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.retention.ExpiredRows;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import dev.pacenote.domain.platform.limit.RateLimitDefinition;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What people say about the weather: a table, a setting and a limit of an area of its own. */
final class WeatherReports implements RetentionStore {

    static final SettingDefinition MAX_REPORTS =
            new SettingDefinition("max_weather_reports", 1, 10, 2, "Reports of one person.");

    static final RateLimitDefinition REPORTS =
            new RateLimitDefinition("weather.reports", 3, Duration.ofHours(1));

    private static final RetentionPeriod PERIOD = new RetentionPeriod(7);

    private final PostgresStore store;
    private final RateLimiter limiter;
    private final Settings settings;
    private final InstantSource clock;
    private final AtomicInteger forecasts = new AtomicInteger();

    WeatherReports(
            PostgresStore store, RateLimiter limiter, Settings settings, InstantSource clock) {
        this.store = store;
        this.limiter = limiter;
        this.settings = settings;
        this.clock = clock;
        store.with(
                handle ->
                        handle.execute(
                                """
                                create table if not exists weather_reports
                                (person bigint not null, text text not null, at timestamptz not null)
                                """));
    }

    /** Whether the report is kept. */
    boolean add(AccountId person, String text, Instant at) {
        if (limiter.take("weather:" + person, REPORTS.limit(), clock.instant())
                        instanceof Verdict.Refused
                || of(person).size() >= settings.get(MAX_REPORTS).number()) {
            return false;
        }
        store.with(
                handle ->
                        handle.execute(
                                "insert into weather_reports values (?, ?, ?)",
                                person.value(),
                                text,
                                at.atOffset(ZoneOffset.UTC)));
        return true;
    }

    List<String> of(AccountId person) {
        return store.with(
                handle ->
                        handle.select(
                                        "select text from weather_reports where person = ? order by at",
                                        person.value())
                                .mapTo(String.class)
                                .list());
    }

    long count() {
        return store.with(
                handle ->
                        handle.select("select count(*) from weather_reports")
                                .mapTo(Long.class)
                                .one());
    }

    void erase(AccountId person) {
        store.with(
                handle ->
                        handle.execute(
                                "delete from weather_reports where person = ?", person.value()));
    }

    @Override
    public String name() {
        return "weather-reports";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return new ExpiredRows(store)
                .delete(
                        "weather_reports",
                        "at < :start",
                        Map.of("start", PERIOD.firstMoment(now).atOffset(ZoneOffset.UTC)),
                        atMost);
    }

    void forecast() {
        forecasts.incrementAndGet();
    }

    int forecasts() {
        return forecasts.get();
    }
}
