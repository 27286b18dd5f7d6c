package dev.pacenote.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.delivery.DeliveryState.Failed;
import dev.pacenote.domain.delivery.DeliveryState.Pending;
import dev.pacenote.domain.delivery.DeliveryState.Scheduled;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static Lease lease() {
        return Lease.at(NOON, UUID.randomUUID());
    }

    private static Sending first() {
        return Pending.first().claimed(lease(), NOON);
    }

    @Test
    void a_delivery_is_retried_with_growing_waits_and_then_given_up() {
        DeliveryState state = Pending.first();
        var waits = new ArrayList<Duration>();
        while (!(state instanceof Failed)) {
            state = state.claimed(lease(), NOON).refused(SendFailure.temporary("busy"), NOON);
            if (state instanceof Scheduled scheduled) {
                waits.add(Duration.between(NOON, scheduled.at()));
            }
        }
        assertThat(waits)
                .isEqualTo(
                        List.of(
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(15),
                                Duration.ofHours(1),
                                Duration.ofHours(4),
                                Duration.ofHours(12),
                                Duration.ofHours(24)));
        assertThat(state.attempts()).isEqualTo(8);
    }

    @Test
    void a_permanent_refusal_is_the_end_at_once() {
        var refused = first().refused(SendFailure.permanent("mailbox_unavailable"), NOON);

        assertThat(refused).isInstanceOf(Failed.class);
        assertThat(refused.claimable(NOON.plusSeconds(999_999), RetryTiming.TRY_AT_ONCE)).isFalse();
    }

    @Test
    void a_wait_is_kept_unless_somebody_is_in_a_hurry() {
        var waiting = first().refused(SendFailure.temporary("busy"), NOON);

        assertThat(waiting.claimable(NOON.plusSeconds(59), RetryTiming.WAITS_ARE_KEPT)).isFalse();
        assertThat(waiting.claimable(NOON.plusSeconds(59), RetryTiming.TRY_AT_ONCE)).isTrue();
        assertThat(waiting.claimable(NOON.plusSeconds(60), RetryTiming.WAITS_ARE_KEPT)).isTrue();
    }

    @Test
    void a_lease_protects_until_it_lapses_and_a_successor_knows_that_a_copy_may_have_left() {
        var sending = first();
        var lapse = sending.lease().until();

        assertThat(sending.claimable(lapse.minusMillis(1), RetryTiming.TRY_AT_ONCE)).isFalse();
        assertThatThrownBy(() -> sending.claimed(lease(), NOON))
                .isInstanceOf(IllegalStateException.class);
        assertThat(sending.claimed(lease(), lapse).uncertain()).isTrue();
    }

    @Test
    void what_never_had_its_outcome_stored_is_given_up_after_its_last_try() {
        var now = NOON;
        var sending = first();
        while (!sending.triedOut(sending.lease().until())) {
            var early = sending;
            assertThatThrownBy(() -> early.outcomeLost(early.lease().until()))
                    .isInstanceOf(IllegalStateException.class);
            now = sending.lease().until();
            sending = sending.claimed(Lease.at(now, UUID.randomUUID()), now);
        }
        var last = sending;

        assertThat(last.attempts()).isEqualTo(RetrySchedule.MAX_ATTEMPTS);
        assertThat(last.triedOut(last.lease().until().minusMillis(1))).as("under way").isFalse();
        var failed = last.outcomeLost(last.lease().until());
        assertThat(failed.uncertain()).isTrue();
        assertThat(failed.failure().mayHaveArrived()).isTrue();
        assertThat(failed.failure().stopsMail()).isFalse();
        assertThat(failed.revived()).isPresent();
    }

    @Test
    void what_is_put_back_before_it_was_handed_over_counts_no_try_and_is_tried_again() {
        var again = first().postponed(Reason.UNVERIFIED, NOON);

        assertThat(again.attempts()).isZero();
        assertThat(again.claimable(NOON, RetryTiming.WAITS_ARE_KEPT)).isTrue();
        assertThat(again.claimed(lease(), NOON).attempts()).isOne();
        assertThat(again.uncertain()).isFalse();
    }

    @Test
    void what_was_sent_stays_sent() {
        var sent = first().accepted(NOON);

        assertThat(sent.claimable(NOON.plusSeconds(999_999), RetryTiming.TRY_AT_ONCE)).isFalse();
        assertThatThrownBy(() -> sent.claimed(lease(), NOON))
                .isInstanceOf(IllegalStateException.class);
        assertThat(sent.revived()).isEmpty();
    }

    @Test
    void what_was_cancelled_was_refused_by_nobody() {
        var waiting = first().refused(SendFailure.temporary("busy"), NOON);

        var cancelled = waiting.claimed(lease(), NOON).cancelled(Reason.PREF_OFF, NOON);

        assertThat(cancelled.attempts()).as("it was not handed over this time").isEqualTo(1);
        assertThat(cancelled.unsent()).isFalse();
        assertThat(cancelled.open()).isFalse();
        assertThat(cancelled.claimable(NOON, RetryTiming.TRY_AT_ONCE)).isFalse();
        assertThat(cancelled.revived()).contains(new Pending(1, false));
    }

    @Test
    void what_failed_or_was_cancelled_can_be_revived_and_counts_its_tries_on() {
        var failed = new Failed(8, NOON, SendFailure.permanent("gone"), true);

        assertThat(failed.revived()).contains(new Pending(8, true));
        assertThat(new Pending(8, true).claimed(lease(), NOON).attempts()).isEqualTo(9);
        assertThat(first().revived()).as("is tried anyway").isEmpty();
    }

    @Test
    void whether_a_copy_left_is_not_forgotten_until_it_is_known_to_have_left() {
        var first = first();
        assertThat(first.uncertain()).isFalse();
        assertThat(first.refused(SendFailure.temporary("busy"), NOON).uncertain()).isFalse();

        var unanswered = first.refused(SendFailure.unanswered(), NOON);
        assertThat(unanswered.uncertain()).isTrue();
        var second = unanswered.claimed(lease(), NOON);
        assertThat(second.uncertain()).isTrue();
        var busy = second.refused(SendFailure.temporary("busy"), NOON);
        assertThat(busy.claimed(lease(), NOON).uncertain()).as("two tries later").isTrue();
        var failed = second.refused(SendFailure.permanent("gone"), NOON);
        assertThat(failed.uncertain()).isTrue();
        assertThat(failed.revived().orElseThrow().uncertain()).isTrue();
        assertThat(second.cancelled(Reason.PREF_OFF, NOON).uncertain()).isTrue();
        assertThat(second.accepted(NOON).uncertain()).isFalse();
    }

    @Test
    void a_reason_is_read_by_the_word_that_a_store_kept() {
        for (var reason : Reason.values()) {
            assertThat(Reason.ofCode(reason.code())).contains(reason);
        }
        assertThat(Reason.ofCode("mailbox_unavailable")).isEmpty();
    }

    @Test
    void it_goes_forward_only() {
        var sending = first();
        var sent = sending.accepted(NOON);
        var arrived = new DeliveryState.Delivered(1, NOON);
        var failed = sending.refused(SendFailure.gone(), NOON);

        assertThat(sending.mayBecome(sending.waits(Reason.QUIET_HOURS, NOON))).isTrue();
        assertThat(sending.mayBecome(Pending.first())).isFalse();
        assertThat(sent.mayBecome(arrived)).isTrue();
        assertThat(sent.mayBecome(failed)).isTrue();
        assertThat(sent.mayBecome(sending)).isFalse();
        for (var end :
                List.of(
                        arrived,
                        failed,
                        sending.skipped(Reason.PREF_OFF, NOON),
                        sending.cancelled(Reason.EXPIRED, NOON))) {
            assertThat(end.mayBecome(sending)).isFalse();
            assertThat(end.mayBecome(sent)).isFalse();
            assertThat(end.open()).isFalse();
        }
    }

    @Test
    void what_waits_for_a_better_moment_is_due_then_and_did_not_count_as_a_try() {
        var waiting = first().waits(Reason.RATE_CAPPED, NOON.plusSeconds(60));

        assertThat(waiting.attempts()).isZero();
        assertThat(waiting.wireName()).isEqualTo("scheduled");
        assertThat(waiting.claimable(NOON.plusSeconds(59), RetryTiming.TRY_AT_ONCE)).isFalse();
        assertThat(waiting.claimable(NOON.plusSeconds(60), RetryTiming.WAITS_ARE_KEPT)).isTrue();
    }

    @Test
    void each_way_to_fail_has_its_reason() {
        assertThat(first().refused(SendFailure.gone(), NOON).reason())
                .isEqualTo(Reason.INVALID_TARGET);
        assertThat(first().refused(SendFailure.misconfigured(), NOON).reason())
                .isEqualTo(Reason.MISCONFIGURED);
        assertThat(first().refused(SendFailure.permanent("too_large"), NOON).reason())
                .isEqualTo(Reason.PROVIDER_REJECTED);
        assertThat(
                        first().refused(
                                        SendFailure.temporary("busy"),
                                        false,
                                        Optional.empty(),
                                        NOON)
                                .reason())
                .isEqualTo(Reason.RETRIES_EXHAUSTED);
    }
}
