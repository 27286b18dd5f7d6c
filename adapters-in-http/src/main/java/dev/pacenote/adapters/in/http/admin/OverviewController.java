package dev.pacenote.adapters.in.http.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.pacenote.adapters.in.http.digest.MailStates;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.application.admin.Overview;
import dev.pacenote.application.admin.ShowOverview;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.digest.SectionName;
import dev.pacenote.domain.admin.DayStatus;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.UtcDate;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The last days at a glance (contract 2.24). */
@Controller("/api/v1/admin/daily-overview")
@Tag(name = "admin")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OverviewController {

    private static final int DAYS = 5;
    private static final int MAX_PEOPLE = 500;
    private static final String MAPPER_ALERT = "mapper_alert";
    private static final String DRIVER_NOTIFICATION = "driver_notification";
    private static final DateTimeFormatter LONG_DATE =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.ENGLISH);

    @Schema(name = "Stats")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Stats(
            int numUsers,
            int numMapperAlerts,
            int numDriverNotifications,
            int numNotificationsSent,
            int numErrors) {}

    @Schema(name = "Part")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Part(String status, String message, int recordsFound) {}

    @Schema(name = "Email")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record EmailView(
            String id,
            String state,
            int attempts,
            @Nullable String nextTryAt,
            @Nullable String lastError) {}

    @Schema(name = "Person")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record PersonView(
            String username,
            @Nullable Part mapperAlert,
            @Nullable Part driverNotification,
            @Nullable EmailView email) {}

    @Schema(name = "Day")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record DayView(
            String date,
            String displayDate,
            String relativeDate,
            String overallStatus,
            String statusMessage,
            Stats stats,
            int userBreakdownTotal,
            List<PersonView> userBreakdown) {}

    @Schema(name = "Overall")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Overall(int mapsChecked, int notificationsSent, int totalErrors) {}

    @Schema(name = "Overview")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record OverviewView(String message, List<DayView> dailySummaries, Overall overall) {}

    private final ShowOverview overview;
    private final DailyRuns runs;
    private final Map<String, Topic> topics;
    private final InstantSource clock;

    /**
     * @param sections the members of the answer whose values are of areas that are switched on
     */
    OverviewController(
            ShowOverview overview,
            DailyRuns runs,
            List<SectionName> sections,
            InstantSource clock) {
        this.overview = overview;
        this.runs = runs;
        this.topics =
                sections.stream()
                        .collect(Collectors.toMap(SectionName::member, SectionName::topic));
        this.clock = clock;
    }

    /** Summarizes the daily runs of the last days. */
    @Get
    @Secured(Roles.ADMIN)
    OverviewView overview() {
        var today = UtcDate.of(clock.instant());
        var days = overview.days(today.minusDays(DAYS - 1L), today);
        int checked =
                days.stream()
                        .flatMap(day -> runs.find(day.date()).stream())
                        .mapToInt(run -> run.progress().surveyed())
                        .sum();
        return new OverviewView(
                "The last " + DAYS + " days.",
                days.stream().map(day -> view(day, today)).toList(),
                new Overall(
                        checked,
                        days.stream().mapToInt(Overview.Day::sent).sum(),
                        days.stream().mapToInt(Overview.Day::errors).sum()));
    }

    private DayView view(Overview.Day day, LocalDate today) {
        var people = overview.people(day.date(), MAX_PEOPLE);
        var status = DayStatus.of(day.sent(), day.errors());
        return new DayView(
                day.date().toString(),
                LONG_DATE.format(day.date()),
                relative(ChronoUnit.DAYS.between(day.date(), today)),
                status.wireName(),
                switch (status) {
                    case SUCCESS -> "Everything went well.";
                    case PARTIAL -> "Some people's notifications failed.";
                    case ERROR -> "Notifications failed.";
                },
                new Stats(
                        day.people(),
                        of(MAPPER_ALERT, day.rows()).orElse(0),
                        of(DRIVER_NOTIFICATION, day.rows()).orElse(0),
                        day.sent(),
                        day.errors()),
                day.people(),
                people.stream().map(this::view).toList());
    }

    private static String relative(long days) {
        if (days == 0) {
            return "Today";
        }
        return days == 1 ? "Yesterday" : days + " days ago";
    }

    /** What there is of the section that has that name in answers. */
    private <T> Optional<T> of(String member, Map<Topic, T> byTopic) {
        return Optional.ofNullable(topics.get(member))
                .flatMap(topic -> Optional.ofNullable(byTopic.get(topic)));
    }

    private PersonView view(ShowOverview.Row row) {
        var person = row.day();
        return new PersonView(
                person.username(),
                of(MAPPER_ALERT, person.topics()).map(OverviewController::part).orElse(null),
                of(DRIVER_NOTIFICATION, person.topics()).map(OverviewController::part).orElse(null),
                row.email().map(OverviewController::view).orElse(null));
    }

    private static Part part(HistoryEntry entry) {
        return new Part(entry.status().wireName(), entry.message(), entry.found());
    }

    private static EmailView view(DailyEmail mail) {
        return new EmailView(
                mail.id().toString(),
                MailStates.wireName(mail),
                mail.attempts(),
                MailStates.nextTry(mail),
                MailStates.error(mail));
    }
}
