package dev.pacenote.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

    @ParameterizedTest
    @ValueSource(strings = {"parts.low", "weather.storm-over", "a.1"})
    void a_topic_names_an_area_and_an_event(String name) {
        assertThat(new Topic(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "parts", "parts.", ".low", "parts.low.today", "Parts.low", "a b.c"})
    void anything_else_is_no_topic(String name) {
        assertThatThrownBy(() -> new Topic(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
