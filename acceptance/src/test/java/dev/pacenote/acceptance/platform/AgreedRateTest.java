package dev.pacenote.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.TmxUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the agreed two requests a second mean for somebody who waits (contract C7, 3.3). */
@Order(1)
class AgreedRateTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    @ServerOnly("starts a second server")
    void two_instances_on_one_database_keep_the_rate_together_and_whoever_waits_goes_first() {
        try (var app = new TestApplication(START).with("UPSTREAM_REQUESTS_PER_SECOND", "4")) {
            app.inventor.author(
                    app.world,
                    new TmxUser(1, "fox"),
                    60,
                    10,
                    Inventor.Pace.STILL,
                    LocalDate.ofInstant(START, ZoneOffset.UTC));
            var one = app.open();
            var follower = one.newcomer("fox", "fox@example.org");
            one.post("/api/v1/users/alerts", follower, Map.of());
            app.withDataOfItsOwn();
            try (var second = app.startServer()) {
                var two = new Api(second.port());
                app.sandbox.manners().clear();
                var run =
                        CompletableFuture.supplyAsync(() -> one.cron(), Thread::startVirtualThread);
                await().until(() -> boardsRead(app) > 4);
                for (int i = 0; i < 8; i++) {
                    long before = boardsRead(app);
                    var found =
                            two.get("/api/v1/users/search?username=fo" + "o".repeat(i), follower);
                    assertThat(found.status()).as(found.body()).isEqualTo(200);
                    assertThat(boardsRead(app) - before)
                            .as("the run on the other instance stays back")
                            .isLessThan(12);
                }
                assertThat(run.join().status()).isEqualTo(200);
                assertThat(app.sandbox.manners().mostInOneSecond()).isLessThanOrEqualTo(4);
            }
        }
    }

    @Test
    void two_hundred_maps_are_searched_within_three_minutes_at_two_requests_a_second() {
        try (var app =
                new TestApplication(START)
                        .with("UPSTREAM_REQUESTS_PER_SECOND", "2")
                        .patientWithUpstreams()) {
            app.inventor.author(
                    app.world,
                    new TmxUser(1, "fox"),
                    200,
                    10,
                    Inventor.Pace.STILL,
                    LocalDate.ofInstant(START, ZoneOffset.UTC));
            var api = app.open();
            app.clock.letGo();
            app.service().startScheduledJobs();
            var token = api.newcomer("searcher", "searcher@example.org");
            var job = api.get("/api/v1/users/maps?username=fox", token).text("jobId");
            var path = "/api/v1/users/maps/status/" + job;
            await().until(
                            () -> {
                                int checked =
                                        api.get(path, token).json().path("mapsChecked").asInt();
                                return checked > 5 && checked < 200;
                            });

            await().atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> api.get(path, token).text("status").equals("completed"));

            var done = api.get(path, token).json();
            assertThat(app.sandbox.manners().total())
                    .as("as many as fit into three minutes")
                    .isLessThan(3 * 60 * 2);
            assertThat(done.path("mapsChecked").asInt()).isEqualTo(200);
            assertThat(done.path("partial").asBoolean()).isFalse();
            assertThat(app.sandbox.manners().mostInOneSecond()).isLessThanOrEqualTo(2);
        }
    }

    private static long boardsRead(TestApplication app) {
        return app.sandbox.manners().requests().getOrDefault("live top", 0L);
    }
}
