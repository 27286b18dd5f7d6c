package dev.pacenote.adapters.in.http.notice.stream.frame;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pacenote.configuration.json.JsonMappers;
import java.util.LinkedHashMap;
import java.util.Map;

/** The members of events whose things are shown over REST too: one shape, in one place. */
public final class EventMembers {

    private static final JsonMapper MAPPER = JsonMappers.forMessages();
    private static final TypeReference<LinkedHashMap<String, Object>> MEMBERS =
            new TypeReference<>() {};

    private EventMembers() {}

    /** The members of a view, which may be changed. */
    public static Map<String, Object> of(Object view) {
        return MAPPER.convertValue(view, MEMBERS);
    }
}
