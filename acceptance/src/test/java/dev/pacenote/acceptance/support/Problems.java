package dev.pacenote.acceptance.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

/**
 * What every refusal looks like (contract 1.4). Some routes write codes in upper case and have one
 * text, and those of parts have {@code error} beside {@code detail}; which routes, the document
 * says, and every answer is held against it.
 */
public final class Problems {

    private Problems() {}

    public static void assertProblem(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        boolean ofParts = answer.json().has("error") && !answer.json().has("msg");
        boolean named = !ofParts && !answer.json().has("msg");
        assertThat(answer.text("code")).isEqualTo(named ? code.toUpperCase(Locale.ROOT) : code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("urn:pacenote:problem:" + code);
        if (ofParts) {
            assertThat(answer.text("error")).isEqualTo(answer.text("detail"));
        } else if (!named) {
            assertThat(answer.text("msg")).isNotBlank().isEqualTo(answer.text("detail"));
            assertThat(answer.text("error")).isEqualTo(answer.text("detail"));
        }
        assertThat(answer.text("detail")).isNotBlank();
        if (!ofParts) {
            assertThat(answer.text("message")).isEqualTo(answer.text("detail"));
        }
        assertThat(answer.text("requestId")).isNotBlank().isEqualTo(answer.header("X-Request-Id"));
        if (status == 429) {
            assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
            assertThat(answer.json().path("retryAfter").asText())
                    .isEqualTo(answer.header("Retry-After"));
        }
        if (status == 401) {
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }
}
