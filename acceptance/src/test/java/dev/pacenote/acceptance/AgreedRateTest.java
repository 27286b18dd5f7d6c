package dev.pacenote.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.TmxUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What the agreed two requests a second mean for somebody who waits (contract C7, 3.3). */
class AgreedRateTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void two_hundred_maps_are_searched_within_three_minutes_at_two_requests_a_second() {
        try (var stage = new Stage(START).with("UPSTREAM_REQUESTS_PER_SECOND", "2")) {
            stage.inventor.author(
                    stage.world,
                    new TmxUser(1, "fox"),
                    200,
                    10,
                    Inventor.Pace.STILL,
                    LocalDate.ofInstant(START, ZoneOffset.UTC));
            var api = stage.open();
            stage.clock.letGo();
            stage.server().startClockWork();
            var token = api.newcomer("searcher", "searcher@example.org");
            long began = System.nanoTime();
            var job = api.get("/api/v1/users/maps?username=fox", token).text("jobId");
            var path = "/api/v1/users/maps/status/" + job;
            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> {
                                int checked =
                                        api.get(path, token).json().path("mapsChecked").asInt();
                                return checked > 5 && checked < 200;
                            });

            await().atMost(Duration.ofSeconds(170))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> api.get(path, token).text("status").equals("completed"));

            var done = api.get(path, token).json();
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(170));
            assertThat(done.path("mapsChecked").asInt()).isEqualTo(200);
            assertThat(done.path("partial").asBoolean()).isFalse();
            assertThat(stage.sandbox.manners().mostInOneSecond()).isLessThanOrEqualTo(2);
        }
    }
}
