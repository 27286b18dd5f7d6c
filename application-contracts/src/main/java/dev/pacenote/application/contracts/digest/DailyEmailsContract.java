package dev.pacenote.application.contracts.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmail.Claim;
import dev.pacenote.domain.digest.DailyEmail.RetryTiming;
import dev.pacenote.domain.digest.DailyEmail.Sending;
import dev.pacenote.domain.digest.DailyEmail.Withdrawal;
import dev.pacenote.domain.digest.DailyEmailKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link DailyEmails} promises. */
public interface DailyEmailsContract {

    Stores stores();

    private DailyEmails emails() {
        return stores().emails();
    }

    private DailyEmailKey opened() {
        var key = new DailyEmailKey(Samples.account(stores().accounts()).id(), Samples.DAY);
        emails().open(key, UUID.randomUUID());
        return key;
    }

    private Optional<Sending> claim(DailyEmailKey key, Instant now, RetryTiming patience) {
        return emails().claim(key, Claim.at(now, UUID.randomUUID()), now, patience);
    }

    private Sending claimed(DailyEmailKey key) {
        return claim(key, Samples.NOON, RetryTiming.WAITS_ARE_KEPT).orElseThrow();
    }

    private boolean isClaimable(DailyEmailKey key, Instant now, RetryTiming patience) {
        return emails().claimable(now, patience, Integer.MAX_VALUE).contains(key);
    }

    @Test
    default void a_mail_is_opened_once_and_stays_as_it_is() {
        var key = new DailyEmailKey(Samples.account(stores().accounts()).id(), Samples.DAY);

        var results = Samples.atOnce(8, () -> emails().open(key, UUID.randomUUID()));

        assertThat(results).containsOnly(results.getFirst());
        assertThat(emails().find(key)).contains(results.getFirst());
    }

    @Test
    default void several_are_found_at_once_and_strangers_are_missing() {
        var one = opened();
        var other = opened();
        var nobody = new DailyEmailKey(one.person(), Samples.DAY.plusDays(1));

        assertThat(emails().find(List.of(one, other, one, nobody)))
                .containsOnlyKeys(one, other)
                .containsEntry(one, emails().find(one).orElseThrow());
        assertThat(emails().find(List.<DailyEmailKey>of())).isEmpty();
    }

    @Test
    default void an_outcome_is_untold_until_it_is_told() {
        var key = opened();
        var sending = claimed(key);
        assertThat(emails().untold()).doesNotContain(key);

        emails().conclude(sending.accepted(Samples.NOON), sending.claim().token());

        assertThat(emails().untold()).containsOnlyOnce(key);
        emails().told(key);
        emails().told(key);
        assertThat(emails().untold()).doesNotContain(key);
        assertThat(emails().find(key)).contains(sending.accepted(Samples.NOON));
    }

    @Test
    default void a_further_outcome_is_told_anew() {
        var key = opened();
        var first = claimed(key);
        emails().conclude(
                        first.refused(SendFailure.temporary("busy"), Samples.NOON),
                        first.claim().token());
        emails().told(key);

        var second = claim(key, Samples.NOON, RetryTiming.TRY_AT_ONCE).orElseThrow();
        emails().conclude(second.accepted(Samples.NOON), second.claim().token());

        assertThat(emails().untold()).contains(key);
        emails().told(key);
    }

    @Test
    default void that_a_copy_may_have_left_is_kept_through_every_state() {
        var key = opened();
        var first = claimed(key);
        emails().conclude(
                        first.refused(SendFailure.unanswered(), Samples.NOON),
                        first.claim().token());
        emails().told(key);
        assertThat(emails().find(key).orElseThrow().uncertain()).as("failed").isTrue();
        var second = claim(key, Samples.NOON, RetryTiming.TRY_AT_ONCE).orElseThrow();
        assertThat(second.uncertain()).as("sending").isTrue();
        emails().conclude(
                        second.refused(SendFailure.permanent("gone"), Samples.NOON),
                        second.claim().token());
        emails().told(key);
        assertThat(emails().find(key).orElseThrow().uncertain()).as("dead").isTrue();

        emails().revive(second.id());

        assertThat(emails().find(key).orElseThrow().uncertain()).as("pending").isTrue();
        var third = claim(key, Samples.NOON, RetryTiming.TRY_AT_ONCE).orElseThrow();
        emails().conclude(
                        third.withdrawn(Withdrawal.NOT_WANTED, Samples.NOON),
                        third.claim().token());
        emails().told(key);
        assertThat(emails().find(key))
                .contains(third.withdrawn(Withdrawal.NOT_WANTED, Samples.NOON));
    }

    @Test
    default void all_mails_of_somebody_can_be_forgotten() {
        var gone = opened();
        var other = opened();
        emails().open(new DailyEmailKey(gone.person(), Samples.DAY.plusDays(1)), UUID.randomUUID());

        emails().forgetAllOf(gone.person());
        emails().forgetAllOf(gone.person());

        assertThat(emails().find(gone)).isEmpty();
        assertThat(isClaimable(gone, Samples.NOON, RetryTiming.TRY_AT_ONCE)).isFalse();
        assertThat(emails().find(other)).isPresent();
    }

    @Test
    default void of_many_claimers_one_gets_the_mail() {
        var key = opened();

        var results = Samples.atOnce(8, () -> claim(key, Samples.NOON, RetryTiming.TRY_AT_ONCE));

        assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    default void a_claimed_mail_is_free_again_when_the_claim_lapses_and_then_uncertain() {
        var key = opened();
        var first = claimed(key);
        var lapsed = first.claim().until();
        assertThat(isClaimable(key, lapsed.minusMillis(1), RetryTiming.TRY_AT_ONCE)).isFalse();

        var second = claim(key, lapsed, RetryTiming.WAITS_ARE_KEPT).orElseThrow();

        assertThat(second.uncertain()).isTrue();
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(emails().conclude(first.accepted(lapsed), first.claim().token())).isFalse();
        assertThat(emails().conclude(second.accepted(lapsed), second.claim().token())).isTrue();
    }

    @Test
    default void a_sent_mail_is_never_claimed_again() {
        var key = opened();
        var sending = claimed(key);

        assertThat(emails().conclude(sending.accepted(Samples.NOON), sending.claim().token()))
                .isTrue();

        assertThat(emails().find(key)).containsInstanceOf(DailyEmail.Sent.class);
        assertThat(claim(key, Samples.NOON.plusSeconds(9999), RetryTiming.TRY_AT_ONCE)).isEmpty();
        assertThat(emails().conclude(sending.accepted(Samples.NOON), sending.claim().token()))
                .isFalse();
    }

    @Test
    default void a_failed_mail_waits_its_time_unless_a_run_is_in_a_hurry() {
        var key = opened();
        var sending = claimed(key);
        var failure = SendFailure.temporary("greylisted");
        emails().conclude(sending.refused(failure, Samples.NOON), sending.claim().token());

        assertThat(isClaimable(key, Samples.NOON.plusSeconds(59), RetryTiming.WAITS_ARE_KEPT))
                .isFalse();
        assertThat(isClaimable(key, Samples.NOON.plusSeconds(59), RetryTiming.TRY_AT_ONCE))
                .isTrue();
        assertThat(isClaimable(key, Samples.NOON.plusSeconds(60), RetryTiming.WAITS_ARE_KEPT))
                .isTrue();
        var again =
                claim(key, Samples.NOON.plusSeconds(60), RetryTiming.WAITS_ARE_KEPT).orElseThrow();
        assertThat(again.attempts()).isEqualTo(2);
        assertThat(again.uncertain()).isFalse();
    }

    @Test
    default void a_dead_mail_is_not_claimable() {
        var key = opened();
        var sending = claimed(key);
        var failure = SendFailure.permanent("mailbox_unavailable");
        var dead = sending.refused(failure, Samples.NOON);

        emails().conclude(dead, sending.claim().token());

        assertThat(emails().find(key)).contains(dead);
        assertThat(isClaimable(key, Samples.NOON.plusSeconds(99999), RetryTiming.TRY_AT_ONCE))
                .isFalse();
    }

    /** Every state, at moments around every border that a rule knows. */
    @Test
    default void what_may_be_claimed_is_what_the_domain_says_of_each_mail() {
        var random = new Random(20261120);
        var person = Samples.account(stores().accounts()).id();
        var keys = new ArrayList<DailyEmailKey>();
        for (int i = 0; i < 60; i++) {
            var key = new DailyEmailKey(person, Samples.DAY.minusDays(random.nextInt(4000)));
            emails().open(key, UUID.randomUUID());
            keys.add(key);
            for (int steps = random.nextInt(4); steps > 0; steps--) {
                somethingHappensTo(key, random);
            }
        }
        var mails = emails().find(keys).values();
        assertThat(mails)
                .extracting(mail -> mail.getClass().getSimpleName())
                .contains("Pending", "Sending", "Sent", "Failed", "Dead", "Withdrawn");

        for (int i = 0; i < 40; i++) {
            var now = Samples.NOON.plusMillis(random.nextInt(-1, 2) + 30_000L * random.nextInt(20));
            for (var patience : RetryTiming.values()) {
                var all = emails().claimable(now, patience, Integer.MAX_VALUE);
                assertThat(all)
                        .filteredOn(key -> key.person().equals(person))
                        .as(now + " " + patience)
                        .isEqualTo(
                                mails.stream()
                                        .filter(mail -> mail.claimable(now, patience))
                                        .map(DailyEmail::key)
                                        .sorted(Comparator.comparing(DailyEmailKey::date))
                                        .toList());
                int limit = random.nextInt(all.size() + 2);
                assertThat(emails().claimable(now, patience, limit))
                        .isEqualTo(all.subList(0, Math.min(limit, all.size())));
            }
        }
    }

    /** Claimed a while ago, and then perhaps one of the ways in which a try ends. */
    private void somethingHappensTo(DailyEmailKey key, Random random) {
        var now = Samples.NOON.plusSeconds(30L * random.nextInt(8));
        var claimed = claim(key, now, RetryTiming.TRY_AT_ONCE);
        if (claimed.isEmpty()) {
            return;
        }
        var sending = claimed.get();
        var outcome =
                switch (random.nextInt(8)) {
                    case 0 -> Optional.<DailyEmail>of(sending.accepted(now));
                    case 1 -> Optional.of(sending.refused(SendFailure.permanent("gone"), now));
                    case 2 ->
                            Optional.<DailyEmail>of(sending.withdrawn(Withdrawal.NOT_WANTED, now));
                    case 3, 4, 5 ->
                            Optional.of(sending.refused(SendFailure.temporary("busy"), now));
                    default -> Optional.<DailyEmail>empty();
                };
        outcome.ifPresent(
                ended -> {
                    emails().conclude(ended, sending.claim().token());
                    emails().told(key);
                });
    }

    @Test
    default void a_person_finds_the_mails_that_were_tried_latest_first() {
        var person = Samples.account(stores().accounts()).id();
        var early = new DailyEmailKey(person, Samples.DAY);
        var late = new DailyEmailKey(person, Samples.DAY.plusDays(1));
        var untried = new DailyEmailKey(person, Samples.DAY.plusDays(2));
        for (var key : List.of(early, late, untried)) {
            emails().open(key, UUID.randomUUID());
        }
        for (var key : List.of(early, late)) {
            var sending = claimed(key);
            emails().conclude(sending.accepted(Samples.NOON), sending.claim().token());
        }

        var first = emails().tried(person, new Paging(1, 1));

        assertThat(first.rows()).extracting(DailyEmail::key).containsExactly(late);
        assertThat(first.total()).isEqualTo(2);
        assertThat(emails().tried(person, new Paging(2, 1)).rows())
                .extracting(DailyEmail::key)
                .containsExactly(early);
        assertThat(emails().find(first.rows().getFirst().id())).contains(first.rows().getFirst());
        assertThat(emails().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    default void what_no_mail_server_took_is_listed_and_what_it_took_is_not() {
        var waiting = opened();
        var failed = opened();
        var sent = opened();
        var withdrawn = opened();
        var unwanted = claimed(withdrawn);
        emails().conclude(
                        unwanted.withdrawn(Withdrawal.NOT_WANTED, Samples.NOON),
                        unwanted.claim().token());
        var refused = claimed(failed);
        emails().conclude(
                        refused.refused(SendFailure.temporary("busy"), Samples.NOON),
                        refused.claim().token());
        var accepted = claimed(sent);
        emails().conclude(accepted.accepted(Samples.NOON), accepted.claim().token());

        var unsent = emails().unsent(new Paging(1, Paging.MAX_SIZE));

        assertThat(unsent.rows())
                .extracting(DailyEmail::key)
                .contains(waiting, failed)
                .doesNotContain(sent, withdrawn);
        assertThat(unsent.total()).isGreaterThanOrEqualTo(unsent.rows().size());
    }

    @Test
    default void why_a_mail_ended_is_kept() {
        var gone = ended(claimed(opened()), SendFailure.permanent("mailbox_unavailable"));
        var tooLate = ended(claimed(opened()), SendFailure.temporary("busy"));

        assertThat(emails().find(gone.key())).contains(gone);
        assertThat(emails().find(tooLate.key())).contains(tooLate);
        assertThat(emails().unsent(new Paging(1, Paging.MAX_SIZE)).rows()).contains(gone, tooLate);
    }

    private DailyEmail ended(Sending mail, SendFailure failure) {
        var dead = new DailyEmail.Dead(mail.key(), mail.id(), 8, Samples.NOON, failure, false);
        emails().conclude(dead, mail.claim().token());
        return dead;
    }

    @Test
    default void a_mail_that_was_taken_back_after_a_failed_try_waits_for_nobody() {
        var key = opened();
        var first = claimed(key);
        emails().conclude(
                        first.refused(SendFailure.temporary("busy"), Samples.NOON),
                        first.claim().token());
        var second = claim(key, Samples.NOON, RetryTiming.TRY_AT_ONCE).orElseThrow();
        var back = second.withdrawn(Withdrawal.NOTHING_TO_SAY, Samples.NOON);

        emails().conclude(back, second.claim().token());

        assertThat(emails().find(key)).contains(back);
        assertThat(emails().unsent(new Paging(1, Paging.MAX_SIZE)).rows())
                .extracting(DailyEmail::key)
                .doesNotContain(key);
    }

    @Test
    default void a_dead_mail_can_be_tried_again_at_once_and_a_sent_one_cannot() {
        var person = Samples.account(stores().accounts()).id();
        var key = new DailyEmailKey(person, Samples.DAY);
        var id = stores().emails().open(key, UUID.randomUUID()).id();
        var sending = claimedNow(key);
        stores().emails()
                .conclude(
                        sending.refused(SendFailure.permanent("gone"), Samples.NOON),
                        sending.claim().token());

        assertThat(stores().emails().revive(id))
                .contains(
                        new DailyEmail.Revival.Waiting(new DailyEmail.Pending(key, id, 1, false)));
        var again = claimedNow(key);
        assertThat(again.attempts()).isEqualTo(2);
        stores().emails().conclude(again.accepted(Samples.NOON), again.claim().token());

        assertThat(stores().emails().revive(id)).contains(new DailyEmail.Revival.AlreadySent());
        assertThat(stores().emails().revive(UUID.randomUUID())).isEmpty();
    }

    private DailyEmail.Sending claimedNow(DailyEmailKey key) {
        return stores().emails()
                .claim(
                        key,
                        DailyEmail.Claim.at(Samples.NOON, UUID.randomUUID()),
                        Samples.NOON,
                        DailyEmail.RetryTiming.TRY_AT_ONCE)
                .orElseThrow();
    }
}
