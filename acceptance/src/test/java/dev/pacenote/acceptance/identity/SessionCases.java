package dev.pacenote.acceptance.identity;

import static dev.pacenote.acceptance.support.Concurrently.atOnce;
import static dev.pacenote.acceptance.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Access tokens, refreshing and logging out (contract 1.5, 2.4, 2.5). */
interface SessionCases extends ServiceUnderTest {

    private Api.Answer refresh(String token) {
        return api().post("/api/v1/users/refresh", Map.of("refresh_token", token));
    }

    private int alerts(String token) {
        return api().get("/api/v1/users/alerts", token).status();
    }

    @Test
    default void an_access_token_ends_after_a_quarter_of_an_hour_and_does_not_refresh() {
        api().register("Quarter", "quarter@example.org");
        var login = api().logIn("quarter@example.org");
        var access = login.text("access_token");
        assertThat(alerts(access)).isEqualTo(200);
        assertProblem(
                api().get("/api/v1/users/alerts", login.text("refresh_token")),
                401,
                "access_token_invalid");
        assertProblem(refresh(access), 401, "refresh_token_invalid");

        app().clock.pass(Duration.ofMinutes(15));

        assertProblem(api().get("/api/v1/users/alerts", access), 401, "access_token_expired");
        var renewed = refresh(login.text("refresh_token"));
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(alerts(renewed.text("access_token"))).isEqualTo(200);
    }

    @Tag("mixed")
    @Test
    default void parallel_refreshes_agree_and_a_late_reuse_ends_the_session() throws Exception {
        api().register("Parallel", "parallel@example.org");
        var first = api().logIn("parallel@example.org").text("refresh_token");

        var answers = atOnce(32, () -> refresh(first));

        assertThat(answers).allSatisfy(a -> assertThat(a.status()).isEqualTo(200));
        assertThat(answers.stream().map(a -> a.text("refresh_token")).distinct()).hasSize(1);
        var successor = answers.getFirst().text("refresh_token");
        var access = answers.getFirst().text("access_token");
        assertThat(alerts(access)).isEqualTo(200);
        app().clock.pass(Duration.ofSeconds(61));
        assertProblem(refresh(first), 401, "refresh_token_reused");
        assertProblem(refresh(successor), 401, "refresh_token_invalid");
        assertThat(alerts(access)).isEqualTo(401);
    }

    @Test
    default void whoever_missed_the_answer_of_a_refresh_asks_again_hours_later_and_goes_on() {
        api().register("Lid Closed", "lid@example.org");
        var first = api().logIn("lid@example.org").text("refresh_token");
        var missed = refresh(first).text("refresh_token");

        app().clock.pass(Duration.ofHours(20));
        var again = refresh(first);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("refresh_token")).isEqualTo(missed);
        assertThat(alerts(again.text("access_token"))).isEqualTo(200);
        assertThat(refresh(missed).status()).isEqualTo(200);
    }

    @Test
    default void once_the_successor_has_refreshed_the_token_before_it_ends_the_session() {
        api().register("Copied", "copied@example.org");
        var first = api().logIn("copied@example.org").text("refresh_token");
        var second = refresh(first).text("refresh_token");
        var third = refresh(second);

        app().clock.pass(Duration.ofSeconds(61));

        assertProblem(refresh(first), 401, "refresh_token_reused");
        assertProblem(refresh(third.text("refresh_token")), 401, "refresh_token_invalid");
        assertThat(alerts(third.text("access_token"))).isEqualTo(401);
    }

    @Test
    default void an_access_token_from_before_the_refresh_does_not_say_that_its_answer_arrived() {
        api().register("Two Windows", "windows@example.org");
        var login = api().logIn("windows@example.org");
        var missed = refresh(login.text("refresh_token")).text("refresh_token");

        assertThat(alerts(login.text("access_token"))).isEqualTo(200);
        app().clock.pass(Duration.ofMinutes(5));

        assertThat(refresh(login.text("refresh_token")).text("refresh_token")).isEqualTo(missed);
    }

    @Tag("mixed")
    @Test
    default void after_logging_out_nothing_of_the_session_works() {
        api().register("Leaver", "leaver@example.org");
        var login = api().logIn("leaver@example.org");
        var token = Map.of("refresh_token", login.text("refresh_token"));

        assertThat(api().post("/api/v1/users/logout", token).status()).isEqualTo(200);
        assertThat(api().post("/api/v1/users/logout", token).status()).isEqualTo(200);

        assertThat(alerts(login.text("access_token"))).isEqualTo(401);
        assertProblem(refresh(login.text("refresh_token")), 401, "refresh_token_invalid");
        assertProblem(api().post("/api/v1/users/logout", Map.of()), 400, "validation_failed");
    }

    @Tag("mixed")
    @Test
    default void sessions_survive_a_restart() {
        try (var app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))) {
            var token = app.open().newcomer("Stayer", "stayer@example.org");
            app.stop();

            assertThat(app.open().get("/api/v1/users/alerts", token).status()).isEqualTo(200);
        }
    }

    @Test
    default void with_an_expired_token_three_calls_at_once_refresh_and_all_succeed()
            throws Exception {
        api().register("Threefold", "threefold@example.org");
        var login = api().logIn("threefold@example.org");
        app().clock.pass(Duration.ofMinutes(16));

        var results = atOnce(3, () -> callLikeTheClient(login));

        assertThat(results).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    /** Calls, is told 401, refreshes once without a token in the header, and calls again. */
    private Api.Answer callLikeTheClient(Api.Answer login) {
        var first = api().get("/api/v1/users/profile", login.text("access_token"));
        assertProblem(first, 401, "access_token_expired");
        var renewed = refresh(login.text("refresh_token"));
        assertThat(renewed.text("access_token")).isNotEqualTo(login.text("access_token"));
        assertThat(renewed.text("refresh_token")).isNotEqualTo(login.text("refresh_token"));
        return api().get("/api/v1/users/profile", renewed.text("access_token"));
    }
}
