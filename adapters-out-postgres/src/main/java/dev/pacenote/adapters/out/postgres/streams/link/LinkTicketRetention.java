package dev.pacenote.adapters.out.postgres.streams.link;

import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Tickets of people who never came back from Twitch go when they are over. */
@Singleton
@Requires(property = Choices.AREA + "streams", value = "true")
final class LinkTicketRetention implements RetentionStore {

    private final LinkTicketRows rows;

    LinkTicketRetention(LinkTicketRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "link-tickets";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return rows.purge(now, atMost);
    }
}
