package dev.pacenote.acceptance.dailyrun;

import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.FunctionsInLongRun;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.records.FollowerSet;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of the machine is put right in the middle of a day's run. */
@FunctionsInLongRun
class ClockJumpsTest {

    private static final Instant EVENING = Instant.parse("2026-11-19T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T05:00:00Z");
    private final TestApplication app = new TestApplication(EVENING);
    private final FollowerSet readers = new FollowerSet(app, 3, 2);
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

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "PT20H", "PT-6H"})
    void a_run_over_which_the_clock_jumps_tells_everybody_once(Duration jump) {
        app.clock.set(MORNING);
        readers.beatAll(40);
        app.sandbox.faults().latency(Duration.ofMillis(100));
        api.cron("?wait=false");
        await().until(
                        () ->
                                api.run("2026-11-20")
                                                .json()
                                                .path("progress")
                                                .path("maps_surveyed")
                                                .asInt()
                                        > 0);

        app.clock.pass(jump);

        await().until(() -> api.run("2026-11-20").text("state").equals("completed"));
        app.sandbox.faults().clear();
        app.lookAround();
        readers.heard(1);

        // Put back, it becomes the hour of the run a second time.
        app.clock.set(MORNING.plus(jump.isNegative() ? Duration.ZERO : jump));
        api.cron();
        app.lookAround();
        readers.heard(1);

        app.clock.set(MORNING.plus(Duration.ofDays(2)));
        readers.beatAll(30);
        api.cron();
        readers.heard(2);
    }
}
