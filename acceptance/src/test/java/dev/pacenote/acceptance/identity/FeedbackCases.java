package dev.pacenote.acceptance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people write to those who run the service (contract 2.27). */
interface FeedbackCases extends ServiceUnderTest {

    default String admin() {
        return api().logIn("boss@example.org").text("access_token");
    }

    @Test
    default void feedback_is_read_as_it_was_typed() {
        var token = api().newcomer("Talker", "talker@example.org");
        var admin = admin();
        var text = "please update; it's broken -- <b>drop</b> table 山 \u202e 🏁";
        var given = api().post("/api/v1/feedback", token, Map.of("message", text, "type", "bug"));
        assertThat(given.status()).isEqualTo(201);
        var id = given.json().path("feedback_id").asLong();

        var row = api().get("/api/v1/feedback", admin).json().path("feedback").path(0);
        assertThat(row.path("id").isNumber()).isTrue();
        assertThat(row.path("message").asText()).isEqualTo(text);
        assertThat(row.path("username").asText()).isEqualTo("Talker");
        assertThat(row.path("read_at").isNull()).isTrue();
        var path = "/api/v1/feedback/" + id;
        assertThat(api().put(path + "/read", admin, Map.of()).status()).isEqualTo(200);
        var readAt =
                api().get("/api/v1/feedback", admin)
                        .json()
                        .path("feedback")
                        .path(0)
                        .path("read_at");
        app().clock.pass(Duration.ofMinutes(1));
        assertThat(api().put(path + "/read", admin, Map.of()).status()).isEqualTo(200);
        var again = api().get("/api/v1/feedback", admin).json().path("feedback").path(0);
        assertThat(again.path("read_at").asText()).isEqualTo(readAt.asText());
        Problems.assertProblem(api().get("/api/v1/feedback", token), 403, "admin_required");
        Problems.assertProblem(api().delete(path, token), 403, "admin_required");
        assertThat(api().delete(path, admin).status()).isEqualTo(200);
        Problems.assertProblem(api().delete(path, admin), 404, "not_found");
        for (var wrong :
                List.<Map<String, ?>>of(
                        Map.of("message", "short"),
                        Map.of("message", "x".repeat(2001)),
                        Map.of("message", "long enough to be read", "type", "praise"),
                        Map.of("message", 7),
                        Map.of())) {
            Problems.assertProblem(
                    api().post("/api/v1/feedback", token, wrong), 400, "validation_failed");
        }
    }

    @Test
    default void ten_unread_messages_close_the_box_for_their_author_only() {
        var token = api().newcomer("Chatty", "chatty@example.org");
        api().register("Quiet", "quiet@example.org");
        var message = Map.of("message", "this is long enough");
        for (int i = 0; i < 10; i++) {
            assertThat(api().post("/api/v1/feedback", token, message).status()).isEqualTo(201);
            app().clock.pass(Duration.ofMinutes(1));
        }
        Problems.assertProblem(
                api().post("/api/v1/feedback", token, message), 429, "feedback_quota");
        var quiet = api().logIn("quiet@example.org").text("access_token");
        assertThat(api().post("/api/v1/feedback", quiet, message).status()).isEqualTo(201);
    }
}
