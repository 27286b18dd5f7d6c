package dev.pacenote.acceptance.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the clock starts for parts, in either assembly, though nobody asks for it. */
class PartsClockTest {

    private static final String RUNS = "select coalesce(extract(epoch from last_success), 0)";

    private final TestApplication app =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "trackmania,parts");

    private Api api = new Api(0);

    @BeforeEach
    void open() {
        api = app.open();
    }

    @AfterEach
    void close() {
        app.close();
    }

    /** The clock begins. */
    private void begins() {
        if (Assembly.current() == Assembly.LAMBDA) {
            app.lookAround();
        } else {
            app.service().startScheduledJobs();
        }
    }

    /** The clock comes once more: on a server not after an hour, for that is not the test's. */
    private void comesAgain() throws SQLException {
        if (Assembly.current() == Assembly.LAMBDA) {
            app.lookAround();
            return;
        }
        var before = ranAt();
        try (var database = DriverManager.getConnection(app.databaseUrl);
                var statement = database.createStatement()) {
            statement.execute(
                    "update scheduled_tasks set execution_time = now()"
                            + " where task_name = 'parts-check'");
        }
        await().until(() -> ranAt() > before);
    }

    private double ranAt() throws SQLException {
        try (var database = DriverManager.getConnection(app.databaseUrl);
                var statement = database.createStatement();
                var rows =
                        statement.executeQuery(
                                RUNS + " from scheduled_tasks where task_name = 'parts-check'")) {
            assertThat(rows.next()).isTrue();
            return rows.getDouble(1);
        }
    }

    /** When the last check of all workshops had ended. */
    private Instant checkedAt() {
        var check = api.get("/health/ready").json().path("partsCheck");
        return Instant.parse(check.path("finishedAt").asText());
    }

    @Test
    void it_starts_the_check_of_all_workshops_and_one_after_a_standstill() throws SQLException {
        var workshop = Workshop.opened(api);
        workshop.add("pads", 5, 5);
        workshop.post(
                "/reorder/tasks/" + workshop.openTask("pads") + "/dismiss",
                Map.of("snoozeUntil", app.clock.instant().plus(Duration.ofDays(7)).toString()));
        workshop.letPass(app, Duration.ofDays(8));
        assertThat(workshop.open()).isEmpty();

        begins();

        await().until(() -> !workshop.open().isEmpty());
        assertThat(workshop.open()).containsExactly("pads");
        assertThat(workshop.told()).containsExactly("parts.low", "parts.low");
        await().untilAsserted(() -> assertThat(checkedAt()).isEqualTo(app.clock.instant()));

        workshop.letPass(app, Duration.ofHours(10));
        var back = app.clock.instant();
        comesAgain();
        await().untilAsserted(() -> assertThat(checkedAt()).isEqualTo(back));
        workshop.letPass(app, Duration.ofMinutes(1));
        comesAgain();
        assertThat(checkedAt()).as("one run, though the clock came twice").isEqualTo(back);
        assertThat(workshop.told()).containsExactly("parts.low", "parts.low");
    }

    @Test
    void it_has_all_ledgers_recomputed_once_a_day() {
        Workshop.opened(api).add("pads", 5, 0);
        assertThat(app.insides().ledgersVerifiedAt()).isEmpty();

        begins();

        await().untilAsserted(
                        () ->
                                assertThat(app.insides().ledgersVerifiedAt())
                                        .contains(app.clock.instant()));
    }
}
