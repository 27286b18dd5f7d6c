package dev.pacenote.application.contracts.notice.stream.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.platform.retention.RetentionStoreContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.stream.access.StreamTickets;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.notice.stream.StreamTicket;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link StreamTickets} promise, and the retention of those that nobody used. */
public interface StreamTicketsContract extends RetentionStoreContract {

    int MANY = 10;

    Accounts accounts();

    StreamTickets tickets();

    private StreamTicket added() {
        var ticket =
                StreamTicket.issue(
                        StreamTicket.Secret.of(UUID.randomUUID(), UUID.randomUUID()),
                        Samples.account(accounts()).id(),
                        new SessionId(UUID.randomUUID()),
                        Samples.NOON.plus(Duration.ofMinutes(15)),
                        Samples.NOON);
        tickets().add(ticket);
        return ticket;
    }

    @Test
    default void a_ticket_is_taken_once_to_the_last_field() {
        var ticket = added();
        var other = added();

        assertThat(tickets().take(ticket.hash())).contains(ticket);
        assertThat(tickets().take(ticket.hash())).isEmpty();
        assertThat(tickets().take(other.hash())).contains(other);
        assertThat(tickets().take("of nothing")).isEmpty();
    }

    @Test
    default void of_many_who_take_a_ticket_at_once_one_gets_it() {
        var ticket = added();

        assertThat(Samples.atOnce(MANY, () -> tickets().take(ticket.hash())))
                .filteredOn(Optional::isPresent)
                .containsExactly(Optional.of(ticket));
    }

    @Test
    default void a_ticket_that_nobody_used_goes_when_it_is_expired() {
        var ticket = added();

        retention().purge(ticket.expiresAt().minusMillis(1), 1_000_000);
        assertThat(tickets().take(ticket.hash())).contains(ticket);
        tickets().add(ticket);
        assertThat(retention().purge(ticket.expiresAt(), 1_000_000)).isPositive();
        assertThat(tickets().take(ticket.hash())).isEmpty();
    }
}
