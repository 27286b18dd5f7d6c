package dev.pacenote.adapters.in.http.notice.stream.dialogue;

import dev.pacenote.adapters.in.http.notice.stream.frame.StreamFrames;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.notice.stream.ReadStream;
import dev.pacenote.application.notice.stream.access.StreamAccess;
import dev.pacenote.domain.notice.stream.Resume;
import dev.pacenote.domain.notice.stream.SocketRules;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a client goes on, as the hello says it. */
public record ReadPosition(ReadStream.Resumed resumed) {

    public long end() {
        return resumed.head().end().seq();
    }

    public long missed() {
        return resumed.resume() instanceof Resume.Replaying(var missed) ? missed : 0;
    }

    /** How the client goes on, in one word. */
    public String word() {
        return switch (resumed.resume()) {
            case Resume.Fresh _ -> "fresh";
            case Resume.UpToDate _ -> "up_to_date";
            case Resume.Replaying _ -> "replaying";
            case Resume.ResyncRequired _ -> "resync_required";
        };
    }

    /** The answer to a hello. */
    public Map<String, Object> hello(String connectionId, StreamAccess access, SocketRules rules) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "hello");
        members.put("connectionId", connectionId);
        members.put("userId", access.account().toString());
        members.put("epoch", resumed.head().end().epoch().value());
        members.put("seq", end());
        members.put("resume", word());
        members.put("missed", missed());
        members.put("counts", StreamFrames.counts(resumed.head().counts()));
        members.put("heartbeatSec", rules.heartbeat().toSeconds());
        members.put("silenceSec", rules.silence().toSeconds());
        members.put("authExpiresAt", Times.iso(access.endsAt()));
        return members;
    }
}
