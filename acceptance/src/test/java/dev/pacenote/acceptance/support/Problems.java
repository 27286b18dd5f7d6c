package dev.pacenote.acceptance.support;

import static org.assertj.core.api.Assertions.assertThat;

/** What every refusal looks like (contract 1.4). */
public final class Problems {

    private Problems() {}

    public static void assertProblem(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("urn:pacenote:problem:" + code);
        assertThat(answer.text("msg")).isNotBlank().isEqualTo(answer.text("detail"));
        assertThat(answer.text("error")).isEqualTo(answer.text("detail"));
        assertThat(answer.text("message")).isEqualTo(answer.text("detail"));
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
