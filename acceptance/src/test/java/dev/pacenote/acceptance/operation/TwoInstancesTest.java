package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.server.PacenoteServer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers on one database are one service: limits, sessions and tokens count in both. */
@ServerOnly("starts two servers on one database")
class TwoInstancesTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private final TestApplication app =
            new TestApplication(START)
                    .with("JWT_SECRET", "both of them know these 32 bytes or more");
    private Api one;
    private Api two;
    private PacenoteServer second;
    private String token;

    @BeforeEach
    void open() {
        app.inventor.author(
                app.world,
                new TmxUser(1, "fox"),
                2,
                20,
                Inventor.Pace.STILL,
                LocalDate.ofInstant(START, ZoneOffset.UTC));
        one = app.open();
        app.withDataOfItsOwn();
        second = app.startServer();
        two = new Api(second.port());
        token = one.newcomer("fox", "fox@example.org");
    }

    @AfterEach
    void close() {
        second.close();
        app.close();
    }

    /** Asked in turn, how often both let it pass before both say 429. */
    private int passes(Function<Api, Api.Answer> request) {
        for (int asked = 0; asked < 60; asked++) {
            var answer = request.apply(asked % 2 == 0 ? one : two);
            if (answer.status() == 429) {
                var other = request.apply(asked % 2 == 0 ? two : one);
                assertThat(other.status()).isEqualTo(429);
                assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
                return asked;
            }
        }
        return 60;
    }

    @Test
    void limits_count_what_both_let_pass() {
        var map = app.world.tracks().getFirst().uid();

        assertThat(passes(api -> api.get("/api/v1/users/search?username=fo", token))).isEqualTo(20);
        assertThat(passes(api -> api.get("/api/v1/records/latest?period=1d&mapUid=" + map, token)))
                .isEqualTo(20);
        assertThat(
                        passes(
                                api ->
                                        api.post(
                                                "/api/v1/users/tm-username",
                                                token,
                                                Map.of("tmUsername", "Nobody"))))
                .isEqualTo(10);
        assertThat(
                        passes(
                                api ->
                                        api.post(
                                                "/api/v1/users/login",
                                                Map.of(
                                                        "email",
                                                        "fox@example.org",
                                                        "password",
                                                        "wrong password"))))
                .isEqualTo(5);
    }

    @Test
    void a_session_that_one_ends_ends_in_the_other_within_moments() {
        var other = two.logIn("fox@example.org").text("access_token");
        assertThat(one.get("/api/v1/users/sessions", other).status()).isEqualTo(200);

        assertThat(two.delete("/api/v1/users/sessions", token).status()).isEqualTo(200);

        assertThat(two.get("/api/v1/users/sessions", other).status()).isEqualTo(401);
        await().until(() -> one.get("/api/v1/users/sessions", other).status() == 401);
        assertThat(one.get("/api/v1/users/sessions", token).status()).isEqualTo(200);
    }
}
