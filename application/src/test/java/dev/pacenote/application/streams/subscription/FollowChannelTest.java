package dev.pacenote.application.streams.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.application.streams.link.InMemoryLinks;
import dev.pacenote.domain.streams.intake.TwitchEvent;
import dev.pacenote.domain.streams.link.BroadcastFilter;
import dev.pacenote.domain.streams.link.LinkOverrides;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.subscription.Reconciliation.Listed;
import dev.pacenote.domain.streams.subscription.Reconciliation.Wanted;
import dev.pacenote.domain.streams.subscription.Revocation;
import dev.pacenote.domain.streams.subscription.Subscription;
import dev.pacenote.domain.streams.subscription.SubscriptionType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Twitch is asked to tell of a channel. */
class FollowChannelTest {

    /** A channel, and a Twitch that takes everything once. */
    private static final class Channel implements TwitchSubscriptions {

        private final StreamsWorld world = new StreamsWorld();
        private final InMemoryEventSubscriptions subscriptions =
                new InMemoryEventSubscriptions(world.tables);
        private final Streamer ada = world.streamer("ada");
        private final List<Wanted> asked = new ArrayList<>();

        private final List<Streamer> gone = new ArrayList<>();
        private final List<Subscription> calls = new ArrayList<>();
        private boolean room = true;

        /** It asks back before it answers. */
        private boolean confirmsFirst;

        @Override
        public Created create(Wanted what) {
            if (asked.contains(what)) {
                return new Created.Exists();
            }
            asked.add(what);
            if (confirmsFirst) {
                confirmed(what.type());
            }
            return new Created.Requested(id(what.type()));
        }

        private static String id(SubscriptionType type) {
            return "twitch-" + type.wireName();
        }

        @Override
        public boolean hasRoom() {
            return room;
        }

        @Override
        public List<Listed> list() {
            return List.of();
        }

        @Override
        public void delete(String twitchId) {
            throw new AssertionError("nobody deletes");
        }

        private FollowChannel follow(CrashPoint crash) {
            return new FollowChannel(
                    world.streamers,
                    crash.on(EventSubscriptions.class, subscriptions),
                    new WantedSubscriptions(new InMemoryLinks(world.tables), world.servers),
                    crash.on(TwitchSubscriptions.class, this),
                    gone::add,
                    calls::add,
                    crash.on(Transactions.class, world.tables),
                    () -> world.now);
        }

        private void confirmed(SubscriptionType type) {
            follow(CrashPoint.whole())
                    .confirmed(new TwitchEvent.Confirmed(id(type), ada.broadcaster(), type));
        }

        private Subscription.Status status(SubscriptionType type) {
            return subscriptions.findByTwitchId(id(type)).orElseThrow().status();
        }
    }

    private final Channel channel = new Channel();

    @Test
    void twitch_is_asked_once_for_each_kind_and_what_it_confirms_works() {
        channel.follow(CrashPoint.whole()).follow(channel.ada.id());
        channel.follow(CrashPoint.whole()).follow(channel.ada.id());
        assertThat(channel.asked).hasSize(SubscriptionType.wanted(false).size());
        assertThat(channel.status(SubscriptionType.ONLINE)).isEqualTo(Subscription.Status.PENDING);

        channel.confirmed(SubscriptionType.ONLINE);

        assertThat(channel.status(SubscriptionType.ONLINE)).isEqualTo(Subscription.Status.ENABLED);
    }

    @Test
    void of_title_and_game_twitch_is_to_tell_only_where_posts_look_at_them() {
        channel.follow(CrashPoint.whole()).follow(channel.ada.id());
        assertThat(channel.asked)
                .extracting(Wanted::type)
                .containsExactlyInAnyOrder(SubscriptionType.ONLINE, SubscriptionType.OFFLINE);

        var link = channel.world.followed(channel.ada);
        var filter = new BroadcastFilter(List.of("Trackmania"), List.of(), List.of(), List.of());
        var links = new InMemoryLinks(channel.world.tables);
        links.save(
                        link.changed(
                                true,
                                new LinkOverrides(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(filter))))
                .orUndo("a link");
        channel.follow(CrashPoint.whole()).follow(channel.ada.id());
        assertThat(channel.asked)
                .extracting(Wanted::type)
                .containsExactlyInAnyOrder(SubscriptionType.values());

        var other = new Channel();
        other.world.followed(other.ada);
        other.world.servers.updatesWhileLive = true;
        other.follow(CrashPoint.whole()).follow(other.ada.id());
        assertThat(other.asked)
                .extracting(Wanted::type)
                .containsExactlyInAnyOrder(SubscriptionType.values());
    }

    @Test
    void what_was_confirmed_before_twitch_answered_stays_confirmed() {
        channel.confirmsFirst = true;
        channel.follow(CrashPoint.whole()).follow(channel.ada.id());

        assertThat(channel.status(SubscriptionType.ONLINE)).isEqualTo(Subscription.Status.ENABLED);
    }

    @Test
    void an_operator_is_called_where_no_waiting_brings_a_subscription_back_and_only_there() {
        channel.confirmed(SubscriptionType.ONLINE);
        channel.confirmed(SubscriptionType.OFFLINE);

        channel.follow(CrashPoint.whole())
                .revoked(
                        new TwitchEvent.Revoked(
                                Channel.id(SubscriptionType.OFFLINE),
                                Revocation.FAILURES_EXCEEDED));
        assertThat(channel.calls).isEmpty();
        channel.follow(CrashPoint.whole())
                .revoked(
                        new TwitchEvent.Revoked(
                                Channel.id(SubscriptionType.ONLINE), Revocation.VERSION_REMOVED));

        assertThat(channel.calls)
                .extracting(it -> it.key().type())
                .containsExactly(SubscriptionType.ONLINE);
        assertThat(channel.subscriptions.countUnavailable()).isEqualTo(1);
    }

    @Test
    void what_twitch_ends_works_no_more_and_a_channel_that_is_removed_is_gone() {
        channel.confirmed(SubscriptionType.ONLINE);
        channel.follow(CrashPoint.whole())
                .revoked(
                        new TwitchEvent.Revoked(
                                Channel.id(SubscriptionType.ONLINE), Revocation.USER_REMOVED));

        assertThat(channel.subscriptions.all()).as("it is asked for when it is back").isEmpty();
        assertThat(channel.calls).isEmpty();
        var saved = channel.world.streamers.find(channel.ada.id()).orElseThrow();
        assertThat(saved.gone()).isTrue();
        assertThat(channel.gone).as("whoever follows it is told").containsExactly(saved);
    }

    @Test
    void what_twitch_ends_again_and_again_rests_longer_each_time() {
        var waits = List.of(1, 5, 30, 30);
        channel.confirmed(SubscriptionType.ONLINE);
        for (int minutes : waits) {
            channel.follow(CrashPoint.whole())
                    .revoked(
                            new TwitchEvent.Revoked(
                                    Channel.id(SubscriptionType.ONLINE),
                                    Revocation.FAILURES_EXCEEDED));
            channel.asked.clear();
            channel.world.pass(Duration.ofMinutes(minutes).minusSeconds(1));
            assertThat(channel.follow(CrashPoint.whole()).renew()).isZero();
            channel.world.pass(Duration.ofSeconds(1));
            assertThat(channel.follow(CrashPoint.whole()).renew()).isEqualTo(1);
            assertThat(channel.asked).hasSize(1);
            channel.confirmed(SubscriptionType.ONLINE);
        }
        assertThat(channel.follow(CrashPoint.whole()).renew()).isZero();
    }

    @Test
    void without_room_at_twitch_a_channel_is_polled_and_twitch_is_not_asked() {
        channel.room = false;
        channel.follow(CrashPoint.whole()).follow(channel.ada.id());
        assertThat(channel.asked).isEmpty();
        assertThat(channel.subscriptions.all())
                .hasSize(SubscriptionType.wanted(false).size())
                .extracting(Subscription::status)
                .containsOnly(Subscription.Status.NO_ROOM);

        channel.room = true;
        channel.follow(CrashPoint.whole()).follow(channel.ada.id());
        assertThat(channel.status(SubscriptionType.ONLINE)).isEqualTo(Subscription.Status.PENDING);

        channel.confirmed(SubscriptionType.ONLINE);
        channel.room = false;
        channel.follow(CrashPoint.whole()).ask(channel.ada, SubscriptionType.ONLINE);
        assertThat(channel.status(SubscriptionType.ONLINE))
                .as("what works is not taken back")
                .isEqualTo(Subscription.Status.ENABLED);
    }

    @Test
    void after_a_crash_twitch_is_asked_for_the_rest() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final Channel one = new Channel();

                            @Override
                            public void act(CrashPoint crashPoint) {
                                one.follow(crashPoint).follow(one.ada.id());
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(one.asked).doesNotHaveDuplicates();
                            }

                            @Override
                            public void isDone() {
                                assertThat(one.asked)
                                        .hasSize(SubscriptionType.wanted(false).size());
                            }
                        });
    }
}
