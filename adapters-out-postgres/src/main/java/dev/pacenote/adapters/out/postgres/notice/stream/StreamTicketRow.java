package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.notice.stream.StreamTicket;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code stream_tickets}. */
@MappedEntity("stream_tickets")
record StreamTicketRow(
        @Id String hash, long account, UUID session, Instant accessEndsAt, Instant expiresAt) {

    static StreamTicketRow of(StreamTicket ticket) {
        return new StreamTicketRow(
                ticket.hash(),
                ticket.account().value(),
                ticket.session().value(),
                Rows.microseconds(ticket.accessEndsAt()),
                Rows.microseconds(ticket.expiresAt()));
    }

    StreamTicket ticket() {
        return new StreamTicket(
                hash, new AccountId(account), new SessionId(session), accessEndsAt, expiresAt);
    }
}
