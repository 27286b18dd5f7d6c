package dev.pacenote.domain.streams.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A template as its author wrote it: what it means, and every member that was sent, also those that
 * mean nothing, in their order. Its author gets it back as it was.
 *
 * @param members a value is null where its author wrote null
 */
public record WrittenTemplate(MessageTemplate template, Map<String, ?> members) {

    public WrittenTemplate {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
}
