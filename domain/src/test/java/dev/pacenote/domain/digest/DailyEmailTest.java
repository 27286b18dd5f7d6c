package dev.pacenote.domain.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.delivery.RetrySchedule;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmail.Claim;
import dev.pacenote.domain.digest.DailyEmail.Dead;
import dev.pacenote.domain.digest.DailyEmail.Failed;
import dev.pacenote.domain.digest.DailyEmail.Pending;
import dev.pacenote.domain.digest.DailyEmail.RetryTiming;
import dev.pacenote.domain.digest.DailyEmail.Withdrawal;
import dev.pacenote.domain.digest.DailyEmail.Withdrawn;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DailyEmailTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final DailyEmailKey KEY =
            new DailyEmailKey(new AccountId(7), LocalDate.of(2026, 11, 20));

    private static Claim claim() {
        return Claim.at(NOON, UUID.randomUUID());
    }

    @Test
    void a_mail_is_retried_with_growing_waits_and_then_given_up() {
        DailyEmail mail = Pending.first(KEY, UUID.randomUUID());
        var waits = new ArrayList<Duration>();
        while (!(mail instanceof Dead)) {
            mail = mail.claimedBy(claim(), NOON).refused(SendFailure.temporary("busy"), NOON);
            if (mail instanceof Failed failed) {
                waits.add(Duration.between(NOON, failed.nextTryAt()));
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
        assertThat(mail.attempts()).isEqualTo(8);
    }

    @Test
    void a_permanent_refusal_is_the_end_at_once() {
        var refused =
                Pending.first(KEY, UUID.randomUUID())
                        .claim(claim())
                        .refused(SendFailure.permanent("mailbox_unavailable"), NOON);

        assertThat(refused).isInstanceOf(Dead.class);
        assertThat(refused.claimable(NOON.plusSeconds(999_999), RetryTiming.TRY_AT_ONCE)).isFalse();
    }

    @Test
    void a_claim_protects_until_it_lapses_and_a_successor_knows_that_a_copy_may_have_left() {
        var sending = Pending.first(KEY, UUID.randomUUID()).claim(claim());
        var lapse = sending.claim().until();

        assertThat(sending.claimable(lapse.minusMillis(1), RetryTiming.TRY_AT_ONCE)).isFalse();
        assertThatThrownBy(() -> sending.takeOver(claim(), NOON))
                .isInstanceOf(IllegalStateException.class);
        assertThat(sending.takeOver(claim(), lapse).uncertain()).isTrue();
    }

    @Test
    void a_mail_whose_outcome_is_never_stored_is_given_up_after_its_last_try() {
        var now = NOON;
        var sending = Pending.first(KEY, UUID.randomUUID()).claim(claim());
        while (!sending.triedOut(sending.claim().until())) {
            var early = sending;
            assertThatThrownBy(() -> early.outcomeLost(early.claim().until()))
                    .isInstanceOf(IllegalStateException.class);
            now = sending.claim().until();
            sending = sending.takeOver(Claim.at(now, UUID.randomUUID()), now);
        }
        var last = sending;

        assertThat(last.attempts()).isEqualTo(RetrySchedule.MOST_ATTEMPTS);
        assertThat(last.triedOut(last.claim().until().minusMillis(1))).as("under way").isFalse();
        var dead = last.outcomeLost(last.claim().until());
        assertThat(dead.uncertain()).isTrue();
        assertThat(dead.failure().mayHaveArrived()).isTrue();
        assertThat(dead.failure().stopsMail()).isFalse();
        assertThat(dead.revived()).isInstanceOf(DailyEmail.Revival.Waiting.class);
    }

    @Test
    void a_sent_mail_stays_sent() {
        var sent = Pending.first(KEY, UUID.randomUUID()).claim(claim()).accepted(NOON);

        assertThat(sent.claimable(NOON.plusSeconds(999_999), RetryTiming.TRY_AT_ONCE)).isFalse();
        assertThatThrownBy(() -> sent.claimedBy(claim(), NOON))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_mail_that_was_taken_back_was_refused_by_nobody() {
        var failed =
                (DailyEmail.Failed)
                        Pending.first(KEY, UUID.randomUUID())
                                .claim(claim())
                                .refused(SendFailure.temporary("busy"), NOON);

        var back = failed.claim(claim()).withdrawn(Withdrawal.NOT_WANTED, NOON);

        assertThat(back.attempts()).as("it was not handed over this time").isEqualTo(1);
        assertThat(back.unsent()).isFalse();
        assertThat(back.open()).isFalse();
        assertThat(back.claimable(NOON, DailyEmail.RetryTiming.TRY_AT_ONCE)).isFalse();
    }

    @Test
    void a_store_tells_by_the_word_it_kept_whether_a_mail_was_refused_or_taken_back() {
        var id = UUID.randomUUID();
        var busy = SendFailure.temporary("busy");

        assertThat(DailyEmail.ended(KEY, id, 8, NOON, busy, false))
                .isEqualTo(new Dead(KEY, id, 8, NOON, busy, false));
        assertThat(
                        DailyEmail.ended(
                                KEY, id, 1, NOON, SendFailure.temporary("nothing_to_say"), true))
                .isEqualTo(new Withdrawn(KEY, id, 1, NOON, Withdrawal.NOTHING_TO_SAY, true));
    }

    @Test
    void the_message_id_is_the_same_for_every_copy() {
        assertThat(KEY.stableName()).isEqualTo("daily.2026-11-20.7");
    }

    @Test
    void a_mail_that_failed_or_was_given_up_can_be_tried_again_and_a_sent_one_cannot() {
        var dead =
                new DailyEmail.Dead(
                        KEY, UUID.randomUUID(), 8, NOON, SendFailure.permanent("gone"), true);

        assertThat(dead.revived())
                .isEqualTo(new DailyEmail.Revival.Waiting(new Pending(KEY, dead.id(), 8, true)));
        assertThat(new Withdrawn(KEY, dead.id(), 8, NOON, Withdrawal.NOT_WANTED, true).revived())
                .isEqualTo(dead.revived());
        assertThat(new Pending(KEY, dead.id(), 8, true).claim(claim()).attempts()).isEqualTo(9);
        assertThat(new DailyEmail.Sent(KEY, dead.id(), 1, NOON).revived())
                .isEqualTo(new DailyEmail.Revival.AlreadySent());
    }

    @Test
    void whether_a_copy_left_is_not_forgotten_until_the_mail_is_known_to_have_left() {
        var first = Pending.first(KEY, UUID.randomUUID()).claim(claim());
        assertThat(first.uncertain()).isFalse();
        assertThat(first.refused(SendFailure.temporary("busy"), NOON).uncertain()).isFalse();

        var unanswered = (Failed) first.refused(SendFailure.unanswered(), NOON);
        assertThat(unanswered.uncertain()).isTrue();
        var second = unanswered.claim(claim());
        assertThat(second.uncertain()).isTrue();
        var busy = (Failed) second.refused(SendFailure.temporary("busy"), NOON);
        assertThat(busy.claim(claim()).uncertain()).as("two tries later").isTrue();
        var dead = second.refused(SendFailure.permanent("gone"), NOON);
        assertThat(dead.uncertain()).isTrue();
        assertThat(((DailyEmail.Revival.Waiting) dead.revived()).mail().uncertain()).isTrue();
        assertThat(second.withdrawn(Withdrawal.NOT_WANTED, NOON).uncertain()).isTrue();
        assertThat(second.accepted(NOON).uncertain()).isFalse();
    }
}
