package dev.pacenote.domain.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.platform.UtcDate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DailyScheduleTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private static Instant due(String at, String zone, LocalDate after) {
        return new DailySchedule(LocalTime.parse(at), ZoneId.of(zone)).nextDateDue(after);
    }

    @Test
    void a_run_has_the_utc_date_wherever_the_machine_stands() {
        assertThat(UtcDate.of(Instant.parse("2026-11-20T23:59:59Z"))).isEqualTo(DAY);
        assertThat(UtcDate.of(Instant.parse("2026-11-21T00:00:00Z"))).isEqualTo(DAY.plusDays(1));
    }

    @Test
    void a_run_is_late_from_its_hour_until_it_begins() {
        var schedule = new DailySchedule(LocalTime.of(5, 0), ZoneOffset.UTC);
        var before = Optional.of(DAY.minusDays(1));

        assertThat(schedule.late(before, Instant.parse("2026-11-20T04:59:59Z"))).isZero();
        assertThat(schedule.late(before, Instant.parse("2026-11-20T05:10:00Z")))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(schedule.late(Optional.empty(), Instant.parse("2026-11-20T06:00:00Z")))
                .as("on its first day nobody knows when it began")
                .isZero();
        assertThat(schedule.late(Optional.of(DAY), Instant.parse("2026-11-20T23:00:00Z"))).isZero();
    }

    @Test
    void the_next_date_is_due_at_its_first_appointment() {
        assertThat(due("05:00", "UTC", DAY)).isEqualTo("2026-11-21T05:00:00Z");
        // 00:30 in Berlin is still the evening before in UTC: that one belongs to the old date.
        assertThat(due("00:30", "Europe/Berlin", DAY)).isEqualTo("2026-11-21T23:30:00Z");
        assertThat(due("06:00", "Pacific/Auckland", DAY)).isEqualTo("2026-11-21T17:00:00Z");
    }

    @Test
    void an_hour_that_does_not_exist_moves_and_one_that_exists_twice_happens_once() {
        // Clocks go forward on 29 March 2026 and back on 25 October.
        assertThat(due("02:30", "Europe/Berlin", LocalDate.of(2026, 3, 28)))
                .isEqualTo("2026-03-29T01:30:00Z");
        assertThat(due("02:30", "Europe/Berlin", LocalDate.of(2026, 10, 24)))
                .isEqualTo("2026-10-25T00:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "America/New_York",
                "Pacific/Auckland",
                "Pacific/Apia",
                "Australia/Lord_Howe",
                "America/St_Johns"
            })
    void over_years_of_clock_changes_no_date_has_two_appointments(String zone) {
        for (int halfHour = 0; halfHour < 48; halfHour++) {
            var at = LocalTime.MIDNIGHT.plusMinutes(30L * halfHour);
            var schedule = new DailySchedule(at, ZoneId.of(zone));
            var now = schedule.firstAfter(Instant.parse("2025-12-31T12:00:00Z"));
            for (int i = 0; i < 1_100; i++) {
                var next = schedule.firstAfter(now);
                assertThat(UtcDate.of(next)).isAfter(UtcDate.of(now));
                assertThat(Duration.between(now, next))
                        .as("%s in %s after %s", at, zone, now)
                        .isBetween(Duration.ofHours(23), Duration.ofHours(48));
                assertThat(schedule.firstAfter(next.minusNanos(1))).isEqualTo(next);
                now = next;
            }
        }
    }

    @Test
    void a_clock_that_was_put_back_finds_the_same_appointment() {
        var five = new DailySchedule(LocalTime.of(5, 0), ZoneOffset.UTC);
        var due = Instant.parse("2026-11-20T05:00:00Z");

        assertThat(five.firstAfter(due.minusSeconds(1))).isEqualTo(due);
        assertThat(five.firstAfter(due)).isEqualTo("2026-11-21T05:00:00Z");
        assertThat(five.firstAfter(due.minusSeconds(3_600))).isEqualTo(due);
        assertThat(five.firstAfter(due.minusSeconds(6 * 3_600))).isEqualTo(due);
    }

    @Test
    void the_next_run_is_the_first_date_that_has_none() {
        var five = new DailySchedule(LocalTime.of(5, 0), ZoneOffset.UTC);
        var today = LocalDate.of(2026, 11, 20);
        var noon = Instant.parse("2026-11-20T12:00:00Z");

        assertThat(five.nextRun(Optional.of(today), noon))
                .isEqualTo(Instant.parse("2026-11-21T05:00:00Z"));
        assertThat(five.nextRun(Optional.of(today.minusDays(1)), noon))
                .as("today's is due")
                .isEqualTo(Instant.parse("2026-11-20T05:00:00Z"));
        assertThat(five.nextRun(Optional.of(today.minusDays(9)), noon))
                .as("missed days are not made up one by one")
                .isEqualTo(Instant.parse("2026-11-20T05:00:00Z"));
        assertThat(five.nextRun(Optional.empty(), Instant.parse("2026-11-20T04:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-20T05:00:00Z"));
    }
}
