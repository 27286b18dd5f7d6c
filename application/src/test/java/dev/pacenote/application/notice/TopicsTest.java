package dev.pacenote.application.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What all areas define together. */
class TopicsTest {

    private static final Topic STORM = new Topic("weather.storm");
    private static final Topic FROST = new Topic("weather.frost");

    private static TopicDefinition topic(Topic topic, Optional<String> messageType) {
        return new TopicDefinition(topic, Samples.Wind.CODEC, Optional.empty(), messageType);
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
    void facts_are_stored_and_read_by_the_area_that_defines_their_topic() {
        var topics = new Topics(List.of(topic(STORM, Optional.empty())));
        var wind = new Samples.Wind("the west", OptionalInt.of(40));

        var stored = topics.stored(STORM, wind);

        assertThat(stored.values()).isEqualTo(Map.of("wind", "the west", "knots", "40"));
        assertThat(topics.read(STORM, stored)).isEqualTo(wind);
    }

    @Test
    void facts_of_an_area_that_is_not_there_are_carried_as_they_are() {
        var topics = new Topics(List.of());
        var stored = StoredFacts.builder().with("wind", "the west").build();

        assertThat(topics.read(STORM, stored)).isEqualTo(stored);
        assertThat(topics.stored(STORM, stored)).isEqualTo(stored);
        var wind = new Samples.Wind("the west", OptionalInt.empty());
        assertThatThrownBy(() -> topics.stored(STORM, wind))
                .hasMessage("nobody defines the topic weather.storm");
    }

    @Test
    void a_definition_that_is_handed_over_twice_counts_once() {
        var storm = topic(STORM, Optional.of("storm_check"));

        assertThat(new Topics(List.of(storm, storm)).byMessageType())
                .containsOnlyKeys("storm_check");
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
