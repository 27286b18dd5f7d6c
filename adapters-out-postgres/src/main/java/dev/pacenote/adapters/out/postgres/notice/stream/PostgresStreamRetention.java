package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.notice.stream.StreamRetention;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Expired events of people's streams, in Postgres. */
@Singleton
public final class PostgresStreamRetention implements RetentionStore {

    private final StreamRows rows;
    private final StreamRetention retention;

    PostgresStreamRetention(StreamRows rows, Optional<StreamRetention> retention) {
        this.rows = rows;
        this.retention = retention.orElse(StreamRetention.USUAL);
    }

    @Override
    public String name() {
        return "stream-events";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return rows.purge(retention.period().firstMoment(now), atMost);
    }
}
