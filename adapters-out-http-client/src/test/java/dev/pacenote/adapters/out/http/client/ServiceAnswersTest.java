package dev.pacenote.adapters.out.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pacenote.application.platform.upstream.UpstreamException;
import io.micronaut.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ServiceAnswersTest {

    private final ServiceAnswers answers = new ServiceAnswers("discord");

    @Test
    void an_answer_is_read() {
        assertThat(answers.json("bot", HttpResponse.ok("{\"id\":\"7\"}")).path("id").asText())
                .isEqualTo("7");
    }

    @Test
    void each_failure_names_the_service() {
        assertThatExceptionOfType(UpstreamException.class)
                .isThrownBy(() -> answers.json("bot", HttpResponse.ok("<html>")))
                .satisfies(e -> assertThat(e.service()).contains("discord"));
        assertThatExceptionOfType(UpstreamException.class)
                .isThrownBy(() -> answers.parse("bot", "{"))
                .satisfies(e -> assertThat(e.service()).contains("discord"));
        assertThat(answers.unexpected("bot", "no id").service()).contains("discord");
    }
}
