package dev.pacenote.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a delivery keeps of the time that it took so far. */
class DeliveryTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private static Delivery claimed(Delivery delivery, Instant now) {
        return delivery.claimed(Lease.at(now, UUID.randomUUID()), now);
    }

    /** Claimed at noon and about to be handed over. */
    private static Delivery leaving() {
        var key =
                new Delivery.Key(
                        UUID.randomUUID(),
                        new ChannelId("push"),
                        new DeliveryTarget("d1", "Firefox"));
        var about =
                new Delivery.About(
                        new AccountId(1),
                        new Topic("sample.weather"),
                        "fact",
                        Optional.empty(),
                        "source",
                        NOON);
        return claimed(Delivery.opened(key, about, NOON, NOON), NOON)
                .leavingAs(UUID.randomUUID(), NOON);
    }

    private static Delivery refused(Delivery delivery) {
        return delivery.after(sending -> sending.refused(SendFailure.temporary("503"), NOON), NOON);
    }

    @Test
    void what_is_refused_remembers_its_first_try() {
        assertThat(refused(leaving()).since().tried()).contains(NOON);
        assertThat(refused(leaving()).since().due()).isEmpty();
    }

    @Test
    void what_waits_for_its_reader_after_a_try_is_tried_anew() {
        var again = claimed(refused(leaving()), LATER).leavingAs(UUID.randomUUID(), LATER);
        assertThat(again.since().tried()).contains(NOON);

        var quiet = again.after(sending -> sending.waits(Reason.QUIET_HOURS, LATER), LATER);

        assertThat(quiet.since()).isEqualTo(Delivery.Since.NEVER);
    }

    @Test
    void what_is_put_back_before_anybody_was_asked_was_never_tried_and_is_as_late_as_before() {
        var back = leaving().putBack(LATER);
        assertThat(back.since()).isEqualTo(new Delivery.Since(Optional.of(NOON), Optional.empty()));
        assertThat(claimed(back, LATER).since().due()).contains(NOON);

        var tried = claimed(refused(leaving()), LATER).leavingAs(UUID.randomUUID(), LATER);
        assertThat(tried.putBack(LATER).since().tried()).contains(NOON);
    }

    /** As an older version saves it, which knows nothing of these moments. */
    private static Delivery.Since sinceIn(DeliveryState state) {
        var before = leaving();
        var both = new Delivery.Since(Optional.of(NOON), Optional.of(NOON));
        return new Delivery(before.key(), before.about(), state, before.leftAs(), both, LATER, 2)
                .since();
    }

    @Test
    void since_when_one_is_late_and_tried_ends_with_that_whoever_saved_it() {
        var both = new Delivery.Since(Optional.of(NOON), Optional.of(NOON));
        var tried = new Delivery.Since(Optional.empty(), Optional.of(NOON));

        assertThat(sinceIn(leaving().state())).isEqualTo(both);
        assertThat(sinceIn(leaving().putBack(LATER).state())).isEqualTo(both);
        assertThat(sinceIn(refused(leaving()).state())).isEqualTo(tried);
        assertThat(sinceIn(new DeliveryState.Sent(1, LATER))).isEqualTo(tried);
        assertThat(sinceIn(new DeliveryState.Waiting(1, LATER, Reason.QUIET_HOURS, false)))
                .isEqualTo(Delivery.Since.NEVER);
    }
}
