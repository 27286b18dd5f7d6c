package dev.pacenote.application.notice;

import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.TopicChannels;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.util.Optional;

/**
 * What an area says of a topic of its own.
 *
 * @param codec how its facts are stored
 * @param keep how long its notices are kept after they were found, unless they wait for a mail;
 *     empty when they are kept as long as what they are about
 * @param messageType the type of a queue message that asks for one person's notices of this topic,
 *     where functions make them; empty when they are made with those of another topic
 * @param channels by which people are told
 */
public record TopicDefinition(
        Topic topic,
        FactsCodec<?> codec,
        Optional<RetentionPeriod> keep,
        Optional<String> messageType,
        TopicChannels channels) {

    /** In the inbox and the daily mail, and by the others for whoever wants that. */
    public TopicDefinition(
            Topic topic,
            FactsCodec<?> codec,
            Optional<RetentionPeriod> keep,
            Optional<String> messageType) {
        this(topic, codec, keep, messageType, TopicChannels.IN_THE_DAILY_MAIL);
    }
}
