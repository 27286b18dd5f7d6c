package dev.pacenote.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.in.http.platform.RequestTarget;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.lambda.gateway.HttpEvent;
import dev.pacenote.lambda.gateway.NetworkInFront;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiFunctionTest {

    private static final int LIMIT = 6_291_556;

    private static JsonNode answer(String body) {
        var event = JsonFunction.JSON.createObjectNode().put("version", "2.0");
        event.put("rawPath", "/api/v1/admin/users").put("rawQueryString", "q=fox");
        return ApiFunction.fitting(
                HttpEvent.of(event),
                200,
                Map.of(
                        "content-type", List.of("application/json"),
                        "access-control-allow-origin", List.of("https://pacenote.example"),
                        "x-request-id", List.of("request-1")),
                body.getBytes(StandardCharsets.UTF_8),
                Optional.empty());
    }

    private static int size(JsonNode answer) {
        return answer.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void the_server_hears_of_the_client_and_of_no_secret() {
        var event = JsonFunction.JSON.createObjectNode().put("version", "2.0");
        event.put("rawPath", "/health");
        event.putObject("headers")
                .put("X-Cdn-Secret", "f3b1")
                .put("X-Forwarded-For", "1.1.1.1, 203.0.113.9, 198.51.100.1")
                .put("Accept", "text/html");
        event.putObject("requestContext").putObject("http").put("sourceIp", "198.51.100.1");

        var played =
                ApiFunction.played(
                        HttpEvent.of(event),
                        URI.create("http://127.0.0.1:9"),
                        new NetworkInFront(Optional.of("f3b1")),
                        Duration.ofSeconds(1));

        assertThat(played.headers().map())
                .containsEntry("X-Forwarded-For", List.of("203.0.113.9"))
                .containsKey("Accept")
                .doesNotContainKey("X-Cdn-Secret");
    }

    @Test
    void each_cookie_that_is_set_is_passed_back_by_itself() {
        var set = List.of("login=; Max-Age=0", "session=s; Expires=Sat, 28 Nov 2026 10:00:00 GMT");
        var all = Map.of("set-cookie", set, "x-two", List.of("1", "2"));

        var http = ApiFunction.passedBack(HttpEvent.Format.HTTP_API, 303, all, new byte[0]);
        assertThat(http.path("cookies")).extracting(JsonNode::asText).isEqualTo(set);
        assertThat(http.path("headers").has("set-cookie")).isFalse();
        assertThat(http.path("headers").path("x-two").asText()).isEqualTo("1, 2");

        var rest = ApiFunction.passedBack(HttpEvent.Format.REST_API, 303, all, new byte[0]);
        assertThat(rest.path("multiValueHeaders").path("set-cookie"))
                .extracting(JsonNode::asText)
                .isEqualTo(set);
    }

    @Test
    void what_lambda_passes_on_is_passed_on_as_it_is() {
        int around = size(answer(""));
        var largest = answer("x".repeat(LIMIT - around));

        assertThat(size(largest)).isEqualTo(LIMIT);
        assertThat(largest.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer("x".repeat(LIMIT - around + 1)).path("statusCode").asInt())
                .isEqualTo(500);
    }

    @Test
    void an_answer_that_is_too_large_says_so_instead_of_a_bare_502() throws Exception {
        // Each quotation mark is two bytes in the event.
        for (var body : List.of("x".repeat(LIMIT + 1), "\"".repeat(LIMIT / 2 + 1))) {
            var answer = answer(body);

            assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
            var headers = answer.path("headers");
            assertThat(headers.path("content-type").asText()).isEqualTo("application/problem+json");
            assertThat(headers.path("access-control-allow-origin").asText())
                    .isEqualTo("https://pacenote.example");
            var problem = JsonFunction.JSON.readTree(answer.path("body").asText());
            assertThat(problem.path("code").asText()).isEqualTo("answer_too_large");
            assertThat(problem.path("requestId").asText()).isEqualTo("request-1");
            assertThat(problem.path("msg").asText()).contains("page by page");
        }
    }

    @Test
    void a_request_whose_address_cannot_be_read_is_answered_as_the_server_does() throws Exception {
        var event = JsonFunction.JSON.createObjectNode().put("version", "2.0");
        event.put("rawPath", "/health").put("rawQueryString", "q=%zz");
        var request = HttpEvent.of(event);
        assertThat(RequestTarget.isReadable(request.target())).isFalse();

        var answer =
                ApiFunction.refused(
                        request,
                        Problem.unreadableAddress(),
                        Map.of("x-content-type-options", List.of("nosniff")));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
        var headers = answer.path("headers");
        assertThat(headers.path("content-type").asText()).isEqualTo("application/problem+json");
        assertThat(headers.path("x-content-type-options").asText()).isEqualTo("nosniff");
        var problem = JsonFunction.JSON.readTree(answer.path("body").asText());
        assertThat(problem.path("code").asText()).isEqualTo("validation_failed");
        assertThat(problem.path("requestId").asText())
                .isNotBlank()
                .isEqualTo(headers.path("x-request-id").asText());
    }
}
