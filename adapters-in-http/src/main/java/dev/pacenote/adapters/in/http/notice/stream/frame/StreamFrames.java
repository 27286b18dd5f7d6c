package dev.pacenote.adapters.in.http.notice.stream.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.inbox.InboxEvents;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events as clients see them, on the socket and over REST (contract 3.3). */
@Singleton
public final class StreamFrames {

    /** No frame of ours is larger, in bytes. */
    public static final int MAX_FRAME = 32 * 1024;

    /** What an event holds beyond is left out, in bytes. */
    public static final int MAX_EVENT = 24 * 1024;

    /** A batch's own members, and a comma for each event. */
    private static final String BATCH_START = "{\"type\":\"batch\",\"events\":[";

    private static final String BATCH_END = "]}";

    /** An event as it is sent. */
    public record Frame(long seq, String json) {
        int bytes() {
            return json.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private final JsonMapper mapper = JsonMappers.forMessages();
    private final Map<EventType, EventRenderer> renderers = new HashMap<>();

    public StreamFrames(List<EventRenderer> renderers) {
        for (var renderer : renderers) {
            for (var type : renderer.types()) {
                if (this.renderers.put(type, renderer) != null) {
                    throw new IllegalStateException("two features show events of type " + type);
                }
            }
        }
    }

    /** The events for their reader, in order. */
    public List<Map<String, Object>> members(AccountId reader, List<StreamEvent> events) {
        var own = new HashMap<Long, Map<String, Object>>();
        var byRenderer = new LinkedHashMap<EventRenderer, List<StreamEvent>>();
        for (var event : events) {
            var renderer = renderers.get(event.type());
            if (renderer != null) {
                byRenderer.computeIfAbsent(renderer, _ -> new ArrayList<>()).add(event);
            }
        }
        byRenderer.forEach(
                (renderer, shown) -> {
                    var rendered = renderer.render(reader, shown);
                    for (int i = 0; i < shown.size(); i++) {
                        own.put(shown.get(i).seq(), rendered.get(i));
                    }
                });
        return events.stream()
                .map(event -> complete(event, own.getOrDefault(event.seq(), Map.of())))
                .toList();
    }

    /**
     * What an event is called: one about something that is gone, or of which its reader may not
     * know, only brings counts.
     */
    private String type(StreamEvent event, Map<String, Object> own) {
        return own.isEmpty() && renderers.containsKey(event.type())
                ? InboxEvents.COUNTS.name()
                : event.type().name();
    }

    private Map<String, Object> complete(StreamEvent event, Map<String, Object> own) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", type(event, own));
        members.put("seq", event.seq());
        if (json(own).getBytes(StandardCharsets.UTF_8).length > MAX_EVENT) {
            members.put("truncated", true);
        } else {
            members.putAll(own);
            // Whatever a feature shows, an event stays what it is.
            members.put("type", type(event, own));
            members.put("seq", event.seq());
        }
        members.put("timestamp", Times.iso(event.at()));
        members.put("counts", counts(event.counts()));
        return members;
    }

    public static Map<String, Object> counts(UnreadCounts counts) {
        return Map.of(
                "messages", Map.of("unread", counts.messages()),
                "notifications",
                        Map.of("unread", counts.notifications(), "unseen", counts.unseen()));
    }

    /** The events for their reader, each as a frame of its own. */
    public List<Frame> frames(AccountId reader, List<StreamEvent> events) {
        var members = members(reader, events);
        var frames = new ArrayList<Frame>();
        for (int i = 0; i < events.size(); i++) {
            frames.add(new Frame(events.get(i).seq(), json(members.get(i))));
        }
        return frames;
    }

    /** As many of the frames, from the first one on, as one frame holds. */
    public static Frame batch(List<Frame> frames) {
        var batch = new StringBuilder(BATCH_START);
        int left = MAX_FRAME - BATCH_START.length() - BATCH_END.length();
        long last = 0;
        for (var frame : frames) {
            left -= frame.bytes() + 1;
            if (left < 0) {
                break;
            }
            batch.append(last == 0 ? "" : ",").append(frame.json());
            last = frame.seq();
        }
        return new Frame(last, batch.append(BATCH_END).toString());
    }

    public String json(Map<String, ?> members) {
        try {
            return mapper.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
