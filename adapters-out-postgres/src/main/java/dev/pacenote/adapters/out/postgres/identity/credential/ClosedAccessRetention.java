package dev.pacenote.adapters.out.postgres.identity.credential;

import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.identity.credential.ClosedAccess;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Closed accounts are forgotten once no page can still be open that was theirs. */
@Singleton
public final class ClosedAccessRetention implements RetentionStore {

    private final ClosedAccessRows rows;

    ClosedAccessRetention(ClosedAccessRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "closed-access";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return rows.purge(now.minus(ClosedAccess.REMEMBERED), atMost);
    }
}
