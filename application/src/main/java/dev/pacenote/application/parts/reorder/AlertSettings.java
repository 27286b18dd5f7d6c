package dev.pacenote.application.parts.reorder;

import dev.pacenote.domain.notice.Topic;
import java.util.Map;

/**
 * By which channels a workshop is told of what, and how often by mail.
 *
 * @param mailIntervalMinutes so many minutes lie between two mails about parts at least
 * @param topics for each topic whether the workshop is told by a channel, by the channel's name
 */
public record AlertSettings(int mailIntervalMinutes, Map<Topic, Map<String, Boolean>> topics) {
    public AlertSettings {
        topics = Map.copyOf(topics);
    }

    /** Whether the workshop is told of a topic by a channel. */
    public boolean isTold(Topic topic, String channel) {
        return topics.getOrDefault(topic, Map.of()).getOrDefault(channel, false);
    }
}
