package dev.pacenote.application.contracts.streams.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.LinkTickets;
import dev.pacenote.domain.streams.link.LinkSecret;
import dev.pacenote.domain.streams.link.LinkTicket;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link LinkTickets} promise. */
public interface LinkTicketsContract {

    LinkTickets tickets();

    Guilds guilds();

    Accounts accounts();

    private LinkTicket added() {
        var ticket =
                LinkTicket.issued(
                        LinkSecret.of(UUID.randomUUID(), UUID.randomUUID()),
                        StreamsSamples.added(guilds()).id(),
                        Samples.account(accounts()).id(),
                        Samples.NOON);
        tickets().add(ticket);
        return ticket;
    }

    @Test
    default void a_ticket_is_taken_out_as_it_was_added_and_once() {
        var ticket = added();
        var other = added();

        assertThat(tickets().consume(ticket.hash())).contains(ticket);
        assertThat(tickets().consume(ticket.hash())).isEmpty();
        assertThat(tickets().consume("unknown")).isEmpty();
        assertThat(tickets().consume(other.hash())).contains(other);
    }

    @Test
    default void of_several_callers_at_once_one_gets_it() {
        var ticket = added();

        var taken = Samples.atOnce(8, () -> tickets().consume(ticket.hash()));

        assertThat(taken).filteredOn(Optional::isPresent).hasSize(1);
    }
}
