package dev.pacenote.application.contracts.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.intake.StreamInbox;
import dev.pacenote.domain.streams.intake.InboxMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@link StreamInbox} promises. */
public interface StreamInboxContract {

    /** Long ago, so that what other tests leave is not due yet. */
    Instant THEN = Instant.parse("2001-01-01T00:00:00Z");

    StreamInbox inbox();

    Transactions transactions();

    private List<InboxMessage> claim(UUID token, Instant now, int limit) {
        return inbox().claim(InboxMessage.Source.TWITCH, token, now, limit);
    }

    private InboxMessage added(Instant at) {
        return added(InboxMessage.Source.TWITCH, at);
    }

    private InboxMessage added(InboxMessage.Source source, Instant at) {
        var message =
                InboxMessage.received(
                        new InboxMessage.Key(source, UUID.randomUUID().toString()),
                        "notification",
                        "{}",
                        at,
                        at);
        assertThat(inbox().add(message)).isTrue();
        return message;
    }

    @Test
    default void a_message_is_stored_once() {
        var message = added(Samples.NOON);

        assertThat(inbox().add(message)).isFalse();
        assertThat(inbox().find(message.key())).contains(message);
    }

    @Test
    default void messages_of_one_sender_are_claimed_apart_from_those_of_another() {
        var twitch = added(THEN);
        var discord = added(InboxMessage.Source.DISCORD, THEN);

        assertThat(inbox().claim(InboxMessage.Source.DISCORD, UUID.randomUUID(), THEN, 1_000))
                .extracting(InboxMessage::key)
                .contains(discord.key())
                .doesNotContain(twitch.key());
        assertThat(claim(UUID.randomUUID(), THEN, 1_000))
                .extracting(InboxMessage::key)
                .contains(twitch.key())
                .doesNotContain(discord.key());
    }

    @Test
    default void of_several_callers_at_once_each_message_goes_to_one() {
        var at = THEN.minusSeconds(UUID.randomUUID().getLeastSignificantBits() >>> 40);
        for (int i = 0; i < 12; i++) {
            added(at);
        }

        var claims = Samples.atOnce(4, () -> claim(UUID.randomUUID(), at, 12));

        assertThat(
                        claims.stream()
                                .flatMap(List::stream)
                                .map(InboxMessage::key)
                                .collect(Collectors.toList()))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    default void a_claim_holds_until_it_lapses_and_what_is_done_is_claimed_no_more() {
        var message = added(THEN);
        var token = UUID.randomUUID();
        var claimed =
                claim(token, THEN, 1_000).stream()
                        .filter(it -> it.key().equals(message.key()))
                        .findFirst()
                        .orElseThrow();
        var later = THEN.plus(InboxMessage.LEASE);
        var other = UUID.randomUUID();
        assertThat(claim(other, later.minusMillis(1), 1_000))
                .extracting(InboxMessage::key)
                .doesNotContain(message.key());
        assertThat(holds(message, token)).isTrue();

        assertThat(claim(other, later, 1_000))
                .extracting(InboxMessage::key)
                .contains(message.key());
        assertThat(holds(message, token)).as("somebody else has it").isFalse();

        var done = claimed.done(later);
        inbox().save(done);
        assertThat(inbox().find(message.key())).contains(done);
        assertThat(claim(other, later.plusSeconds(600), 1_000))
                .extracting(InboxMessage::key)
                .doesNotContain(message.key());
    }

    private boolean holds(InboxMessage message, UUID token) {
        return transactions().inTransaction(() -> inbox().hold(message.key(), token));
    }

    @Test
    default void what_is_handled_goes_when_it_was_received_long_ago_and_what_is_not_stays() {
        var old = THEN.minus(Duration.ofDays(400));
        var done = added(old);
        inbox().save(done.claimed(UUID.randomUUID(), old).done(THEN));
        var waiting = added(old);
        var newer = added(old.plusSeconds(1));
        inbox().save(newer.claimed(UUID.randomUUID(), THEN).done(THEN));

        assertThat(inbox().purge(old.plusSeconds(1), 0)).isZero();
        assertThat(inbox().purge(old.plusSeconds(1), 1_000)).isPositive();

        assertThat(inbox().find(done.key())).isEmpty();
        assertThat(inbox().find(waiting.key())).contains(waiting);
        assertThat(inbox().find(newer.key())).isPresent();
        // Nobody else is to find it due.
        inbox().save(waiting.claimed(UUID.randomUUID(), old).done(THEN));
    }

    @Test
    default void what_failed_waits_and_what_was_put_aside_is_left_alone() {
        var message = added(THEN);
        var claimed = message.claimed(UUID.randomUUID(), THEN);
        var failed = claimed.failed(THEN);
        inbox().save(failed);
        assertThat(inbox().find(message.key())).contains(failed);

        var aside =
                new InboxMessage(
                        message.key(),
                        message.type(),
                        message.body(),
                        message.sentAt(),
                        message.receivedAt(),
                        new InboxMessage.State.PutAside(InboxMessage.MAX_ATTEMPTS, THEN));
        inbox().save(aside);
        assertThat(inbox().find(message.key())).contains(aside);
        assertThat(claim(UUID.randomUUID(), THEN.plusSeconds(60), 1_000))
                .extracting(InboxMessage::key)
                .doesNotContain(message.key());
    }
}
