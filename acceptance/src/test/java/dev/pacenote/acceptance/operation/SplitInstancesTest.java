package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.NetworkCut;
import dev.pacenote.acceptance.support.records.FollowerSet;
import dev.pacenote.server.PacenoteServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers on one database, each of which comes and goes in the middle of a day's run. */
@ServerOnly("starts several servers on one database")
class SplitInstancesTest {

    private static final Instant EVENING = Instant.parse("2026-11-19T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T05:00:00Z");
    private static final String DAY = "2026-11-20";
    private static final int READERS = 20;

    /** After this nobody waits for a server that was writing a mail when it was cut off. */
    private static final Duration A_WHILE = Duration.ofMinutes(4);

    private final TestApplication app =
            new TestApplication(EVENING)
                    .with("JWT_SECRET", "both of them know these 32 bytes or more");
    private final FollowerSet readers = new FollowerSet(app, READERS, 3);
    private final int database = URI.create(app.databaseUrl.substring("jdbc:".length())).getPort();
    private final List<PacenoteServer> servers = new ArrayList<>();
    private final NetworkCut firstCable = new NetworkCut(database);
    private final NetworkCut secondCable = new NetworkCut(database);
    private Api first;
    private Api second;

    /** A server whose way to the database is that cable. */
    private Api server(NetworkCut cable) {
        app.with("DATABASE_URL", app.databaseUrl.replace(":" + database, ":" + cable.port()));
        app.withDataOfItsOwn();
        var server = app.startServer();
        servers.add(server);
        server.startScheduledJobs();
        return new Api(server.port());
    }

    @BeforeEach
    void open() {
        first = server(firstCable);
        second = server(secondCable);
        readers.join(first);
        readers.beatAll(40);
        app.clock.set(MORNING);
    }

    @AfterEach
    void close() {
        firstCable.mend();
        secondCable.mend();
        servers.forEach(PacenoteServer::close);
        app.close();
        firstCable.close();
        secondCable.close();
    }

    private void awaitEnd(Api api) {
        await().until(() -> api.run(DAY).text("state").equals("completed"));
    }

    /** A mail that was just being written when its server was cut off is taken up a while later. */
    private void everybodyHearsOnce() {
        app.clock.pass(A_WHILE);
        await().until(() -> app.mailbox().all().size() >= READERS);
        readers.heard(1);
    }

    @Test
    void cut_off_from_the_database_in_turn_they_tell_everybody_once() {
        first.cron("?wait=false");
        await().pollInterval(Duration.ofMillis(5)).until(() -> !app.mailbox().all().isEmpty());

        firstCable.cut();
        await().until(() -> first.get("/health/ready").status() == 503);
        assertThat(second.get("/health/ready").status()).isEqualTo(200);
        secondCable.cut();
        await().until(() -> second.get("/health/ready").status() == 503);
        secondCable.mend();
        await().until(() -> second.get("/health/ready").status() == 200);
        firstCable.mend();

        awaitEnd(second);
        everybodyHearsOnce();
        assertThat(first.get("/health/ready").status()).isEqualTo(200);
    }

    @Test
    void restarted_in_turn_they_answer_all_the_time_and_tell_everybody_once() {
        var token = second.logIn(readers.somebody()).text("access_token");
        app.sandbox.faults().latency(Duration.ofMillis(100));
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
        app.sandbox.faults().clear();
        awaitEnd(third);
        everybodyHearsOnce();
    }
}
