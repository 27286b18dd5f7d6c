package dev.pacenote.server.weather;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.application.identity.account.AccountAttributes;
import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.identity.account.AccountExport;
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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The beans by which a small area moves in, in its own files. {@code FEATURES} takes them out. */
@Factory
@Requires(property = Choices.AREA + WeatherArea.NAME, value = "true")
final class WeatherFactory {

    @Singleton
    WeatherReports reports(
            PostgresStore store, RateLimiter limiter, Settings settings, InstantSource clock) {
        return new WeatherReports(store, limiter, settings, clock);
    }

    @Singleton
    @Order(900)
    SettingDefinition maxReports() {
        return WeatherReports.MAX_REPORTS;
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
            public Map<AccountId, Map<String, Object>> of(Collection<AccountId> accounts) {
                return accounts.stream()
                        .collect(
                                Collectors.toMap(
                                        account -> account,
                                        account -> Map.of("reports", reports.of(account).size())));
            }

            @Override
            public Set<AccountId> matching(String text) {
                return Set.of();
            }
        };
    }
}
