package dev.pacenote.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.FunctionsInLongRun;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.records.FollowerSet;
import dev.pacenote.sandbox.Faults.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Upstreams take every request and never answer, on a morning on which people look at pages. */
@FunctionsInLongRun
class BlackHoleTest {

    private final TestApplication app =
            new TestApplication(Instant.parse("2026-11-19T20:00:00Z")).hastyWithUpstreams();
    private final FollowerSet readers = new FollowerSet(app, 5, 4);
    private Api api;

    @BeforeEach
    void open() {
        api = app.open();
        readers.join(api);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void people_read_on_and_the_run_waits_until_somebody_answers() {
        app.clock.set(Instant.parse("2026-11-20T05:00:00Z"));
        readers.beatAll(40);
        var token = api.logIn(readers.somebody()).text("access_token");
        app.sandbox.faults().with(Kind.SILENCE, 1);

        api.cron("?wait=false");

        for (int i = 0; i < 20; i++) {
            for (var page : List.of("users/alerts", "notification-history", "users/profile")) {
                assertThat(api.get("/api/v1/" + page, token).status()).isEqualTo(200);
            }
        }
        await().until(() -> api.run("2026-11-20").text("state").equals("waiting"));
        assertThat(app.mailbox().all()).as("an absence is no news").isEmpty();

        app.sandbox.faults().clear();

        await().until(() -> api.run("2026-11-20").text("state").equals("completed"));
        readers.heard(1);
    }
}
