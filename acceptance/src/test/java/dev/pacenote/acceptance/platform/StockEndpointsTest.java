package dev.pacenote.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The frameworks that we use offer endpoints of their own, none of which we want (contract 1.1).
 */
class StockEndpointsTest {

    private static final List<String> OF_FRAMEWORKS =
            List.of(
                    "/logout",
                    "/token_info",
                    "/oauth/access_token",
                    "/oauth/login",
                    "/oauth/callback",
                    "/keys",
                    "/beans",
                    "/caches",
                    "/env",
                    "/info",
                    "/loggers",
                    "/prometheus",
                    "/refresh",
                    "/routes",
                    "/server",
                    "/stop",
                    "/threaddump",
                    "/swagger/pacenote.yml");

    private final TestApplication app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void no_endpoint_of_a_framework_answers() {
        var api = app.open();
        var token = api.newcomer("Fox", "fox@example.org");
        for (var path : Stream.concat(Stream.of("/login"), OF_FRAMEWORKS.stream()).toList()) {
            var posted = api.send(api.request(path).POST(Api.text("username=fox")));
            assertThat(posted.status()).as(path).isIn(404, 405);
            var asked =
                    api.send(
                            api.request(path)
                                    .header("Authorization", "Bearer " + token)
                                    .header("Accept", "application/json"));
            Problems.assertProblem(asked, 404, "no_such_path");
        }
        assertThat(api.get("/health").text("environment")).as("our own").isNotEmpty();
    }
}
