package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.application.notice.stream.access.StreamTickets;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.notice.stream.StreamTicket;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Tickets for the live stream, in Postgres; the ticket of an account that is gone opens nothing.
 */
@Singleton
@Requires(property = Choices.INBOX, notEquals = Choices.INBOX_IN_DYNAMODB)
public final class PostgresStreamTickets implements StreamTickets, RetentionStore {

    private final StreamTicketRows rows;

    PostgresStreamTickets(StreamTicketRows rows) {
        this.rows = rows;
    }

    @Override
    public void add(StreamTicket ticket) {
        var row = StreamTicketRow.of(ticket);
        rows.insert(row.hash(), row.account(), row.session(), row.accessEndsAt(), row.expiresAt());
    }

    @Override
    public Optional<StreamTicket> take(String hash) {
        return Optional.ofNullable(rows.take(hash)).map(StreamTicketRow::ticket);
    }

    @Override
    public String name() {
        return "stream-tickets";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return rows.purge(now, atMost);
    }
}
