package dev.pacenote.acceptance.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;

/** The check of all workshops, started by a request: as the clock starts it each hour. */
final class HourlyCheck {

    private HourlyCheck() {}

    /** Starts it, and waits for its end. */
    static JsonNode run(TestApplication app, Api api) {
        var started = Workshop.startCheck(api);
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        var path = started.header("Location");
        if (Assembly.current() == Assembly.LAMBDA) {
            // Whoever answered stands still from then on: the next minute of the clock does it.
            assertThat(
                            api.get(path, TestApplication.CRON_SECRET)
                                    .json()
                                    .path("finishedAt")
                                    .isNull())
                    .isTrue();
            app.lookAround();
        }
        await().until(
                        () ->
                                api.get(path, TestApplication.CRON_SECRET)
                                        .json()
                                        .hasNonNull("finishedAt"));
        return api.get(path, TestApplication.CRON_SECRET).json();
    }
}
