package dev.pacenote.application.contracts.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link Outbox} promises. */
public interface OutboxContract {

    int MAX = 3;
    int ALL = 1_000;
    Duration LEASE = Duration.ofMinutes(5);

    Outbox outbox();

    Transactions transactions();

    private static Outbox.Message message() {
        return new Outbox.Message(
                UUID.randomUUID(), "mail", "first line\n\nZoë '; drop table outbox; -- 山");
    }

    private Outbox.Message posted(Instant due) {
        var message = message();
        transactions().run(() -> outbox().post(message, due));
        return message;
    }

    private List<Outbox.Message> taken(Instant now) {
        return outbox().take(now, LEASE, MAX, ALL).stream().map(Outbox.Taken::message).toList();
    }

    /** Whatever another test left waits no more. */
    @BeforeEach
    default void empty() {
        for (var left : outbox().take(Instant.parse("2999-01-01T00:00:00Z"), LEASE, ALL, ALL)) {
            outbox().remove(left.message().id());
        }
    }

    @Test
    default void a_message_is_there_when_its_transaction_was_kept() {
        var message = posted(Samples.NOON);

        assertThat(outbox().find(message.id())).contains(message);
        assertThat(taken(Samples.NOON)).containsExactly(message);
    }

    @Test
    default void a_message_of_a_transaction_that_was_undone_never_was() {
        var message = message();

        assertThatThrownBy(
                        () ->
                                transactions()
                                        .run(
                                                () -> {
                                                    outbox().post(message, Samples.NOON);
                                                    throw new IllegalStateException("crash");
                                                }))
                .hasMessage("crash");

        assertThat(outbox().find(message.id())).isEmpty();
        assertThat(taken(Samples.NOON)).isEmpty();
    }

    @Test
    default void a_message_without_a_transaction_is_refused() {
        assertThatThrownBy(() -> outbox().post(message(), Samples.NOON))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void a_message_posted_twice_is_one_and_stays_as_it_was() {
        var message = posted(Samples.NOON);

        transactions()
                .run(
                        () ->
                                outbox().post(
                                                new Outbox.Message(message.id(), "other", "other"),
                                                Samples.NOON.plusSeconds(9)));

        assertThat(taken(Samples.NOON)).containsExactly(message);
    }

    @Test
    default void nothing_is_taken_before_it_is_due_and_the_longest_due_first() {
        var later = posted(Samples.NOON.plusSeconds(60));
        var sooner = posted(Samples.NOON);

        assertThat(taken(Samples.NOON.minusMillis(1))).isEmpty();
        assertThat(taken(Samples.NOON.plusSeconds(60))).containsExactly(sooner, later);
    }

    @Test
    default void no_more_is_taken_than_wanted() {
        var first = posted(Samples.NOON);
        posted(Samples.NOON.plusSeconds(1));

        assertThat(outbox().take(Samples.NOON.plusSeconds(9), LEASE, MAX, 1))
                .extracting(Outbox.Taken::message)
                .containsExactly(first);
    }

    @Test
    default void of_many_at_once_one_takes_a_message() {
        var messages = Stream.generate(() -> posted(Samples.NOON)).limit(20).toList();

        var results = Samples.atOnce(8, () -> taken(Samples.NOON));

        assertThat(results.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    default void what_was_taken_and_not_removed_comes_again_after_the_lease_and_is_counted() {
        var message = posted(Samples.NOON);
        var again = Samples.NOON.plus(LEASE);

        assertThat(outbox().take(Samples.NOON, LEASE, MAX, ALL))
                .containsExactly(new Outbox.Taken(message, 0));
        assertThat(taken(again.minusSeconds(1))).isEmpty();
        assertThat(outbox().take(again, LEASE, MAX, ALL))
                .containsExactly(new Outbox.Taken(message, 1));
    }

    @Test
    default void what_was_taken_may_be_put_off_and_removed() {
        var message = posted(Samples.NOON);
        taken(Samples.NOON);

        outbox().postpone(message.id(), Samples.NOON.plusSeconds(1));

        assertThat(taken(Samples.NOON.plusSeconds(1))).containsExactly(message);
        outbox().remove(message.id());
        outbox().remove(message.id());
        outbox().postpone(message.id(), Samples.NOON);
        assertThat(outbox().find(message.id())).isEmpty();
        assertThat(taken(Samples.NOON.plus(LEASE.multipliedBy(2)))).isEmpty();
    }

    @Test
    default void what_was_taken_too_often_stays_until_it_is_cleared_away() {
        var message = posted(Samples.NOON);
        var other = posted(Samples.NOON.plusSeconds(1));
        var now = Samples.NOON;
        for (int i = 0; i < MAX; i++) {
            assertThat(taken(now)).contains(message);
            now = now.plus(LEASE);
        }
        outbox().remove(other.id());

        assertThat(taken(now)).isEmpty();
        assertThat(outbox().find(message.id())).contains(message);
        assertThat(outbox().removeGivenUp(MAX, now)).isZero();
        assertThat(outbox().removeGivenUp(MAX, now.plusSeconds(1))).isOne();
        assertThat(outbox().find(message.id())).isEmpty();
    }
}
