package dev.pacenote.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.server.PacenoteServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers on one database, each of which comes and goes in the middle of a day's run. */
@ServerOnly("starts several servers on one database")
class SplitInstancesTest {

    private static final Instant EVENING = Instant.parse("2026-11-19T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T05:00:00Z");
    private static final String DAY = "2026-11-20";
    private static final int MAPS_EACH = 3;
    private static final Player NOVA =
            new Player(UUID.fromString("00000000-0000-4000-8000-000000000009"), "Nova", "Riga");
    private static final List<String> FOLLOWERS =
            IntStream.range(0, 20).mapToObj(i -> "reader" + i).toList();

    private final Stage stage =
            new Stage(EVENING).with("JWT_SECRET", "both of them know these 32 bytes or more");
    private final int database =
            URI.create(stage.databaseUrl.substring("jdbc:".length())).getPort();
    private final List<PacenoteServer> servers = new ArrayList<>();
    private final Cable firstCable = new Cable(database);
    private final Cable secondCable = new Cable(database);
    private Api first;
    private Api second;

    /** A server whose way to the database is that cable. */
    private Api server(Cable cable) {
        stage.with("DATABASE_URL", stage.databaseUrl.replace(":" + database, ":" + cable.port()));
        stage.with("PACENOTE_DATA", System.getProperty("java.io.tmpdir") + "/" + UUID.randomUUID());
        var server = PacenoteServer.start(stage.configuration(), stage.clock);
        servers.add(server);
        server.startClockWork();
        return new Api(server.port());
    }

    @BeforeEach
    void open() {
        for (int i = 0; i < FOLLOWERS.size(); i++) {
            stage.inventor.author(
                    stage.world,
                    new TmxUser(i + 1, FOLLOWERS.get(i)),
                    MAPS_EACH,
                    20,
                    Inventor.Pace.STILL,
                    LocalDate.ofInstant(EVENING, ZoneOffset.UTC));
        }
        first = server(firstCable);
        second = server(secondCable);
        for (var follower : FOLLOWERS) {
            var token = first.newcomer(follower, follower + "@example.org");
            var made = first.post("/api/v1/users/alerts", token, Map.of("record_filter", "wr"));
            assertThat(made.status()).as(made.body()).isEqualTo(200);
            stage.clock.pass(Duration.ofMinutes(6));
        }
        assertThat(first.cron().status()).isEqualTo(200);
        stage.world.tracks().forEach(track -> stage.drive(track, NOVA, 40));
        stage.clock.set(MORNING);
    }

    @AfterEach
    void close() {
        firstCable.mend();
        secondCable.mend();
        servers.forEach(PacenoteServer::close);
        stage.close();
        firstCable.close();
        secondCable.close();
    }

    private void everybodyHeardOnce() {
        assertThat(stage.post().all())
                .extracting(Post.Mail::to)
                .containsExactlyInAnyOrderElementsOf(
                        FOLLOWERS.stream().map(name -> name + "@example.org").toList());
        assertThat(stage.post().all())
                .allSatisfy(mail -> assertThat(mail.told()).hasSize(MAPS_EACH));
    }

    private void awaitEnd(Api api) {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> api.run(DAY).text("state").equals("completed"));
    }

    @Test
    void cut_off_from_the_database_in_turn_they_tell_everybody_once() {
        first.cron("?wait=false");
        await().pollInterval(Duration.ofMillis(5)).until(() -> !stage.post().all().isEmpty());

        firstCable.cut();
        await().until(() -> first.get("/health/ready").status() == 503);
        assertThat(second.get("/health/ready").status()).isEqualTo(200);
        secondCable.cut();
        await().until(() -> second.get("/health/ready").status() == 503);
        secondCable.mend();
        await().until(() -> second.get("/health/ready").status() == 200);
        firstCable.mend();

        awaitEnd(second);
        everybodyHeardOnce();
        assertThat(first.get("/health/ready").status()).isEqualTo(200);
    }

    @Test
    void restarted_in_turn_they_answer_all_the_time_and_tell_everybody_once() {
        var token = second.logIn(FOLLOWERS.getFirst()).text("access_token");
        stage.sandbox.faults().latency(Duration.ofMillis(100));
        first.cron("?wait=false");
        await().until(
                        () ->
                                first.run(DAY).json().path("progress").path("maps_surveyed").asInt()
                                        > 0);

        servers.removeFirst().close();

        assertThat(second.get("/api/v1/users/alerts", token).status()).isEqualTo(200);
        var third = server(firstCable);
        servers.removeFirst().close();
        assertThat(third.get("/api/v1/users/alerts", token).status()).isEqualTo(200);
        stage.sandbox.faults().clear();
        awaitEnd(third);
        everybodyHeardOnce();
    }
}
