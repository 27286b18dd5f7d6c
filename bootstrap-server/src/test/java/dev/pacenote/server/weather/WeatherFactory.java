package dev.pacenote.server.weather;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.application.digest.DigestNotices;
import dev.pacenote.application.identity.account.AccountAttribute;
import dev.pacenote.application.identity.account.AccountAttribute.Place;
import dev.pacenote.application.identity.account.AccountAttributes;
import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.platform.status.Backlog;
import dev.pacenote.application.platform.status.HealthProbe;
import dev.pacenote.application.platform.status.StatusMetric;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The beans by which a small area moves in, in its own files. {@code FEATURES} takes them out. */
@Factory
@Requires(property = Choices.AREA + WeatherArea.NAME, value = "true")
final class WeatherFactory {

    /** Whether somebody else defines its topic too. */
    static final String TWICE = "weather.twice";

    @Singleton
    WeatherReports reports(
            PostgresStore store,
            WeatherReportRows rows,
            RateLimiter limiter,
            Settings settings,
            InstantSource clock) {
        WeatherReports.createTable(store.dataSource());
        return new WeatherReports(rows, limiter, settings, clock);
    }

    @Singleton
    @Order(900)
    SettingDefinition maxReports() {
        return WeatherReports.MAX_REPORTS;
    }

    @Singleton
    WeatherNews news(DigestNotices notices, InstantSource clock, Ids ids) {
        return new WeatherNews(notices, clock, ids);
    }

    @Singleton
    TopicDefinition storms() {
        return new TopicDefinition(
                WeatherNews.STORM, WeatherNews.CODEC, Optional.empty(), Optional.of("storm_check"));
    }

    @Singleton
    @Requires(property = TWICE, value = "true")
    TopicDefinition stormsAgain() {
        return new TopicDefinition(
                WeatherNews.STORM, WeatherNews.CODEC, Optional.empty(), Optional.empty());
    }

    @Singleton
    RetentionStore expiredReports(WeatherReports reports) {
        return reports;
    }

    @Singleton
    ScheduledJob forecast(WeatherReports reports) {
        return ScheduledJob.of("weather-forecast", Duration.ofSeconds(1), reports::forecast);
    }

    @Singleton
    HealthProbe station() {
        return new HealthProbe("weatherStation", () -> HealthProbe.State.UP);
    }

    @Singleton
    Backlog unreadReports() {
        return new Backlog("weather", () -> 3);
    }

    @Singleton
    StatusMetric reportCount(WeatherReports reports) {
        return new StatusMetric("weather_reports", reports::count);
    }

    @Singleton
    @Order(900)
    AccountExport export(WeatherReports reports) {
        return new AccountExport() {

            @Override
            public String member() {
                return "weatherReports";
            }

            @Override
            public Stream<Map<String, Object>> of(AccountId person) {
                return reports.of(person).stream().map(text -> Map.of("text", text));
            }
        };
    }

    @Singleton
    AccountEraser eraser(WeatherReports reports) {
        return reports::erase;
    }

    @Singleton
    AccountAttributes attributes(WeatherReports reports) {
        return new AccountAttributes() {

            @Override
            public List<AccountAttribute> attributes() {
                return List.of(
                        AccountAttribute.always("weatherReports", 0, Place.values()),
                        AccountAttribute.optional(
                                "favouriteWeather", String.class, Place.ACCOUNT_LIST));
            }

            @Override
            public Map<AccountId, Map<String, Object>> of(Collection<AccountId> accounts) {
                return accounts.stream()
                        .collect(
                                Collectors.toMap(
                                        account -> account,
                                        account ->
                                                Map.of(
                                                        "weatherReports",
                                                        reports.of(account).size())));
            }

            @Override
            public Set<AccountId> matching(String text) {
                return Set.of();
            }
        };
    }
}
