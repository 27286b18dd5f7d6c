package dev.pacenote.application.streams;

import dev.pacenote.application.streams.intake.TwitchMessages;
import dev.pacenote.domain.streams.intake.TwitchEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the bodies of Twitch say: each is a name here. */
final class MadeUpMessages implements TwitchMessages {

    private final Map<String, TwitchEvent> events = new HashMap<>();

    /** A body that tells this. */
    String telling(String id, TwitchEvent event) {
        var body = "{" + id + "}";
        events.put(body, event);
        return body;
    }

    @Override
    public Optional<String> challenge(String body) {
        return Optional.of(body)
                .filter(it -> it.contains("challenge"))
                .map(it -> it.replaceAll("[{}]|challenge", ""));
    }

    @Override
    public boolean isReadable(String body) {
        return body.startsWith("{") && body.endsWith("}");
    }

    @Override
    public TwitchEvent read(String body) {
        return Optional.ofNullable(events.get(body))
                .orElseThrow(() -> new IllegalArgumentException("lacks an event"));
    }
}
