package dev.pacenote.application.contracts.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.MailSamples;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link DailyEmails} promises. */
public interface DailyEmailsContract {

    DailyEmails emails();

    Accounts accounts();

    /** Transactions of the relational store, whether the mails are in it or not. */
    Transactions transactions();

    private DailyEmailKey opened() {
        var key = new DailyEmailKey(Samples.account(accounts()).id(), Samples.DAY);
        MailSamples.opened(emails(), key);
        return key;
    }

    /** Read, decided and saved as use cases do it; empty when it may not be claimed. */
    private Optional<Sending> claim(DailyEmailKey key, Instant now, RetryTiming timing) {
        var lease = Lease.at(now, UUID.randomUUID());
        return emails().find(key)
                .flatMap(mail -> mail.claimed(lease, now, timing))
                .flatMap(this::save)
                .map(mail -> (Sending) mail.state());
    }

    private Optional<DailyEmail> save(DailyEmail mail) {
        return switch (emails().save(mail)) {
            case SaveResult.Saved<DailyEmail>(var saved) -> Optional.of(saved);
            case SaveResult.Conflict<DailyEmail> _ -> Optional.empty();
        };
    }

    /** False when the lease was lost to somebody else. */
    private boolean conclude(DailyEmailKey key, Sending sending, DeliveryState outcome) {
        return emails().find(key)
                .flatMap(mail -> mail.concluded(sending.lease(), outcome))
                .flatMap(this::save)
                .isPresent();
    }

    private void report(DailyEmailKey key) {
        assertThat(save(emails().find(key).orElseThrow().reported())).isPresent();
    }

    private void revive(DailyEmailKey key) {
        assertThat(save(emails().find(key).flatMap(DailyEmail::revived).orElseThrow())).isPresent();
    }

    private DeliveryState state(DailyEmailKey key) {
        return emails().find(key).orElseThrow().state();
    }

    private Sending claimed(DailyEmailKey key) {
        return claim(key, Samples.NOON, RetryTiming.WAITS_ARE_KEPT).orElseThrow();
    }

    private boolean isClaimable(DailyEmailKey key, Instant now, RetryTiming timing) {
        return emails().claimable(now, timing, Integer.MAX_VALUE).contains(key);
    }

    @Test
    default void a_mail_is_opened_once_and_stays_as_it_is() {
        var key = new DailyEmailKey(Samples.account(accounts()).id(), Samples.DAY);

        var results = Samples.atOnce(8, () -> MailSamples.opened(emails(), key));

        assertThat(results).containsOnly(results.getFirst());
        assertThat(emails().find(key)).contains(results.getFirst());
    }

    @Test
    default void changes_go_with_a_transaction_or_stay_as_the_store_says() {
        var key = new DailyEmailKey(Samples.account(accounts()).id(), Samples.DAY);

        assertThatThrownBy(
                        () ->
                                transactions()
                                        .run(
                                                () -> {
                                                    MailSamples.opened(emails(), key);
                                                    throw new IllegalStateException("undone");
                                                }))
                .hasMessage("undone");

        assertThat(emails().find(key).isEmpty()).isEqualTo(emails().joinsTransactions());
    }

    @Test
    default void many_are_opened_at_once_and_those_that_exist_stay_as_they_are() {
        var known = opened();
        var before = emails().find(known).orElseThrow();
        var added = new DailyEmailKey(Samples.account(accounts()).id(), Samples.DAY);
        var id = UUID.randomUUID();

        var mails = emails().open(Map.of(known, UUID.randomUUID(), added, id));

        assertThat(mails).isEqualTo(Map.of(known, before, added, DailyEmail.first(added, id)));
        assertThat(emails().find(List.of(known, added))).isEqualTo(mails);
        assertThat(emails().open(Map.of())).isEmpty();
    }

    @Test
    default void an_account_that_is_gone_keeps_nobody_elses_mail_from_being_opened() {
        var gone = Samples.account(accounts()).id();
        accounts().delete(gone);
        var key = new DailyEmailKey(Samples.account(accounts()).id(), Samples.DAY);
        var goneKey = new DailyEmailKey(gone, Samples.DAY);

        assertThat(emails().open(Map.of(key, UUID.randomUUID(), goneKey, UUID.randomUUID())))
                .containsKey(key);
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
    default void an_outcome_is_unreported_until_it_is_reported() {
        var key = opened();
        var sending = claimed(key);
        assertThat(emails().unreported()).doesNotContain(key);

        conclude(key, sending, sending.accepted(Samples.NOON));

        assertThat(emails().unreported()).containsOnlyOnce(key);
        report(key);
        report(key);
        assertThat(emails().unreported()).doesNotContain(key);
        assertThat(state(key)).isEqualTo(sending.accepted(Samples.NOON));
    }

    @Test
    default void a_further_outcome_is_reported_anew() {
        var key = opened();
        var first = claimed(key);
        conclude(key, first, first.refused(SendFailure.temporary("busy"), Samples.NOON));
        report(key);

        var second = claim(key, Samples.NOON, RetryTiming.TRY_AT_ONCE).orElseThrow();
        conclude(key, second, second.accepted(Samples.NOON));

        assertThat(emails().unreported()).contains(key);
        report(key);
    }

    @Test
    default void that_a_copy_may_have_left_is_kept_through_every_state() {
        var key = opened();
        var first = claimed(key);
        conclude(key, first, first.refused(SendFailure.unanswered(), Samples.NOON));
        report(key);
        assertThat(emails().find(key).orElseThrow().uncertain()).as("failed").isTrue();
        var second = claim(key, Samples.NOON, RetryTiming.TRY_AT_ONCE).orElseThrow();
        assertThat(second.uncertain()).as("sending").isTrue();
        conclude(key, second, second.refused(SendFailure.permanent("gone"), Samples.NOON));
        report(key);
        assertThat(emails().find(key).orElseThrow().uncertain()).as("dead").isTrue();

        revive(key);

        assertThat(emails().find(key).orElseThrow().uncertain()).as("pending").isTrue();
        var third = claim(key, Samples.NOON, RetryTiming.TRY_AT_ONCE).orElseThrow();
        conclude(key, third, third.cancelled(Reason.PREF_OFF, Samples.NOON));
        report(key);
        assertThat(state(key)).isEqualTo(third.cancelled(Reason.PREF_OFF, Samples.NOON));
    }

    @Test
    default void all_mails_of_somebody_can_be_forgotten() {
        var gone = opened();
        var other = opened();
        MailSamples.opened(emails(), new DailyEmailKey(gone.person(), Samples.DAY.plusDays(1)));

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
        var lapsed = first.lease().until();
        assertThat(isClaimable(key, lapsed.minusMillis(1), RetryTiming.TRY_AT_ONCE)).isFalse();

        var second = claim(key, lapsed, RetryTiming.WAITS_ARE_KEPT).orElseThrow();

        assertThat(second.uncertain()).isTrue();
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(conclude(key, first, first.accepted(lapsed))).isFalse();
        assertThat(conclude(key, second, second.accepted(lapsed))).isTrue();
    }

    @Test
    default void a_sent_mail_is_never_claimed_again() {
        var key = opened();
        var sending = claimed(key);

        assertThat(conclude(key, sending, sending.accepted(Samples.NOON))).isTrue();

        assertThat(state(key)).isInstanceOf(DeliveryState.Sent.class);
        assertThat(claim(key, Samples.NOON.plusSeconds(9999), RetryTiming.TRY_AT_ONCE)).isEmpty();
        assertThat(conclude(key, sending, sending.accepted(Samples.NOON))).isFalse();
    }

    @Test
    default void a_failed_mail_waits_its_time_unless_a_run_is_in_a_hurry() {
        var key = opened();
        var sending = claimed(key);
        var failure = SendFailure.temporary("greylisted");
        conclude(key, sending, sending.refused(failure, Samples.NOON));

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

        conclude(key, sending, dead);

        assertThat(state(key)).isEqualTo(dead);
        assertThat(isClaimable(key, Samples.NOON.plusSeconds(99999), RetryTiming.TRY_AT_ONCE))
                .isFalse();
    }

    /** Every state, at moments around every border that a rule knows. */
    @Test
    default void what_may_be_claimed_is_what_the_domain_says_of_each_mail() {
        var random = new Random(20261120);
        var person = Samples.account(accounts()).id();
        var keys = new ArrayList<DailyEmailKey>();
        for (int i = 0; i < 60; i++) {
            var key = new DailyEmailKey(person, Samples.DAY.minusDays(random.nextInt(4000)));
            MailSamples.opened(emails(), key);
            keys.add(key);
            for (int steps = random.nextInt(4); steps > 0; steps--) {
                somethingHappensTo(key, random);
            }
        }
        var mails = emails().find(keys).values();
        assertThat(mails)
                .extracting(mail -> mail.state().getClass().getSimpleName())
                .contains("Pending", "Sending", "Sent", "Scheduled", "Failed", "Cancelled");

        for (int i = 0; i < 40; i++) {
            var now = Samples.NOON.plusMillis(random.nextInt(-1, 2) + 30_000L * random.nextInt(20));
            for (var timing : RetryTiming.values()) {
                var all = emails().claimable(now, timing, Integer.MAX_VALUE);
                assertThat(all)
                        .filteredOn(key -> key.person().equals(person))
                        .as(now + " " + timing)
                        .isEqualTo(
                                mails.stream()
                                        .filter(mail -> mail.state().claimable(now, timing))
                                        .map(DailyEmail::key)
                                        .sorted(Comparator.comparing(DailyEmailKey::date))
                                        .toList());
                int limit = random.nextInt(all.size() + 2);
                assertThat(emails().claimable(now, timing, limit))
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
                    case 0 -> Optional.<DeliveryState>of(sending.accepted(now));
                    case 1 -> Optional.of(sending.refused(SendFailure.permanent("gone"), now));
                    case 2 -> Optional.<DeliveryState>of(sending.cancelled(Reason.PREF_OFF, now));
                    case 3, 4, 5 ->
                            Optional.of(sending.refused(SendFailure.temporary("busy"), now));
                    default -> Optional.<DeliveryState>empty();
                };
        outcome.ifPresent(
                ended -> {
                    conclude(key, sending, ended);
                    report(key);
                });
    }

    @Test
    default void a_person_finds_the_mails_that_were_tried_latest_first() {
        var person = Samples.account(accounts()).id();
        var early = new DailyEmailKey(person, Samples.DAY);
        var late = new DailyEmailKey(person, Samples.DAY.plusDays(1));
        var untried = new DailyEmailKey(person, Samples.DAY.plusDays(2));
        for (var key : List.of(early, late, untried)) {
            MailSamples.opened(emails(), key);
        }
        for (var key : List.of(early, late)) {
            var sending = claimed(key);
            conclude(key, sending, sending.accepted(Samples.NOON));
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
        var cancelled = opened();
        var unwanted = claimed(cancelled);
        conclude(cancelled, unwanted, unwanted.cancelled(Reason.PREF_OFF, Samples.NOON));
        var refused = claimed(failed);
        conclude(failed, refused, refused.refused(SendFailure.temporary("busy"), Samples.NOON));
        var accepted = claimed(sent);
        conclude(sent, accepted, accepted.accepted(Samples.NOON));

        var unsent = emails().unsent(new Paging(1, Paging.MAX_SIZE));

        assertThat(unsent.rows())
                .extracting(DailyEmail::key)
                .contains(waiting, failed)
                .doesNotContain(sent, cancelled);
        assertThat(unsent.total()).isGreaterThanOrEqualTo(unsent.rows().size());
    }

    @Test
    default void why_a_mail_ended_is_kept() {
        var gone = ended(opened(), SendFailure.permanent("mailbox_unavailable"));
        var tooLate = ended(opened(), SendFailure.temporary("busy"));

        assertThat(emails().unsent(new Paging(1, Paging.MAX_SIZE)).rows()).contains(gone, tooLate);
    }

    private DailyEmail ended(DailyEmailKey key, SendFailure failure) {
        var outcome = new DeliveryState.Failed(8, Samples.NOON, failure, false);
        conclude(key, claimed(key), outcome);
        assertThat(state(key)).isEqualTo(outcome);
        return emails().find(key).orElseThrow();
    }

    @Test
    default void a_mail_that_was_taken_back_after_a_failed_try_waits_for_nobody() {
        var key = opened();
        var first = claimed(key);
        conclude(key, first, first.refused(SendFailure.temporary("busy"), Samples.NOON));
        var second = claim(key, Samples.NOON, RetryTiming.TRY_AT_ONCE).orElseThrow();
        var back = second.cancelled(Reason.NO_LONGER_TRUE, Samples.NOON);

        conclude(key, second, back);

        assertThat(state(key)).isEqualTo(back);
        assertThat(emails().unsent(new Paging(1, Paging.MAX_SIZE)).rows())
                .extracting(DailyEmail::key)
                .doesNotContain(key);
    }

    @Test
    default void a_failed_mail_can_be_tried_again_at_once() {
        var key = opened();
        var sending = claimed(key);
        conclude(key, sending, sending.refused(SendFailure.permanent("gone"), Samples.NOON));

        revive(key);

        assertThat(state(key)).isEqualTo(new DeliveryState.Pending(1, false));
        assertThat(claimed(key).attempts()).isEqualTo(2);
    }

    @Test
    default void of_many_who_save_what_they_read_one_does() {
        var key = opened();
        var read = emails().find(key).orElseThrow();

        var results =
                Samples.atOnce(
                        8,
                        () ->
                                save(
                                        read.claimed(
                                                        Lease.at(Samples.NOON, UUID.randomUUID()),
                                                        Samples.NOON,
                                                        RetryTiming.TRY_AT_ONCE)
                                                .orElseThrow()));

        assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
        var saved = results.stream().flatMap(Optional::stream).findFirst().orElseThrow();
        assertThat(emails().find(key)).contains(saved);
        assertThat(saved.version()).isGreaterThan(read.version());
    }

    @Test
    default void a_mail_that_is_gone_is_not_saved() {
        var key = opened();
        var read = emails().find(key).orElseThrow();
        emails().forgetAllOf(key.person());

        assertThat(save(read.reported())).isEmpty();
        assertThat(emails().find(key)).isEmpty();
    }
}
