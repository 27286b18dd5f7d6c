package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.NetworkCut;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.TmxUser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The database goes away while the server runs, and comes back. */
@ServerOnly("cuts the cable between a server and its database")
class LostDatabaseTest {

    @Test
    void requests_say_503_and_an_interrupted_run_goes_on_when_it_returns() {
        try (var stage = new TestApplication(Instant.parse("2026-11-19T12:00:00Z"))) {
            var url = URI.create(stage.databaseUrl.substring("jdbc:".length()));
            try (var cable = new NetworkCut(url.getPort())) {
                stage.with(
                        "DATABASE_URL",
                        stage.databaseUrl.replace(":" + url.getPort(), ":" + cable.port()));
                stage.inventor.author(
                        stage.world,
                        new TmxUser(1, "fox"),
                        120,
                        20,
                        new Inventor.Pace(1, 1),
                        LocalDate.of(2026, 11, 19));
                var api = stage.open();
                stage.house().startScheduledJobs();
                api.post(
                        "/api/v1/users/alerts",
                        api.newcomer("fox", "fox@example.org"),
                        Map.of("record_filter", "all"));
                stage.clock.set(Instant.parse("2026-11-21T05:00:00Z"));
                var token = api.logIn("fox").text("access_token");
                // So slow that the run cannot end before the database is lost.
                stage.sandbox.faults().latency(Duration.ofSeconds(1));
                api.cron("?wait=false");
                await().until(
                                () ->
                                        api.run("2026-11-21")
                                                        .json()
                                                        .path("progress")
                                                        .path("maps_surveyed")
                                                        .asInt()
                                                > 0);

                cable.cut();

                var answer = api.get("/api/v1/users/alerts", token);
                assertThat(answer.status()).as(answer.body()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isNotBlank();
                assertThat(answer.text("code")).isEqualTo("service_unavailable");
                assertThat(api.get("/health/ready").status()).isEqualTo(503);
                assertThat(api.get("/health/live").status()).isEqualTo(200);
                assertThat(api.get("/health").status()).isEqualTo(200);
                assertThat(stage.post().all()).isEmpty();

                cable.mend();
                stage.sandbox.faults().clear();

                await().until(() -> api.run("2026-11-21").text("state").equals("completed"));
                assertThat(api.get("/health/ready").status()).isEqualTo(200);
                // A mail that was just being written when the database went is taken up later.
                stage.clock.pass(Duration.ofMinutes(4));
                await().until(() -> !stage.post().all().isEmpty());
                assertThat(stage.post().all()).hasSize(1);
                var told = stage.post().all().getFirst().told();
                assertThat(told).isNotEmpty().doesNotHaveDuplicates();
            }
        }
    }
}
