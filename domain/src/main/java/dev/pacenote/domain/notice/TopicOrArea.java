package dev.pacenote.domain.notice;

import dev.pacenote.domain.platform.InvalidValueException;

/**
 * What somebody names to mean one topic, such as {@code weather.storm}, or all topics of an area,
 * such as {@code weather}. It may name one that there is not, since areas come and go: nothing is
 * meant then.
 */
public record TopicOrArea(String name) {

    /**
     * @throws InvalidValueException when no topic and no area can have such a name
     */
    public TopicOrArea {
        if (!name.matches("[a-z0-9-]{1,20}(\\.[a-z0-9_-]{1,40})?")) {
            throw new InvalidValueException(
                    "unknown_value", "Please name a topic, such as message.new, or an area.");
        }
    }
}
