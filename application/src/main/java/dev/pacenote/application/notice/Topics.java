package dev.pacenote.application.notice;

import dev.pacenote.domain.notice.NoticeFacts;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.TopicChannels;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The topics that all areas define: each once, and no two by the same type of message. */
public final class Topics {

    private final Map<Topic, TopicDefinition> definitions = new HashMap<>();
    private final Map<String, Topic> byMessageType = new HashMap<>();

    /**
     * @param definitions one that comes twice, as a container may hand it over, counts once
     * @throws IllegalArgumentException when two definitions share a topic or a type of message
     */
    public Topics(Collection<TopicDefinition> definitions) {
        var distinct = Collections.<TopicDefinition>newSetFromMap(new IdentityHashMap<>());
        distinct.addAll(definitions);
        for (var definition : distinct) {
            if (this.definitions.putIfAbsent(definition.topic(), definition) != null) {
                throw new IllegalArgumentException(
                        "two areas define the topic " + definition.topic());
            }
            definition
                    .messageType()
                    .filter(type -> byMessageType.putIfAbsent(type, definition.topic()) != null)
                    .ifPresent(
                            type -> {
                                throw new IllegalArgumentException(
                                        "two topics have the message type " + type);
                            });
        }
    }

    /**
     * A notice's facts as they are stored.
     *
     * @throws IllegalArgumentException when nobody defines the topic
     */
    public StoredFacts stored(Topic topic, NoticeFacts facts) {
        if (facts instanceof StoredFacts stored) {
            return stored;
        }
        var definition = definitions.get(topic);
        if (definition == null) {
            throw new IllegalArgumentException("nobody defines the topic " + topic);
        }
        return definition.codec().stored(facts);
    }

    /** Stored facts as the record of their area; as they are when nobody defines the topic. */
    public NoticeFacts read(Topic topic, StoredFacts stored) {
        var definition = definitions.get(topic);
        return definition == null ? stored : definition.codec().read().apply(stored);
    }

    /** By which channels people are told; of a topic that nobody defines by none. */
    public TopicChannels channels(Topic topic) {
        var definition = definitions.get(topic);
        return definition == null ? TopicChannels.NONE : definition.channels();
    }

    /** All of them, in the order of their names. */
    public List<TopicDefinition> all() {
        return definitions.values().stream()
                .sorted(Comparator.comparing(definition -> definition.topic().name()))
                .toList();
    }

    /** The topics of which people's notices are made when a message of that type asks for them. */
    public Map<String, Topic> byMessageType() {
        return Map.copyOf(byMessageType);
    }
}
