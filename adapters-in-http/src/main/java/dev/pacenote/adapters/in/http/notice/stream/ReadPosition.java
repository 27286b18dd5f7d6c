package dev.pacenote.adapters.in.http.notice.stream;

import dev.pacenote.application.notice.stream.ReadStream;
import dev.pacenote.domain.notice.stream.Resume;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a client goes on, as the hello says it. */
record ReadPosition(ReadStream.Resumed resumed) {

    long end() {
        return resumed.head().end().seq();
    }

    long missed() {
        return resumed.resume() instanceof Resume.Replaying(var missed) ? missed : 0;
    }

    private String word() {
        return switch (resumed.resume()) {
            case Resume.Fresh _ -> "fresh";
            case Resume.UpToDate _ -> "up_to_date";
            case Resume.Replaying _ -> "replaying";
            case Resume.ResyncRequired _ -> "resync_required";
        };
    }

    Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("epoch", resumed.head().end().epoch().value());
        members.put("seq", end());
        members.put("resume", word());
        members.put("missed", missed());
        members.put("counts", StreamFrames.counts(resumed.head().counts()));
        return members;
    }
}
