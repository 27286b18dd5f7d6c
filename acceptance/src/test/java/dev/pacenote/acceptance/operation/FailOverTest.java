package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.PostgresPair;
import dev.pacenote.acceptance.support.network.NetworkCut;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The database fails over: what was the primary still answers and only reads, its standby takes the
 * changes, and its address leads to the new one. Connections to the old one stay open.
 */
class FailOverTest {

    private static final List<String> FILTERS = List.of("all", "wr", "top5");

    private final PostgresPair pair = PostgresPair.start();
    private final NetworkCut cable = new NetworkCut(pair.primaryPort());
    private final TestApplication app = new TestApplication(Instant.parse("2026-11-19T12:00:00Z"));
    private final List<Integer> refused = new ArrayList<>();
    private Api api;
    private String token;
    private String alert;
    private String kept = "top5";
    private int asked;

    @BeforeEach
    void open() {
        int port = URI.create(pair.url().substring("jdbc:".length())).getPort();
        app.with("DATABASE_URL", pair.url().replace(":" + port, ":" + cable.port()));
        api = app.open();
        token = api.newcomer("fox", "fox@example.org");
        alert =
                "/api/v1/users/alerts/"
                        + api.post("/api/v1/users/alerts", token, Map.of()).text("alert_id");
    }

    @AfterEach
    void close() {
        app.close();
        cable.close();
        pair.close();
    }

    /** Whether a change was taken; if so it counts from then on. */
    private boolean change() {
        var next = FILTERS.get(asked++ % FILTERS.size());
        var answer = api.put(alert, token, Map.of("record_filter", next));
        if (answer.status() == 200) {
            kept = next;
            return true;
        }
        refused.add(answer.status());
        assertThat(answer.text("code")).as(answer.body()).isEqualTo("service_unavailable");
        assertThat(answer.header("Retry-After")).isNotBlank();
        return false;
    }

    private String filter() {
        var answer = api.get("/api/v1/users/alerts", token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("alerts").path(0).path("recordFilter").asText();
    }

    @Test
    void a_database_that_only_reads_is_an_outage_and_the_new_primary_is_found_without_a_restart() {
        assertThat(change()).isTrue();
        assertThat(api.get("/health/ready").status()).isEqualTo(200);

        pair.demotePrimary();

        assertThat(change()).isFalse();
        var ready = api.get("/health/ready");
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.json().path("checks").path("database").asText()).isEqualTo("DOWN");
        assertThat(api.get("/health/live").status()).isEqualTo(200);
        assertThat(change()).isFalse();

        pair.promoteStandby();
        cable.leadTo(pair.standbyPort());

        await().atMost(Duration.ofSeconds(60)).until(this::change);
        assertThat(refused).containsOnly(503);
        assertThat(filter()).isEqualTo(kept);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/health/ready").status() == 200);
        assertThat(api.cron().status()).isEqualTo(200);
    }

    @Test
    void a_change_after_the_switch_goes_to_the_new_primary_over_connections_of_its_own() {
        assertThat(change()).isTrue();

        pair.demotePrimary();
        pair.promoteStandby();
        cable.leadTo(pair.standbyPort());

        await().atMost(Duration.ofSeconds(60)).until(this::change);
        assertThat(change()).isTrue();
        assertThat(filter()).isEqualTo(kept);
    }
}
