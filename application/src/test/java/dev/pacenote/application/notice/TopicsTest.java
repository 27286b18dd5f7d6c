package dev.pacenote.application.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.notice.Topic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all areas define together. */
class TopicsTest {

    private static final Topic STORM = new Topic("weather.storm");
    private static final Topic FROST = new Topic("weather.frost");

    private static TopicDefinition topic(Topic topic, Optional<String> messageType) {
        return new TopicDefinition(topic, Optional.empty(), messageType);
    }

    @Test
    void a_message_names_the_topic_whose_sections_it_asks_for() {
        var topics =
                new Topics(
                        List.of(
                                topic(STORM, Optional.of("storm_check")),
                                topic(FROST, Optional.empty())));

        assertThat(topics.byMessageType()).containsOnlyKeys("storm_check").containsValue(STORM);
    }

    @Test
    void a_topic_is_defined_once() {
        var twice = List.of(topic(STORM, Optional.empty()), topic(STORM, Optional.empty()));

        assertThatThrownBy(() -> new Topics(twice))
                .hasMessage("two areas define the topic weather.storm");
    }

    @Test
    void a_message_asks_for_one_topic() {
        var twice = List.of(topic(STORM, Optional.of("check")), topic(FROST, Optional.of("check")));

        assertThatThrownBy(() -> new Topics(twice))
                .hasMessage("two topics have the message type check");
    }
}
