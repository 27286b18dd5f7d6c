package dev.pacenote.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.RawConnection;
import dev.pacenote.server.PacenoteServer;
import dev.pacenote.server.connections.ServerLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More clients than the server has room for, and clients that send or take slowly. */
@ServerOnly("what functions take on is limited by their cloud")
class ConnectionLimitsTest {

    /** What a test waits for. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    /** What no test lives to see. */
    private static final Duration LONG = Duration.ofHours(1);

    private static final int CONNECTIONS = 12;
    private static final int REQUESTS = 3;
    private static final int AHEAD = 20;

    private final TestApplication app =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("METRICS_TOKEN", "measure");
    private final List<RawConnection> wires = new ArrayList<>();
    private PacenoteServer server;
    private int port;
    private String token;

    @BeforeEach
    void open() {
        server = start(LONG, LONG, LONG);
        port = server.port();
        token = new Api(server.port()).newcomer("fox", "fox@example.org");
    }

    private PacenoteServer start(Duration idle, Duration arrival, Duration stall) {
        return app.startServer(
                new ServerLimits(
                        CONNECTIONS,
                        REQUESTS,
                        1,
                        1,
                        AHEAD,
                        idle,
                        arrival,
                        stall,
                        LONG,
                        Duration.ZERO));
    }

    private void startAgain(Duration idle, Duration arrival, Duration stall) {
        server.close();
        server = start(idle, arrival, stall);
        port = server.port();
    }

    @AfterEach
    void close() {
        wires.forEach(RawConnection::close);
        server.close();
        app.close();
    }

    private RawConnection wire() {
        var wire = new RawConnection(server.port());
        wires.add(wire);
        return wire;
    }

    private RawConnection asking() {
        return wire().ask("GET /api/v1/users/alerts HTTP/1.1", "Authorization: Bearer " + token);
    }

    /** As long as this is open nobody reads alerts. */
    private Bolt bolt() throws SQLException {
        var connection = DriverManager.getConnection(app.databaseUrl);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table mapper_alerts in access exclusive mode");
        }
        return new Bolt(connection);
    }

    private final class Bolt implements AutoCloseable {
        private final Connection connection;

        Bolt(Connection connection) {
            this.connection = connection;
        }

        /** Opens, and waits for those who have waited. */
        @Override
        public void close() throws SQLException {
            connection.close();
            if (!isShut()) {
                soon(0, "pacenote_http_inside");
            }
        }
    }

    private List<RawConnection> fill() {
        var inside = IntStream.range(0, REQUESTS).mapToObj(_ -> asking()).toList();
        soon(REQUESTS, "pacenote_http_inside");
        return inside;
    }

    private double figure(String line) {
        var wire =
                wire().ask(
                                "GET /metrics HTTP/1.1",
                                "Authorization: Bearer measure",
                                "Connection: close");
        var answer = wire.answer();
        assertThat(wire.isHungUp()).isTrue();
        return answer.lines()
                .filter(text -> text.startsWith(line + " "))
                .mapToDouble(text -> Double.parseDouble(text.substring(line.length() + 1)))
                .sum();
    }

    private void soon(double expected, String line) {
        await().untilAsserted(() -> assertThat(figure(line)).isEqualTo(expected));
    }

    @Test
    void who_finds_no_room_is_told_while_the_others_wait_and_the_others_are_served()
            throws SQLException {
        List<RawConnection> inside;
        var late = wire();
        try (var _ = bolt()) {
            inside = fill();

            var refused =
                    late.ask("GET /api/v1/users/alerts HTTP/1.1", "Origin: https://a.example")
                            .answer();

            assertThat(refused)
                    .startsWith("HTTP/1.1 503")
                    .containsIgnoringCase("retry-after: 2\r\n")
                    .containsIgnoringCase("access-control-allow-origin: https://a.example\r\n")
                    .containsIgnoringCase("cache-control: no-store\r\n")
                    .containsIgnoringCase("content-type: application/problem+json\r\n")
                    .contains("\"code\":\"overloaded\"", "\"msg\":\"Pacenote has very much to do");
            var id = refused.replaceAll("(?is).*x-request-id: ([-0-9a-f]+).*", "$1");
            assertThat(refused).contains("\"requestId\":\"" + id + "\"");
            assertThat(wire().ask("GET /health/ready HTTP/1.1").answer())
                    .startsWith("HTTP/1.1 200");
            assertThat(wire().ask("GET / HTTP/1.1", "Accept: text/html").answer())
                    .startsWith("HTTP/1.1 200");
            assertThat(
                            wire().ask(
                                            "OPTIONS /api/v1/users/alerts HTTP/1.1",
                                            "Origin: https://a.example",
                                            "Access-Control-Request-Method: GET")
                                    .answer())
                    .startsWith("HTTP/1.1 204");
        }
        assertThat(inside).allSatisfy(wire -> assertThat(wire.answer()).startsWith("HTTP/1.1 200"));
        soon(0, "pacenote_http_inside");
        soon(1, "pacenote_http_turned_away_total{reason=\"requests\"}");

        late.ask("GET /api/v1/users/alerts HTTP/1.1", "Authorization: Bearer " + token);

        assertThat(late.answer()).startsWith("HTTP/1.1 200");
    }

    @Test
    void who_follows_a_mailed_link_and_finds_no_room_reads_a_page() throws SQLException {
        List<RawConnection> inside;
        try (var _ = bolt()) {
            inside = fill();
            var link = "GET /api/v1/unsubscribe?token=x HTTP/1.1";

            assertThat(wire().ask(link, "Accept: text/html,*/*;q=0.8").answer())
                    .startsWith("HTTP/1.1 503")
                    .containsIgnoringCase("content-type: text/html;charset=utf-8\r\n")
                    .containsIgnoringCase("retry-after: 2\r\n")
                    .contains("<h1>Pacenote</h1>", "Pacenote has very much to do")
                    .doesNotContain("\"code\"");
            assertThat(wire().ask(link, "Accept: */*").answer())
                    .startsWith("HTTP/1.1 503")
                    .contains("\"code\":\"overloaded\"");
            assertThat(wire().ask("GET /api/v1/half%zz HTTP/1.1").answer())
                    .startsWith("HTTP/1.1 503")
                    .contains("\"code\":\"overloaded\"");
        }
        assertThat(inside).allSatisfy(wire -> assertThat(wire.answer()).startsWith("HTTP/1.1 200"));
    }

    @Test
    void a_refused_body_is_let_go_of_and_the_connection_stays_usable() throws SQLException {
        var late = wire();
        try (var _ = bolt()) {
            fill();
            late.ask("POST /api/v1/users/alerts HTTP/1.1", "Content-Length: 5000", "X: y");

            assertThat(late.answer()).startsWith("HTTP/1.1 503");

            late.say("x".repeat(3_000)).say("x".repeat(2_000));
            late.ask("GET /health/live HTTP/1.1");
            assertThat(late.answer()).startsWith("HTTP/1.1 200");
        }
        soon(0, "pacenote_http_inside");
        late.ask("GET /api/v1/users/alerts HTTP/1.1", "Authorization: Bearer " + token);
        assertThat(late.answer()).startsWith("HTTP/1.1 200");
    }

    @Test
    void who_asked_for_the_end_of_the_connection_gets_it_with_the_refusal() throws SQLException {
        try (var _ = bolt()) {
            fill();
            var late = wire().ask("GET /api/v1/users/alerts HTTP/1.1", "Connection: close");

            assertThat(late.answer())
                    .startsWith("HTTP/1.1 503")
                    .containsIgnoringCase("connection: close");
            assertThat(late.isHungUp()).isTrue();
        }
    }

    @Test
    void what_cannot_be_read_is_answered_with_the_end_of_the_connection() {
        var wire = wire().ask("GET /api/v1/stats?" + "x".repeat(5_000) + " HTTP/1.1");

        assertThat(wire.answer()).contains(" 400 ").containsIgnoringCase("connection: close\r\n");
        assertThat(wire.isHungUp()).isTrue();
    }

    @Test
    void who_hangs_up_while_waiting_gives_the_place_to_others() throws SQLException {
        try (var _ = bolt()) {
            fill().forEach(RawConnection::close);
            soon(0, "pacenote_http_inside");
            fill();
        }
    }

    @Test
    void a_server_that_stops_takes_nobody_in_and_answers_who_is_inside() throws SQLException {
        List<RawConnection> inside;
        CompletableFuture<Void> stopped;
        try (var _ = bolt()) {
            inside = fill();

            stopped = CompletableFuture.runAsync(server::close);

            await().until(this::isShut);
            assertThat(inside).allSatisfy(wire -> assertThat(wire.isQuiet()).isTrue());
        }
        assertThat(inside).allSatisfy(wire -> assertThat(wire.answer()).startsWith("HTTP/1.1 200"));
        assertThat(stopped).succeedsWithin(Duration.ofMinutes(2));
    }

    private boolean isShut() {
        try (var _ = new RawConnection(port)) {
            return false;
        } catch (UncheckedIOException refused) {
            return true;
        }
    }

    @Test
    void pipelined_requests_are_answered_in_their_order() throws SQLException {
        RawConnection wire;
        try (var _ = bolt()) {
            var profile = "GET /api/v1/users/profile HTTP/1.1\r\nHost: a\r\n\r\n";
            wire = wire().say(alerts().repeat(2) + profile.repeat(2));
            soon(REQUESTS, "pacenote_http_inside");
            soon(1, "pacenote_http_turned_away_total{reason=\"requests\"}");
        }
        assertThat(wire.answer()).startsWith("HTTP/1.1 200");
        assertThat(wire.answer()).startsWith("HTTP/1.1 200");
        assertThat(wire.answer()).startsWith("HTTP/1.1 401");
        assertThat(wire.answer()).startsWith("HTTP/1.1 503");
        soon(0, "pacenote_http_inside");
    }

    @Test
    void who_sends_slowly_keeps_nobody_out_and_is_not_waited_for() {
        startAgain(LONG, SHORT, LONG);
        var slow =
                IntStream.range(0, REQUESTS + 1)
                        .mapToObj(
                                _ ->
                                        wire().ask(
                                                        "POST /api/v1/users/login HTTP/1.1",
                                                        "Content-Type: application/json",
                                                        "Content-Length: 50")
                                                .say("{"))
                        .toList();
        var slower = wire().say("GET /api/v1/use");

        assertThat(asking().answer()).startsWith("HTTP/1.1 200");
        assertThat(slow).allSatisfy(wire -> assertThat(wire.isHungUp()).isTrue());
        assertThat(slower.isHungUp()).isTrue();
        soon(REQUESTS + 2, "pacenote_http_turned_away_total{reason=\"slow\"}");
        soon(0, "pacenote_http_inside");
    }

    @Test
    void who_does_not_take_the_answers_is_not_waited_for() {
        startAgain(LONG, LONG, SHORT);
        wire().say(script().repeat(AHEAD));

        soon(1, "pacenote_http_turned_away_total{reason=\"slow\"}");
    }

    @Test
    void who_asks_on_but_takes_no_answer_is_not_waited_for() {
        startAgain(LONG, LONG, SHORT);
        var wire = wire();
        var figures =
                "GET /metrics HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer measure\r\n\r\n"
                        .repeat(AHEAD / 4);
        // Until nobody listens: it hangs in a full buffer, or is hung up on.
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
                                while (System.nanoTime() < end) {
                                    wire.say(figures);
                                    LockSupport.parkNanos(SHORT.dividedBy(100).toNanos());
                                }
                            } catch (UncheckedIOException hungUp) {
                                return;
                            }
                        });
        // A few are taken, of very many that are on their way.
        wire.takeAtMost(AHEAD);

        // Which of the two it is depends on how much the buffers in between hold.
        await().ignoreExceptions()
                .until(
                        () ->
                                figure("pacenote_http_turned_away_total{reason=\"slow\"}")
                                                + figure(
                                                        "pacenote_http_turned_away_total{reason=\"ahead\"}")
                                        == 1);
        wire.awaitHangUp();
    }

    /** A question with a long answer. */
    private String script() {
        var page = wire().ask("GET / HTTP/1.1", "Accept: text/html").answer();
        var script = page.replaceAll("(?s).*src=\"([^\"]+\\.js)\".*", "$1");
        return "GET " + script + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    @Test
    void a_connection_may_be_so_far_ahead_of_its_answers_and_no_further() throws SQLException {
        var live = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";
        var wire = wire();
        try (var _ = bolt()) {
            wire.say(alerts() + live.repeat(AHEAD - 1));

            assertThat(wire().say(alerts() + live.repeat(AHEAD)).isHungUp()).isTrue();

            soon(1, "pacenote_http_turned_away_total{reason=\"ahead\"}");
            soon(1, "pacenote_http_inside");
        }
        for (int i = 0; i < AHEAD; i++) {
            assertThat(wire.answer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void who_is_refused_and_asks_on_without_reading_is_not_heard_out() throws SQLException {
        try (var _ = bolt()) {
            fill();
            var wire = wire();
            var many = alerts().repeat(1_000);

            assertThatThrownBy(() -> IntStream.range(0, 100).forEach(_ -> wire.say(many)))
                    .hasCauseInstanceOf(IOException.class);
            soon(1, "pacenote_http_turned_away_total{reason=\"ahead\"}");
        }
    }

    private String alerts() {
        return "GET /api/v1/users/alerts HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                + token
                + "\r\n\r\n";
    }

    @Test
    void silence_ends_a_connection_but_not_one_that_waits_for_us() throws SQLException {
        startAgain(SHORT, LONG, LONG);
        List<RawConnection> inside;
        try (var _ = bolt()) {
            var silent = wire();
            var served = wire().ask("GET /health/live HTTP/1.1");
            assertThat(served.answer()).startsWith("HTTP/1.1 200");
            inside = fill();

            assertThat(silent.isHungUp()).isTrue();
            assertThat(served.isHungUp()).isTrue();
            // They have waited for longer than this one, which is hung up on.
            assertThat(wire().isHungUp()).isTrue();
            assertThat(inside).allSatisfy(wire -> assertThat(wire.isQuiet()).isTrue());
        }
        assertThat(inside).allSatisfy(wire -> assertThat(wire.answer()).startsWith("HTTP/1.1 200"));
        soon(0, "pacenote_http_turned_away_total{reason=\"slow\"}");
    }

    @Test
    void connections_beyond_the_limit_are_closed_and_the_others_stay() {
        startAgain(LONG, LONG, LONG);
        var inside = IntStream.range(0, CONNECTIONS).mapToObj(_ -> wire()).toList();
        assertThat(inside).allSatisfy(wire -> assertThat(isServed(wire)).isTrue());

        assertThat(wire().isHungUp()).isTrue();

        assertThat(inside).allSatisfy(wire -> assertThat(isServed(wire)).isTrue());
        inside.getFirst().close();
        await().ignoreExceptions().until(() -> isServed(wire()));
    }

    private static boolean isServed(RawConnection wire) {
        return wire.ask("GET /health/live HTTP/1.1").answer().startsWith("HTTP/1.1 200");
    }

    @Test
    void a_flood_of_log_ins_is_cut_short_and_a_page_is_read_meanwhile() throws Exception {
        server.close();
        try (var roomy = app.startServer()) {
            var server = new Api(roomy.port());
            List<Future<Api.Answer>> flood;
            try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
                flood =
                        IntStream.range(0, 200)
                                .mapToObj(i -> people.submit(() -> wrongLogIn(server, i)))
                                .toList();
                // The database may be busy too; whoever asks again soon is answered.
                await().until(() -> server.get("/api/v1/users/alerts", token).status() == 200);
            }
            assertThat(flood)
                    .extracting(answer -> answer.resultNow().status())
                    .contains(401, 503)
                    .containsOnly(401, 503);
            assertThat(flood)
                    .filteredOn(answer -> answer.resultNow().status() == 503)
                    .allSatisfy(
                            answer ->
                                    // The database is one of the things that can be waited for.
                                    assertThat(answer.resultNow().text("code"))
                                            .isIn("overloaded", "service_unavailable"));
            assertThat(server.logIn("fox").status()).isEqualTo(200);
        }
    }

    /** Of somebody else from elsewhere each time: nobody is limited. */
    private static Api.Answer wrongLogIn(Api server, int who) {
        var body = Map.of("email", "nobody" + who + "@example.org", "password", "wrong horse");
        return server.send(
                server.json("/api/v1/users/login")
                        .header("X-Forwarded-For", "192.0.2." + who)
                        .POST(Api.body(body)));
    }
}
