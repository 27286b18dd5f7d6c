package dev.pacenote.adapters.out.postgres.streams.membership;

import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.application.streams.membership.Invites;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Invites by which nobody can come any more are shown for a while. */
@Singleton
@Requires(property = Choices.AREA + "streams", value = "true")
final class InviteRetention implements RetentionStore {

    private final Invites invites;

    InviteRetention(Invites invites) {
        this.invites = invites;
    }

    @Override
    public String name() {
        return "invites";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return invites.purge(now, atMost);
    }
}
