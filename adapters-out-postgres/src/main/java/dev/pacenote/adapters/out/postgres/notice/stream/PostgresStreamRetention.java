package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.notice.stream.StreamRetention;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Expired events of people's streams, in Postgres. */
@Singleton
public final class PostgresStreamRetention implements RetentionStore {

    private final StreamRows rows;

    PostgresStreamRetention(StreamRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "stream-events";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return rows.purge(StreamRetention.PERIOD.firstMoment(now), atMost);
    }
}
