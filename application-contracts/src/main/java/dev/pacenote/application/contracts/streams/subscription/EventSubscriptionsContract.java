package dev.pacenote.application.contracts.streams.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.subscription.EventSubscriptions;
import dev.pacenote.domain.streams.subscription.Revocation;
import dev.pacenote.domain.streams.subscription.Subscription;
import dev.pacenote.domain.streams.subscription.SubscriptionType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link EventSubscriptions} promise. */
public interface EventSubscriptionsContract {

    EventSubscriptions subscriptions();

    Streamers streamers();

    Transactions transactions();

    @Test
    default void whoever_holds_one_loses_no_change_of_somebody_else() {
        var key =
                new Subscription.Key(
                        StreamsSamples.added(streamers()).id(), SubscriptionType.ONLINE);
        subscriptions().save(Subscription.requested(key, Optional.empty(), Samples.NOON));

        Samples.atOnce(
                8,
                () ->
                        transactions()
                                .inTransaction(
                                        () -> {
                                            var held = subscriptions().hold(key).orElseThrow();
                                            subscriptions().save(renewed(held));
                                            return held;
                                        }));

        assertThat(subscriptions().of(List.of(key.streamer())))
                .extracting(Subscription::renewed)
                .containsExactly(8);
    }

    private static Subscription renewed(Subscription held) {
        return new Subscription(
                held.key(), held.twitchId(), held.status(), held.changedAt(), held.renewed() + 1);
    }

    @Test
    default void since_when_a_secret_is_given_is_known_and_of_the_first_one_it_is_long_ago() {
        assertThat(subscriptions().signedSince("one", Samples.NOON)).isEqualTo(Instant.EPOCH);
        assertThat(subscriptions().signedSince("one", Samples.NOON.plusSeconds(1)))
                .isEqualTo(Instant.EPOCH);
        var changed = Samples.NOON.plusSeconds(2);

        assertThat(subscriptions().signedSince("two", changed)).isEqualTo(changed);
        assertThat(subscriptions().signedSince("two", changed.plusSeconds(1))).isEqualTo(changed);
        var back = changed.plusSeconds(2);
        assertThat(subscriptions().signedSince("one", back)).isEqualTo(back);
    }

    @Test
    default void what_nobody_wanted_is_known_until_the_next_pass_notes_other_ones() {
        subscriptions().noteUnwanted(Set.of("one", "two"));
        assertThat(subscriptions().unwanted()).containsExactlyInAnyOrder("one", "two");

        subscriptions().noteUnwanted(Set.of("two", "three"));
        assertThat(subscriptions().unwanted()).containsExactlyInAnyOrder("two", "three");

        subscriptions().noteUnwanted(Set.of());
        assertThat(subscriptions().unwanted()).isEmpty();
    }

    @Test
    default void those_that_twitch_offers_no_more_are_counted_where_their_channel_is_there() {
        var there = StreamsSamples.added(streamers());
        var gone = StreamsSamples.added(streamers());
        long before = subscriptions().countUnavailable();
        for (var streamer : List.of(there, gone)) {
            subscriptions()
                    .save(
                            Subscription.requested(
                                            new Subscription.Key(
                                                    streamer.id(), SubscriptionType.ONLINE),
                                            Optional.empty(),
                                            Samples.NOON)
                                    .revoked(Revocation.VERSION_REMOVED, Samples.NOON));
        }
        subscriptions()
                .save(
                        Subscription.requested(
                                        new Subscription.Key(there.id(), SubscriptionType.OFFLINE),
                                        Optional.empty(),
                                        Samples.NOON)
                                .revoked(Revocation.FAILURES_EXCEEDED, Samples.NOON));
        assertThat(subscriptions().countUnavailable()).isEqualTo(before + 2);

        streamers().save(gone.disappeared()).orUndo("a channel");

        assertThat(subscriptions().countUnavailable()).isEqualTo(before + 1);
    }

    @Test
    default void the_latest_of_each_channel_and_type_is_found() {
        var streamer = StreamsSamples.added(streamers()).id();
        var online =
                Subscription.requested(
                        new Subscription.Key(streamer, SubscriptionType.ONLINE),
                        Optional.empty(),
                        Samples.NOON);
        var offline =
                Subscription.requested(
                        new Subscription.Key(streamer, SubscriptionType.OFFLINE),
                        Optional.of("twitch-" + StreamsSamples.snowflake()),
                        Samples.NOON);
        subscriptions().save(online);
        subscriptions().save(offline);
        var confirmed = offline.confirmed(Samples.NOON.plusSeconds(1));
        subscriptions().save(confirmed);

        assertThat(subscriptions().of(List.of(streamer)))
                .containsExactlyInAnyOrder(online, confirmed);
        assertThat(subscriptions().all()).contains(online, confirmed);
        assertThat(subscriptions().findByTwitchId(offline.twitchId().orElseThrow()))
                .contains(confirmed);
        assertThat(subscriptions().findByTwitchId("nobody's")).isEmpty();

        assertThat(subscriptions().broken()).doesNotContain(online, confirmed);
        var ended = confirmed.revoked(Revocation.FAILURES_EXCEEDED, Samples.NOON.plusSeconds(2));
        subscriptions().save(ended);
        assertThat(subscriptions().broken()).contains(ended).doesNotContain(online);
        subscriptions().save(confirmed);

        subscriptions().remove(online.key());
        subscriptions().remove(online.key());
        assertThat(subscriptions().of(List.of(streamer))).containsExactly(confirmed);
    }
}
