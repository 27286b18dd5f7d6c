package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.NetworkCut;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.TmxUser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The database goes away while the server runs, and comes back. */
@ServerOnly("cuts the cable between a server and its database")
class LostDatabaseTest {

    @Test
    void a_change_of_parts_says_503_and_counts_once_when_it_is_sent_again() {
        try (var app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))) {
            var url = URI.create(app.databaseUrl.substring("jdbc:".length()));
            try (var cable = new NetworkCut(url.getPort())) {
                app.with("FEATURES", "trackmania,parts")
                        .with(
                                "DATABASE_URL",
                                app.databaseUrl.replace(":" + url.getPort(), ":" + cable.port()));
                var api = app.open();
                var token = api.newcomer("Ann", "ann@example.org");
                api.post(
                        "/parts",
                        token,
                        Map.of("partId", "pads", "partName", "Pads", "currentStock", 9));

                cable.cut();

                for (var refused : List.of(takeTwo(api, token), api.get("/parts/pads", token))) {
                    assertThat(refused.status()).as(refused.body()).isEqualTo(503);
                    assertThat(refused.text("code")).isEqualTo("store_unavailable");
                    assertThat(refused.text("error")).isEqualTo(refused.text("detail"));
                    assertThat(refused.header("Retry-After")).isNotBlank();
                }

                cable.mend();

                await().until(() -> takeTwo(api, token).status() == 200);
                assertThat(takeTwo(api, token).header("Idempotency-Replayed")).isEqualTo("true");
                assertThat(api.get("/parts/pads", token).json().path("currentStock").asInt())
                        .isEqualTo(7);
            }
        }
    }

    private static Api.Answer takeTwo(Api api, String token) {
        return api.send(
                api.json("/stock/pads")
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", "two")
                        .PUT(Api.body(Map.of("operation", "subtract", "quantity", 2))));
    }

    @Test
    void requests_say_503_and_an_interrupted_run_goes_on_when_it_returns() {
        try (var app = new TestApplication(Instant.parse("2026-11-19T12:00:00Z"))) {
            var url = URI.create(app.databaseUrl.substring("jdbc:".length()));
            try (var cable = new NetworkCut(url.getPort())) {
                app.with(
                        "DATABASE_URL",
                        app.databaseUrl.replace(":" + url.getPort(), ":" + cable.port()));
                app.inventor.author(
                        app.world,
                        new TmxUser(1, "fox"),
                        120,
                        20,
                        new Inventor.Pace(1, 1),
                        LocalDate.of(2026, 11, 19));
                var api = app.open();
                app.service().startScheduledJobs();
                api.post(
                        "/api/v1/users/alerts",
                        api.newcomer("fox", "fox@example.org"),
                        Map.of("record_filter", "all"));
                app.clock.set(Instant.parse("2026-11-21T05:00:00Z"));
                var token = api.logIn("fox").text("access_token");
                // So slow that the run cannot end before the database is lost.
                app.sandbox.faults().latency(Duration.ofSeconds(1));
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
                assertThat(app.mailbox().all()).isEmpty();

                cable.mend();
                app.sandbox.faults().clear();

                await().until(() -> api.run("2026-11-21").text("state").equals("completed"));
                assertThat(api.get("/health/ready").status()).isEqualTo(200);
                // A mail that was just being written when the database went is taken up later.
                app.clock.pass(Duration.ofMinutes(4));
                await().until(() -> !app.mailbox().all().isEmpty());
                assertThat(app.mailbox().all()).hasSize(1);
                var told = app.mailbox().all().getFirst().records();
                assertThat(told).isNotEmpty().doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void an_inbox_that_cannot_be_read_says_503_and_never_that_it_is_empty() {
        try (var app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))) {
            var url = URI.create(app.databaseUrl.substring("jdbc:".length()));
            try (var cable = new NetworkCut(url.getPort())) {
                var api =
                        app.with("FEATURES", "trackmania,messages")
                                .with(
                                        "DATABASE_URL",
                                        app.databaseUrl.replace(
                                                ":" + url.getPort(), ":" + cable.port()))
                                .open();
                var token = Inboxes.withOneMessage(api);

                cable.cut();
                Inboxes.assertUnavailable(api, token);
                cable.mend();

                Inboxes.assertOneMessage(api, token);
            }
        }
    }
}
