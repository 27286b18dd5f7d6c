package dev.pacenote.adapters.out.postgres.streams.audit;

import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.application.streams.audit.StreamAudit;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;

/** What people did in servers is kept for a year. */
@Singleton
@Requires(property = Choices.AREA + "streams", value = "true")
final class StreamAuditRetention implements RetentionStore {

    private final StreamAudit audit;

    StreamAuditRetention(StreamAudit audit) {
        this.audit = audit;
    }

    @Override
    public String name() {
        return "stream-audit";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return audit.purge(now.minus(StreamAuditEntry.KEPT_FOR), atMost);
    }
}
