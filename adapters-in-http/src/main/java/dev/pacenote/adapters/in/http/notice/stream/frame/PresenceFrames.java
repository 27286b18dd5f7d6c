package dev.pacenote.adapters.in.http.notice.stream.frame;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Presence;
import java.util.LinkedHashMap;
import java.util.Map;

/** What others are told without a number. */
public final class PresenceFrames {

    private PresenceFrames() {}

    public static Map<String, Object> presence(AccountId account, Presence presence) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "presence");
        members.put("userId", account.toString());
        members.put("state", presence.state().wireName());
        presence.lastSeenAt().ifPresent(at -> members.put("lastSeenAt", Times.iso(at)));
        return members;
    }

    public static Map<String, Object> hint(Signal.Hint hint) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", hint.type().name());
        members.putAll(hint.about());
        hint.version().ifPresent(version -> members.put("version", version));
        return members;
    }

    public static Map<String, Object> typing(AccountId account) {
        return Map.of("type", "typing", "userId", account.toString());
    }
}
