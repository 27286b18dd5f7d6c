package dev.pacenote.domain.streams.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.subscription.Reconciliation.Listed;
import dev.pacenote.domain.streams.subscription.Reconciliation.Step;
import dev.pacenote.domain.streams.subscription.Reconciliation.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Wanted ADA = wanted("1", SubscriptionType.ONLINE);
    private static final Wanted BEN = wanted("2", SubscriptionType.ONLINE);

    private static Wanted wanted(String channel, SubscriptionType type) {
        return new Wanted(new BroadcasterId(channel), type);
    }

    private static Listed listed(String id, Wanted what, Listed.State state, Instant at) {
        return new Listed(id, what, true, state, at);
    }

    private static Listed enabled(String id, Wanted what) {
        return listed(id, what, Listed.State.ENABLED, NOON);
    }

    private static Reconciliation.Plan plan(
            List<Wanted> wanted, List<Listed> listed, Set<String> known) {
        return Reconciliation.of(wanted, listed, known, Set.of(), Instant.EPOCH, NOON);
    }

    @Test
    void what_is_missing_is_made_and_what_is_there_is_left() {
        assertThat(plan(List.of(ADA, BEN), List.of(enabled("a", ADA)), Set.of("a")).steps())
                .containsExactly(new Step.Create(BEN));
    }

    @Test
    void what_twitch_has_and_we_do_not_know_is_adopted() {
        var found = enabled("a", ADA);

        assertThat(plan(List.of(ADA), List.of(found), Set.of()).steps())
                .containsExactly(new Step.Adopt(ADA, found));
    }

    @Test
    void what_failed_or_waits_for_more_than_ten_minutes_is_made_anew() {
        var failed = listed("a", ADA, Listed.State.FAILED, NOON);
        var stuck =
                listed(
                        "b",
                        BEN,
                        Listed.State.PENDING,
                        NOON.minus(Duration.ofMinutes(10)).minusMillis(1));

        assertThat(plan(List.of(ADA, BEN), List.of(failed, stuck), Set.of("a", "b")).steps())
                .containsExactlyInAnyOrder(
                        new Step.Delete("a"),
                        new Step.Delete("b"),
                        new Step.Create(ADA),
                        new Step.Create(BEN));
        var fresh = listed("b", BEN, Listed.State.PENDING, NOON.minus(Duration.ofMinutes(10)));
        assertThat(plan(List.of(BEN), List.of(fresh), Set.of("b")).steps()).isEmpty();
    }

    @Test
    void what_was_made_with_another_secret_is_made_anew() {
        var plan =
                Reconciliation.of(
                        List.of(ADA, BEN),
                        List.of(
                                enabled("a", ADA),
                                listed("b", BEN, Listed.State.ENABLED, NOON.plusSeconds(2))),
                        Set.of("a", "b"),
                        Set.of(),
                        NOON.plusSeconds(1),
                        NOON.plusSeconds(3));

        assertThat(plan.steps()).containsExactly(new Step.Delete("a"), new Step.Create(ADA));
    }

    @Test
    void what_nobody_wants_is_deleted_when_it_is_unwanted_twice() {
        var first = plan(List.of(), List.of(enabled("a", ADA)), Set.of("a"));
        assertThat(first.steps()).isEmpty();
        assertThat(first.unwanted()).containsExactly("a");

        var second =
                Reconciliation.of(
                        List.of(),
                        List.of(enabled("a", ADA)),
                        Set.of("a"),
                        first.unwanted(),
                        Instant.EPOCH,
                        NOON);
        assertThat(second.steps()).containsExactly(new Step.Delete("a"));
        assertThat(second.unwanted()).as("if Twitch lists it once more").containsExactly("a");
    }

    @Test
    void of_two_for_the_same_one_is_kept() {
        assertThat(
                        plan(
                                        List.of(ADA),
                                        List.of(enabled("a", ADA), enabled("b", ADA)),
                                        Set.of("a"))
                                .steps())
                .containsExactly(new Step.Delete("b"));
    }

    @Test
    void what_goes_to_another_address_is_left_alone_and_does_not_count() {
        var foreign = new Listed("f", ADA, false, Listed.State.FAILED, NOON);

        var plan = plan(List.of(ADA), List.of(foreign), Set.of());

        assertThat(plan.steps()).containsExactly(new Step.Create(ADA));
        assertThat(plan.unwanted()).isEmpty();
    }

    private static Subscription subscription(SubscriptionType type) {
        return Subscription.requested(
                new Subscription.Key(new StreamerId(UUID.randomUUID()), type),
                Optional.of("t"),
                NOON);
    }

    @Test
    void a_subscription_that_twitch_ended_is_made_again_after_1_5_and_30_minutes() {
        for (var reason : List.of(Revocation.FAILURES_EXCEEDED, Revocation.AUTHORIZATION_REVOKED)) {
            assertThat(reason.renewAfter(0)).contains(Duration.ofMinutes(1));
            assertThat(reason.renewAfter(1)).contains(Duration.ofMinutes(5));
            assertThat(reason.renewAfter(2)).contains(Duration.ofMinutes(30));
            assertThat(reason.renewAfter(9)).contains(Duration.ofMinutes(30));
        }
        var broken =
                subscription(SubscriptionType.ONLINE).revoked(Revocation.FAILURES_EXCEEDED, NOON);
        assertThat(broken.status()).isEqualTo(Subscription.Status.BROKEN);
        assertThat(broken.renewed()).isOne();
        assertThat(broken.renewAt()).contains(NOON.plus(Duration.ofMinutes(1)));
        assertThat(broken.rests(NOON)).isTrue();
        assertThat(broken.rests(NOON.plus(Duration.ofMinutes(1)))).isFalse();

        var later = NOON.plus(Duration.ofMinutes(2));
        var again = broken.askedAgain(NOON).accepted("t2", NOON).orElseThrow().confirmed(NOON);
        assertThat(again.revoked(Revocation.FAILURES_EXCEEDED, later).renewAt())
                .as("it did not work for long")
                .contains(later.plus(Duration.ofMinutes(5)));
        var muchLater = NOON.plus(Subscription.STEADY);
        assertThat(again.revoked(Revocation.FAILURES_EXCEEDED, muchLater).renewAt())
                .contains(muchLater.plus(Duration.ofMinutes(1)));
    }

    @Test
    void a_channel_that_is_gone_and_a_version_that_is_gone_are_not_asked_for_again() {
        assertThat(Revocation.of("user_removed").endsChannel()).isTrue();
        assertThat(Revocation.of("version_removed").callsOperator()).isTrue();
        for (var reason : List.of(Revocation.USER_REMOVED, Revocation.VERSION_REMOVED)) {
            assertThat(reason.renewAfter(0)).isEmpty();
            assertThat(subscription(SubscriptionType.ONLINE).revoked(reason, NOON).status())
                    .isEqualTo(Subscription.Status.UNAVAILABLE);
        }
        assertThat(Revocation.of("whatever_comes")).isEqualTo(Revocation.OTHER);
        assertThat(Revocation.of("")).isEqualTo(Revocation.OTHER);
        assertThat(Revocation.of("notification_failures_exceeded"))
                .isEqualTo(Revocation.FAILURES_EXCEEDED);
    }

    @Test
    void how_we_hear_of_a_channel_is_said_by_its_subscription_to_its_starts() {
        var pending = subscription(SubscriptionType.ONLINE);
        var works = pending.confirmed(NOON);
        var gone = pending.revoked(Revocation.VERSION_REMOVED, NOON);
        var other = subscription(SubscriptionType.OFFLINE).confirmed(NOON);

        assertThat(EventCoverage.of(false, false, List.of(works))).isEqualTo(EventCoverage.PUSH);
        assertThat(EventCoverage.of(false, false, List.of(pending, other)))
                .isEqualTo(EventCoverage.PENDING);
        assertThat(EventCoverage.of(false, false, List.of(gone, other)))
                .isEqualTo(EventCoverage.POLLED);
        assertThat(EventCoverage.of(false, true, List.of(works))).isEqualTo(EventCoverage.POLLED);
        assertThat(EventCoverage.of(true, false, List.of(works))).isEqualTo(EventCoverage.GONE);
    }

    @Test
    void what_twitch_has_no_room_for_is_polled_and_asked_for_again() {
        var pending = subscription(SubscriptionType.ONLINE);
        var refused = pending.withoutRoom(NOON).orElseThrow();

        assertThat(EventCoverage.of(false, false, List.of(refused)))
                .isEqualTo(EventCoverage.POLLED);
        assertThat(refused.rests(NOON)).isFalse();
        assertThat(pending.confirmed(NOON).withoutRoom(NOON)).as("it works").isEmpty();
        assertThat(EventCoverage.of(false, false, List.of(refused.askedAgain(NOON))))
                .isEqualTo(EventCoverage.PENDING);
    }

    @Test
    void near_the_end_of_what_twitch_allows_channels_are_polled() {
        assertThat(EventCoverage.hasRoom(9_500, 10_000)).isTrue();
        assertThat(EventCoverage.hasRoom(9_501, 10_000)).isFalse();
    }

    @Test
    void changes_of_title_and_game_are_asked_for_only_where_somebody_looks_at_them() {
        assertThat(SubscriptionType.wanted(false))
                .containsExactly(SubscriptionType.ONLINE, SubscriptionType.OFFLINE);
        assertThat(SubscriptionType.wanted(true)).containsExactly(SubscriptionType.values());
        for (var it : SubscriptionType.values()) {
            assertThat(SubscriptionType.of(it.wireName())).contains(it);
        }
    }
}
