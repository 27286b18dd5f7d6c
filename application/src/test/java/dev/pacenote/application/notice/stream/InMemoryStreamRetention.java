package dev.pacenote.application.notice.stream;

import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.notice.stream.StreamRetention;
import java.time.Instant;

public final class InMemoryStreamRetention implements RetentionStore {

    private final InMemoryStreams streams;

    public InMemoryStreamRetention(InMemoryStreams streams) {
        this.streams = streams;
    }

    @Override
    public String name() {
        return "stream-events";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return streams.purge(StreamRetention.PERIOD.firstMoment(now), atMost);
    }
}
