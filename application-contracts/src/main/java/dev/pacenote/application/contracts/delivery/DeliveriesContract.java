package dev.pacenote.application.contracts.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.Deliveries.Claimed;
import dev.pacenote.application.delivery.Deliveries.Place;
import dev.pacenote.application.delivery.Deliveries.Portion;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryChoice;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Deliveries} promises. */
public interface DeliveriesContract {

    DeliveryTarget PHONE = new DeliveryTarget("d1", "Firefox 'quoted' <b>");

    Accounts accounts();

    Notices notices();

    Deliveries deliveries();

    /** One of its own, so that tests claim nothing of each other. */
    private static ChannelId channel() {
        return new ChannelId(Samples.word().replaceAll("[0-9]", "x"));
    }

    private static Lease lease(Instant now) {
        return Lease.at(now, UUID.randomUUID(), Duration.ofSeconds(30));
    }

    private Notice told(AccountId account) {
        var notice =
                Samples.notice(account, Samples.WEATHER, Samples.word(), Samples.NOON, Weight.NEWS);
        notices().tell(account, List.of(notice));
        return notice;
    }

    private static Delivery of(Notice notice, ChannelId channel, Instant due) {
        return Delivery.opened(
                new Delivery.Key(notice.id(), channel, PHONE),
                new Delivery.About(
                        notice.account(),
                        notice.topic(),
                        notice.key().dedupeKey(),
                        Optional.of(UUID.randomUUID()),
                        "town riga",
                        notice.foundAt()),
                due,
                Samples.NOON);
    }

    private Delivery opened(ChannelId channel, Instant due) {
        var delivery = of(told(Samples.account(accounts()).id()), channel, due);
        deliveries().insertAbsent(List.of(delivery));
        return deliveries().find(delivery.id()).orElseThrow();
    }

    private Delivery saved(Delivery delivery) {
        if (deliveries().save(delivery) instanceof SaveResult.Saved<Delivery>(var saved)) {
            return saved;
        }
        throw new AssertionError("not saved: " + delivery);
    }

    private Delivery claimed(ChannelId channel, Instant now) {
        return deliveries()
                .claimDue(channel, lease(now), now, Portion.upTo(1))
                .getFirst()
                .delivery();
    }

    @Test
    default void what_failed_stands_beside_the_one_that_an_admin_wanted_told_again() {
        var channel = channel();
        var notice = told(Samples.account(accounts()).id());
        deliveries().insertAbsent(List.of(of(notice, channel, Samples.NOON)));
        var failed =
                saved(
                        claimed(channel, Samples.NOON)
                                .after(
                                        sending ->
                                                new DeliveryState.Failed(
                                                        sending.attempts(),
                                                        Samples.NOON,
                                                        SendFailure.bounced(),
                                                        false),
                                        Samples.NOON));
        var again = failed.again(Samples.NOON).orElseThrow();

        deliveries().insertAbsent(List.of(again));
        deliveries().insertAbsent(List.of(again));

        assertThat(deliveries().of(List.of(notice.id())))
                .extracting(delivery -> delivery.key().round(), Delivery::id)
                .containsExactlyInAnyOrder(tuple(0, failed.id()), tuple(1, again.id()));
        assertThat(claimed(channel, Samples.NOON).id()).isEqualTo(again.id());
    }

    @Test
    default void one_that_ended_when_it_was_opened_is_never_due() {
        var channel = channel();
        var opened = of(told(Samples.account(accounts()).id()), channel, Samples.NOON);
        var ended =
                Delivery.ended(
                        opened.key(),
                        opened.about(),
                        new DeliveryChoice.Skip(Reason.NO_ADDRESS),
                        Samples.NOON);

        deliveries().insertAbsent(List.of(ended));

        assertThat(deliveries().find(ended.id())).contains(ended.savedAs(1));
        assertThat(deliveries().due(channel, Samples.NOON.plusSeconds(1), 9)).isEmpty();
    }

    @Test
    default void the_message_in_which_a_delivery_left_is_kept() {
        var leased =
                deliveries()
                        .claimDue(
                                opened(channel(), Samples.NOON).channel(),
                                Lease.at(Samples.NOON, UUID.randomUUID(), Duration.ofMinutes(1)),
                                Samples.NOON,
                                Portion.upTo(1))
                        .getFirst()
                        .delivery();
        var message = UUID.randomUUID();

        var left = saved(leased.leavingAs(message, Samples.NOON));

        assertThat(left.leftAs()).contains(message);
        assertThat(deliveries().find(left.id())).contains(left);
    }

    @Test
    default void a_delivery_is_there_once_and_read_as_it_was_stored() {
        var channel = channel();
        var first = opened(channel, Samples.NOON);

        deliveries().insertAbsent(List.of(first.claimed(lease(Samples.NOON), Samples.NOON)));

        assertThat(deliveries().find(first.id())).contains(first);
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.state()).isEqualTo(DeliveryState.Pending.first());
        assertThat(deliveries().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    default void a_delivery_of_a_notice_that_is_gone_is_passed_over() {
        var gone = Samples.notice(Samples.account(accounts()).id(), Samples.word(), Weight.NEWS);
        var delivery = of(gone, channel(), Samples.NOON);

        deliveries().insertAbsent(List.of(delivery));

        assertThat(deliveries().find(delivery.id())).isEmpty();
    }

    /** Each state, reached as deliveries reach it. */
    private static List<DeliveryState> states() {
        var now = Samples.NOON;
        var sending = DeliveryState.Pending.first().claimed(lease(now), now);
        return List.of(
                DeliveryState.Pending.first(),
                sending.waits(Reason.QUIET_HOURS, now.plusSeconds(60)),
                sending.refused(SendFailure.temporary("busy"), now),
                sending,
                sending.accepted(now),
                new DeliveryState.Delivered(1, now),
                sending.skipped(Reason.NO_ADDRESS, now),
                sending.cancelled(Reason.ALREADY_READ, now),
                sending.refused(SendFailure.gone(), now));
    }

    @Test
    default void it_goes_forward_only_and_whoever_read_an_older_version_changes_nothing() {
        for (var from : states()) {
            for (var to : states()) {
                var opened = opened(channel(), Samples.NOON);
                var before =
                        from instanceof DeliveryState.Pending
                                ? opened
                                : saved(
                                        new Delivery(
                                                opened.key(),
                                                opened.about(),
                                                from,
                                                opened.leftAs(),
                                                opened.since(),
                                                Samples.NOON,
                                                opened.version()));
                var next =
                        new Delivery(
                                before.key(),
                                before.about(),
                                to,
                                before.leftAs(),
                                before.since(),
                                Samples.NOON,
                                before.version());

                var result = deliveries().save(next);

                if (from.mayBecome(to)) {
                    assertThat(result)
                            .as(from + " to " + to)
                            .isEqualTo(new SaveResult.Saved<>(next.savedAs(next.version() + 1)));
                    assertThat(deliveries().find(next.id()))
                            .contains(next.savedAs(next.version() + 1));
                    assertThat(deliveries().save(next)).isEqualTo(new SaveResult.Conflict<>());
                } else {
                    assertThat(result)
                            .as(from + " to " + to)
                            .isEqualTo(new SaveResult.Conflict<>());
                    assertThat(deliveries().find(before.id())).contains(before);
                }
            }
        }
    }

    @Test
    default void of_many_claimers_each_delivery_goes_to_one() {
        var channel = channel();
        var all = new HashSet<UUID>();
        for (int i = 0; i < 20; i++) {
            all.add(opened(channel, Samples.NOON).id());
        }

        var claims =
                Samples.atOnce(
                        4,
                        () ->
                                deliveries()
                                        .claimDue(
                                                channel,
                                                lease(Samples.NOON),
                                                Samples.NOON,
                                                Portion.upTo(20)));

        var ids =
                claims.stream()
                        .flatMap(List::stream)
                        .map(claimed -> claimed.delivery().id())
                        .toList();
        assertThat(ids).doesNotHaveDuplicates();
        var rest =
                deliveries().claimDue(channel, lease(Samples.NOON), Samples.NOON, Portion.upTo(20));
        var together = new HashSet<>(ids);
        rest.forEach(claimed -> assertThat(together.add(claimed.delivery().id())).isTrue());
        assertThat(together).isEqualTo(all);
    }

    /** So many that left in one message, leased until then. */
    private UUID leftTogether(ChannelId channel, int many, Lease lease) {
        var notices = new ArrayList<Notice>();
        var account = Samples.account(accounts()).id();
        for (int i = 0; i < many; i++) {
            notices.add(
                    Samples.notice(
                            account, Samples.WEATHER, Samples.word(), Samples.NOON, Weight.NEWS));
        }
        notices().tell(account, notices);
        deliveries()
                .insertAbsent(
                        notices.stream().map(told -> of(told, channel, Samples.NOON)).toList());
        var leased =
                deliveries().claimDue(channel, lease, Samples.NOON, Portion.upTo(many)).stream()
                        .map(Claimed::delivery)
                        .toList();
        assertThat(leased).hasSize(many);
        var name = leased.getFirst().id();
        leased.forEach(delivery -> saved(delivery.leavingAs(name, Samples.NOON)));
        return name;
    }

    @Test
    default void what_left_in_one_message_is_claimed_as_one_however_many_they_are() {
        var channel = channel();
        var name = leftTogether(channel, 60, lease(Samples.NOON));
        var lapse = Samples.NOON.plusSeconds(30);
        opened(channel, lapse.plusSeconds(1));

        var claimed =
                deliveries().claimDue(channel, lease(lapse), lapse.plusSeconds(2), Portion.upTo(1));

        assertThat(claimed).hasSize(60);
        assertThat(claimed).allMatch(one -> one.delivery().leftAs().equals(Optional.of(name)));
        assertThat(claimed)
                .as("due since before the claim that was lost")
                .allMatch(one -> one.due().equals(Samples.NOON));
        assertThat(deliveries().ofMessage(name)).hasSize(60);
        assertThat(deliveries().ofMessage(UUID.randomUUID())).isEmpty();
    }

    @Test
    default void of_many_claimers_one_gets_the_whole_message() {
        var channel = channel();
        leftTogether(channel, 40, lease(Samples.NOON));
        leftTogether(channel, 40, lease(Samples.NOON));
        var lapse = Samples.NOON.plusSeconds(30);

        var claims =
                Samples.atOnce(
                        4,
                        () -> deliveries().claimDue(channel, lease(lapse), lapse, Portion.upTo(1)));

        assertThat(claims.stream().mapToInt(List::size).filter(size -> size > 0))
                .as("each message whole, or not at all")
                .isNotEmpty()
                .allMatch(size -> size == 40);
        assertThat(claims.stream().flatMap(List::stream).map(one -> one.delivery().id()))
                .doesNotHaveDuplicates();
    }

    @Test
    default void no_target_has_more_than_its_part_and_a_busy_one_has_none() {
        var channel = channel();
        var many = Samples.account(accounts()).id();
        for (int i = 0; i < 5; i++) {
            deliveries().insertAbsent(List.of(of(told(many), channel, Samples.NOON)));
        }
        var other = opened(channel, Samples.NOON.plusSeconds(1));
        var now = Samples.NOON.plusSeconds(2);
        var busy = Set.of(new Place(many, PHONE.id()));

        var first = deliveries().claimDue(channel, lease(now), now, new Portion(10, 2, Set.of()));
        var second = deliveries().claimDue(channel, lease(now), now, new Portion(10, 2, busy));
        var third = deliveries().claimDue(channel, lease(now), now, new Portion(10, 9, Set.of()));

        assertThat(first).hasSize(3).anyMatch(one -> one.delivery().id().equals(other.id()));
        assertThat(second).isEmpty();
        assertThat(third).hasSize(3);
    }

    @Test
    default void what_a_process_that_is_gone_had_leased_is_sent_by_the_next_under_the_same_id() {
        var channel = channel();
        opened(channel, Samples.NOON);
        var first = claimed(channel, Samples.NOON);
        var lapse = Samples.NOON.plusSeconds(30);
        assertThat(
                        deliveries()
                                .claimDue(
                                        channel,
                                        lease(Samples.NOON),
                                        lapse.minusMillis(1),
                                        Portion.upTo(9)))
                .isEmpty();

        var second = claimed(channel, lapse);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.state().uncertain()).isTrue();
        assertThat(second.state().attempts()).isEqualTo(2);
        assertThat(deliveries().find(second.id())).contains(second);
        assertThat(deliveries().save(first.after(tried -> tried.accepted(lapse), lapse)))
                .isEqualTo(new SaveResult.Conflict<>());
    }

    @Test
    default void a_claim_says_why_and_until_when_it_waited_and_waits_are_kept() {
        var channel = channel();
        var later = Samples.NOON.plusSeconds(60);
        var waiting = opened(channel, later);
        assertThat(
                        deliveries()
                                .claimDue(
                                        channel,
                                        lease(Samples.NOON),
                                        Samples.NOON,
                                        Portion.upTo(9)))
                .isEmpty();
        assertThat(deliveries().waiting(waiting.account(), channel, PHONE, 9))
                .containsExactly(new Claimed(waiting, Reason.DELAY, later));
        var now = later.plusSeconds(5);
        var lease = lease(now);

        var claims = deliveries().claimDue(channel, lease, now, Portion.upTo(9));

        assertThat(claims)
                .containsExactly(
                        new Claimed(waiting.claimed(lease, now).savedAs(2), Reason.DELAY, later));
        assertThat(deliveries().find(waiting.id())).contains(claims.getFirst().delivery());
        assertThat(deliveries().waiting(waiting.account(), channel, PHONE, 9)).isEmpty();
    }

    @Test
    default void what_is_claimed_is_what_the_domain_calls_due() {
        var random = new Random(7);
        var channel = channel();
        var all = new ArrayList<Delivery>();
        for (int i = 0; i < 40; i++) {
            var state = states().get(random.nextInt(states().size()));
            var opened = opened(channel, Samples.NOON);
            all.add(
                    state instanceof DeliveryState.Pending
                            ? opened
                            : saved(
                                    new Delivery(
                                            opened.key(),
                                            opened.about(),
                                            state,
                                            opened.leftAs(),
                                            opened.since(),
                                            Samples.NOON,
                                            opened.version())));
        }
        var now = Samples.NOON.plusSeconds(random.nextInt(70));
        var due = all.stream().filter(delivery -> delivery.isClaimable(now)).toList();
        assertThat(deliveries().oldestDue(now)).isPresent();
        assertThat(deliveries().due(channel, now, 100)).containsExactlyInAnyOrderElementsOf(due);
        assertThat(deliveries().due(channel, now, 2)).hasSize(2);

        var claimed = deliveries().claimDue(channel, lease(now), now, Portion.upTo(100));

        assertThat(claimed.stream().map(one -> one.delivery().id()))
                .containsExactlyInAnyOrderElementsOf(due.stream().map(Delivery::id).toList());
    }

    @Test
    default void one_that_is_leased_or_put_back_is_as_late_as_before_and_others_go_first() {
        var channel = channel();
        var now = Samples.NOON;
        var due = now.minus(Duration.ofDays(4_000));
        var opened = opened(channel, now);
        var late =
                saved(
                        new Delivery(
                                opened.key(),
                                opened.about(),
                                new DeliveryState.Waiting(0, due, Reason.DELAY, false),
                                opened.leftAs(),
                                opened.since(),
                                now,
                                opened.version()));

        var leased = claim(channel, now);
        assertThat(leased).singleElement().satisfies(it -> assertThat(it.due()).isEqualTo(due));
        assertThat(deliveries().oldestDue(now)).as("while somebody has it").contains(due);

        var back = saved(leased.getFirst().delivery().leavingAs(late.id(), now).putBack(now));
        assertThat(deliveries().find(late.id())).contains(back);
        assertThat(deliveries().oldestDue(now)).as("put back").contains(due);
        var other = opened(channel, now);
        assertThat(claim(channel, now))
                .extracting(it -> it.delivery().id())
                .containsExactly(other.id());

        var later = now.plusSeconds(60);
        var again = claim(channel, later);
        assertThat(again)
                .filteredOn(it -> it.delivery().id().equals(late.id()))
                .singleElement()
                .satisfies(it -> assertThat(it.due()).isEqualTo(due));
        again.stream()
                .map(Claimed::delivery)
                .map(it -> saved(it.leavingAs(it.id(), later)))
                .forEach(it -> saved(it.after(sending -> sending.accepted(later), later)));
        assertThat(deliveries().oldestDue(later)).as("it left").isNotEqualTo(Optional.of(due));
        assertThat(deliveries().find(late.id()).orElseThrow().since().tried()).contains(later);
    }

    private List<Claimed> claim(ChannelId channel, Instant now) {
        return deliveries().claimDue(channel, lease(now), now, Portion.upTo(10));
    }

    @Test
    default void deliveries_are_found_by_what_they_tell_and_by_where_they_stand() {
        var channel = channel();
        var one = opened(channel, Samples.NOON);
        var mine = one.account();
        var other = of(told(mine), channel, Samples.NOON.plusSeconds(60));
        deliveries().insertAbsent(List.of(other));

        assertThat(deliveries().of(Set.of(one.key().notice()))).containsExactly(one);
        assertThat(deliveries().ofNotification(one.about().notification().orElseThrow()))
                .containsExactly(one);
        assertThat(deliveries().ofFact(one.about().topic(), one.about().fact()))
                .containsExactly(one);
        assertThat(newest(mine, Optional.empty(), Optional.empty())).hasSize(2);
        assertThat(newest(mine, Optional.of("sample"), Optional.of("pending")))
                .containsExactly(one);
        assertThat(newest(mine, Optional.of("sample.weather"), Optional.of("scheduled")))
                .containsExactly(other.savedAs(1));
        assertThat(newest(mine, Optional.of("sample.weath"), Optional.empty())).isEmpty();
        assertThat(newest(mine, Optional.empty(), Optional.of("sent"))).isEmpty();
    }

    private List<Delivery> newest(
            AccountId account, Optional<String> topic, Optional<String> state) {
        return deliveries().newest(new Deliveries.Filter(account, topic, state), 500);
    }

    @Test
    default void they_go_with_their_account() {
        var delivery = opened(channel(), Samples.NOON);

        accounts().delete(delivery.account());

        assertThat(deliveries().find(delivery.id())).isEmpty();
    }
}
