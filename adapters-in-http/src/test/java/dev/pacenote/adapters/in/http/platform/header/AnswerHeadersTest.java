package dev.pacenote.adapters.in.http.platform.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.in.http.platform.WebSettings;
import io.micronaut.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerHeadersTest {

    private static final String OURS = "https://club.example";
    private static final String NAMED = "https://friend.example";
    private static final String STRANGER = "https://stranger.example";

    @Test
    void only_pages_of_ours_may_read_answers_to_a_call_with_a_cookie() {
        var any = headers(List.of());
        assertThat(any.on("/api/auth/me", OURS))
                .containsEntry(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, OURS)
                .containsEntry(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        assertReadsWithoutCookie(any.on("/api/auth/me", STRANGER), STRANGER);
    }

    @Test
    void pages_of_ours_need_not_be_named_among_the_origins_that_may_call() {
        var some = headers(List.of(NAMED));
        assertThat(some.on("/api/auth/me", OURS))
                .containsEntry(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, OURS)
                .containsEntry(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        assertReadsWithoutCookie(some.on("/api/auth/me", NAMED), NAMED);
        assertThat(some.on("/api/auth/me", STRANGER))
                .doesNotContainKeys(
                        HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN,
                        HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
    }

    private static void assertReadsWithoutCookie(Map<String, String> headers, String origin) {
        assertThat(headers)
                .containsEntry(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .doesNotContainKey(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
    }

    private static AnswerHeaders headers(List<String> allowed) {
        return new AnswerHeaders(
                new WebSettings(
                        allowed,
                        Set.of(OURS),
                        List.of(),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        "production",
                        "1",
                        List.of()),
                List.of(
                        new AreaCors(
                                Set.of("/api/guilds"),
                                "https://servers.example",
                                Set.of("/webhooks/twitch"))));
    }

    @Test
    void routes_of_an_area_are_for_its_own_page_alone_and_webhooks_for_none() {
        var all = headers(List.of());
        var own = all.on("/api/guilds/9/config", "https://servers.example");
        assertThat(own)
                .containsEntry(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "https://servers.example")
                .containsEntry(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true")
                .containsEntry(
                        HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                        "Retry-After, X-Request-Id, ETag");
        assertThat(all.sentTo("/api/guilds")).isEqualTo("Content-Type, Authorization, If-Match");
        for (var origin : List.of(OURS, "https://elsewhere.example")) {
            assertThat(all.on("/api/guilds", origin))
                    .doesNotContainKey(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)
                    .containsEntry(HttpHeaders.VARY, "Origin");
        }
        assertThat(all.on("/webhooks/twitch", "https://servers.example"))
                .doesNotContainKey(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
        assertThat(all.on("/api/guildsmen", OURS))
                .containsEntry(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, OURS);
        assertThat(all.sentTo("/api/guildsmen")).contains("Idempotency-Key");
    }

    @Test
    void pages_elsewhere_may_read_what_lists_and_changes_of_parts_say_beside_their_content() {
        var all = headers(List.of());
        assertThat(all.on("/parts", OURS).get(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS))
                .contains("ETag", "X-Next-Cursor", "X-Total-Count", "Idempotency-Replayed");
        assertThat(all.sentTo("/parts")).contains("Idempotency-Key", "If-Match");
    }
}
