package dev.pacenote.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of the machine is put right in the middle of a day's run. */
class ClockJumpsTest {

    private static final Instant EVENING = Instant.parse("2026-11-19T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T05:00:00Z");
    private static final int MAPS = 6;
    private static final Player NOVA =
            new Player(UUID.fromString("00000000-0000-4000-8000-000000000009"), "Nova", "Riga");
    private static final Player LYNX =
            new Player(UUID.fromString("00000000-0000-4000-8000-000000000008"), "Lynx", "Oslo");
    private static final List<String> FOLLOWERS =
            IntStream.range(0, 3).mapToObj(i -> "reader" + i).toList();

    private final Stage stage = new Stage(EVENING);
    private Api api;

    @BeforeEach
    void open() {
        for (int i = 0; i < FOLLOWERS.size(); i++) {
            stage.inventor.author(
                    stage.world,
                    new TmxUser(i + 1, FOLLOWERS.get(i)),
                    MAPS / FOLLOWERS.size(),
                    20,
                    Inventor.Pace.STILL,
                    LocalDate.ofInstant(EVENING, ZoneOffset.UTC));
        }
        api = stage.open();
        for (var follower : FOLLOWERS) {
            var token = api.newcomer(follower, follower + "@example.org");
            var made = api.post("/api/v1/users/alerts", token, Map.of("record_filter", "wr"));
            assertThat(made.status()).as(made.body()).isEqualTo(200);
            stage.clock.pass(Duration.ofMinutes(6));
        }
        api.cron();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void everybodyHeard(int times) {
        assertThat(stage.post().all())
                .extracting(Post.Mail::to)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, times)
                                .boxed()
                                .flatMap(_ -> FOLLOWERS.stream())
                                .map(name -> name + "@example.org")
                                .toList());
        assertThat(stage.post().all())
                .allSatisfy(mail -> assertThat(mail.told()).hasSize(MAPS / FOLLOWERS.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "PT20H", "PT-6H"})
    void a_run_over_which_the_clock_jumps_tells_everybody_once(Duration jump) {
        stage.clock.set(MORNING);
        stage.world.tracks().forEach(track -> stage.drive(track, NOVA, 40));
        stage.sandbox.faults().latency(Duration.ofMillis(100));
        api.cron("?wait=false");
        await().until(
                        () ->
                                api.run("2026-11-20")
                                                .json()
                                                .path("progress")
                                                .path("maps_surveyed")
                                                .asInt()
                                        > 0);

        stage.clock.pass(jump);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.run("2026-11-20").text("state").equals("completed"));
        stage.sandbox.faults().clear();
        stage.lookAround();
        everybodyHeard(1);

        // Put back, it becomes the hour of the run a second time.
        stage.clock.set(MORNING.plus(jump.isNegative() ? Duration.ZERO : jump));
        api.cron();
        stage.lookAround();
        everybodyHeard(1);

        stage.clock.set(MORNING.plus(Duration.ofDays(2)));
        stage.world.tracks().forEach(track -> stage.drive(track, LYNX, 30));
        api.cron();
        everybodyHeard(2);
    }
}
