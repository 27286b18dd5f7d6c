package dev.pacenote.application.streams.golive.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.application.streams.link.InMemoryLinks;
import dev.pacenote.application.streams.subscription.InMemoryEventSubscriptions;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.BroadcastFacts;
import dev.pacenote.domain.streams.intake.TwitchEvent;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.subscription.Subscription;
import dev.pacenote.domain.streams.subscription.SubscriptionType;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Twitch is asked for what it did not tell. */
class PollTwitchTest {

    private static final class Channel {

        private final StreamsWorld world = new StreamsWorld();
        private final Streamer ada = world.streamer("ada");
        private final List<TwitchStreams.Live> listed = new ArrayList<>();
        private final InMemoryEventSubscriptions subscriptions =
                new InMemoryEventSubscriptions(world.tables);
        private boolean pollOnly;
        private boolean away;

        /** Twitch's id of a broadcast that another server stores whenever we do. */
        private Optional<String> storedElsewhere = Optional.empty();

        private BroadcastStarts starts(CrashPoint crash) {
            return storedElsewhere.isEmpty()
                    ? world.starts(crash)
                    : new BroadcastStarts(
                            contested(),
                            world.announcements,
                            world.tellings,
                            world.endings(crash),
                            world.tables,
                            UUID::randomUUID);
        }

        private Broadcasts contested() {
            return (Broadcasts)
                    Proxy.newProxyInstance(
                            Broadcasts.class.getClassLoader(),
                            new Class<?>[] {Broadcasts.class},
                            (_, method, arguments) ->
                                    arguments != null
                                                    && arguments[0] instanceof Broadcast it
                                                    && storedElsewhere.equals(
                                                            Optional.of(it.twitchId()))
                                            ? new SaveResult.Conflict<Broadcast>()
                                            : method.invoke(world.broadcasts, arguments));
        }

        private Channel() {
            world.followed(ada);
        }

        private PollTwitch poll(CrashPoint crash) {
            return new PollTwitch(
                    new PollTwitch.Stores(
                            new InMemoryLinks(world.tables),
                            world.streamers,
                            subscriptions,
                            crash.on(Broadcasts.class, world.broadcasts),
                            world.announcements,
                            world.changes(crash)),
                    starts(crash),
                    _ -> {
                        if (away) {
                            throw new UpstreamException(
                                    UpstreamException.Kind.AWAY, "Twitch is away");
                        }
                        return List.copyOf(listed);
                    },
                    pollOnly,
                    () -> world.now);
        }

        private void subscribed(SubscriptionType type) {
            var key = new Subscription.Key(ada.id(), type);
            subscriptions.save(
                    Subscription.requested(key, Optional.of("s-" + type), world.now)
                            .confirmed(world.now));
        }

        private void isLive(String id) {
            listed.add(
                    new TwitchStreams.Live(
                            ada.broadcaster(), id, world.now, BroadcastFacts.UNKNOWN));
        }

        private void shows(String title) {
            listed.replaceAll(
                    it ->
                            new TwitchStreams.Live(
                                    it.channel(),
                                    it.twitchId(),
                                    it.startedAt(),
                                    BroadcastFacts.UNKNOWN.showing(title, "Trackmania")));
        }

        private Broadcast broadcast() {
            return world.broadcasts.findByTwitchId("41").orElseThrow();
        }
    }

    private final Channel channel = new Channel();

    @Test
    void what_twitch_did_not_tell_is_found_and_posted_once() {
        channel.isLive("41");
        var poll = channel.poll(CrashPoint.whole());
        assertThat(poll.poll()).isEqualTo(1);
        assertThat(poll.poll()).isZero();
        channel.world.sent();
        assertThat(channel.world.discord.messages).as("nobody looked what it shows").isEmpty();
        channel.world.pass(Broadcast.PATIENCE);
        channel.world.told("m-1", channel.world.online(channel.ada, "41"));

        channel.world.sent();

        assertThat(channel.world.discord.messages).hasSize(1);
    }

    @Test
    void what_twitch_lists_is_live_although_a_later_one_is_over() {
        channel.isLive("41");
        channel.world.pass(Duration.ofMinutes(1));
        channel.world.told("m-1", channel.world.online(channel.ada, "42"));
        var later = channel.world.broadcasts.findByTwitchId("42").orElseThrow();
        channel.world.broadcasts.save(later.ended(channel.world.now)).orUndo("a broadcast");

        channel.poll(CrashPoint.whole()).poll();

        assertThat(channel.broadcast().isLive()).isTrue();
    }

    @Test
    void what_somebody_else_stores_at_the_same_moment_keeps_nothing_else_from_being_found() {
        var bob = channel.world.streamer("bob");
        channel.world.followed(bob);
        channel.isLive("41");
        channel.listed.add(
                new TwitchStreams.Live(
                        bob.broadcaster(), "42", channel.world.now, BroadcastFacts.UNKNOWN));
        channel.storedElsewhere = Optional.of("41");

        assertThat(channel.poll(CrashPoint.whole()).poll()).isEqualTo(1);

        assertThat(channel.world.announcements("42")).hasSize(1);
    }

    @Test
    void what_is_not_listed_for_three_minutes_is_looked_into_and_not_before() {
        channel.world.told("m-1", channel.world.online(channel.ada, "41"));
        var poll = channel.poll(CrashPoint.whole());
        poll.poll();
        channel.world.pass(Duration.ofMinutes(2));
        poll.poll();
        assertThat(channel.broadcast().ending()).isEmpty();

        channel.isLive("41");
        poll.poll();
        channel.listed.clear();
        channel.world.pass(Duration.ofMinutes(2));
        poll.poll();
        assertThat(channel.broadcast().ending()).as("it was there meanwhile").isEmpty();

        channel.world.pass(Duration.ofMinutes(3));
        poll.poll();
        assertThat(channel.broadcast().ending()).isPresent();

        channel.isLive("41");
        poll.poll();
        assertThat(channel.broadcast().ending()).as("it is listed again").isEmpty();
    }

    @Test
    void of_a_channel_of_whose_title_twitch_does_not_tell_the_list_says_it() {
        channel.world.told("m-1", channel.world.online(channel.ada, "41"));
        channel.isLive("41");
        channel.subscribed(SubscriptionType.ONLINE);
        channel.shows("Cup");
        channel.poll(CrashPoint.whole()).poll();
        assertThat(channel.broadcast().facts().title()).isEqualTo("Cup");
    }

    @Test
    void servers_that_take_turns_and_one_that_starts_anew_know_since_when_it_is_not_listed() {
        channel.world.told("m-1", channel.world.online(channel.ada, "41"));
        var one = channel.poll(CrashPoint.whole());
        var other = channel.poll(CrashPoint.whole());
        one.poll();
        channel.world.pass(Duration.ofMinutes(2));
        other.poll();
        assertThat(channel.broadcast().ending()).isEmpty();

        channel.isLive("41");
        one.poll();
        channel.listed.clear();
        channel.world.pass(Duration.ofMinutes(1));
        other.poll();
        assertThat(channel.broadcast().ending()).as("the other saw it meanwhile").isEmpty();

        channel.world.pass(Duration.ofMinutes(3));
        channel.poll(CrashPoint.whole()).poll();
        assertThat(channel.broadcast().ending()).as("after a restart").isPresent();
    }

    @Test
    void what_is_said_to_be_over_and_goes_on_is_missed_anew() {
        channel.world.told("m-1", channel.world.online(channel.ada, "41"));
        var poll = channel.poll(CrashPoint.whole());
        poll.poll();
        channel.world.pass(Duration.ofMinutes(2));
        channel.world.told("m-2", new TwitchEvent.Offline(StreamsWorld.channel(channel.ada)));
        channel.world.pass(Duration.ofSeconds(1));
        channel.world.told("m-3", channel.world.online(channel.ada, "41"));
        assertThat(channel.broadcast().ending()).isEmpty();
        channel.world.pass(Duration.ofMinutes(1));
        poll.poll();

        assertThat(channel.broadcast().ending()).isEmpty();
    }

    @Test
    void title_and_game_of_a_channel_that_is_polled_follow_the_list() {
        channel.isLive("41");
        channel.poll(CrashPoint.whole()).poll();
        channel.subscribed(SubscriptionType.UPDATE);
        channel.shows("Cup");
        channel.poll(CrashPoint.whole()).poll();
        assertThat(channel.broadcast().facts().title())
                .as("Twitch tells of it sooner than it lists it")
                .isEmpty();

        channel.pollOnly = true;
        channel.poll(CrashPoint.whole()).poll();
        assertThat(channel.broadcast().facts().title()).isEqualTo("Cup");

        channel.pollOnly = false;
        var key = new Subscription.Key(channel.ada.id(), SubscriptionType.UPDATE);
        channel.subscriptions.remove(key);
        channel.subscriptions.save(
                Subscription.requested(key, Optional.empty(), channel.world.now)
                        .withoutRoom(channel.world.now)
                        .orElseThrow());
        channel.shows("Final");
        channel.poll(CrashPoint.whole()).poll();
        assertThat(channel.broadcast().facts().title())
                .as("Twitch has no room to tell of it")
                .isEqualTo("Final");
    }

    @Test
    void what_waits_for_another_title_is_looked_at_with_the_list_where_what_twitch_told_is_lost() {
        channel.isLive("41");
        channel.poll(CrashPoint.whole()).poll();
        channel.world.pass(Duration.ofSeconds(10));
        var now = channel.world.now;
        var announcement = channel.world.announcements.claim(UUID.randomUUID(), now, 1).getFirst();
        channel.world.announcements.save(
                announcement.after(
                        it ->
                                it.postponed(
                                        AnnouncementReason.WAITING_FOR_MATCH,
                                        now.plus(Duration.ofMinutes(10))),
                        now));
        channel.shows("Cup");

        channel.poll(CrashPoint.whole()).poll();

        assertThat(channel.broadcast().facts().title()).isEqualTo("Cup");
        assertThat(channel.world.announcements.claim(UUID.randomUUID(), now, 1))
                .as("it is decided again at once")
                .extracting(Announcement::id)
                .containsExactly(announcement.id());
    }

    @Test
    void while_twitch_is_away_nothing_changes() {
        channel.world.told("m-1", channel.world.online(channel.ada, "41"));
        var poll = channel.poll(CrashPoint.whole());
        poll.poll();
        channel.away = true;
        channel.world.pass(Duration.ofMinutes(10));
        assertThatThrownBy(poll::poll).isInstanceOf(UpstreamException.class);

        assertThat(channel.broadcast().ending()).isEmpty();
    }

    @Test
    void a_crash_leaves_no_broadcast_without_its_announcements() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final Channel one = new Channel();

                            @Override
                            public void act(CrashPoint crashPoint) {
                                one.listed.clear();
                                one.isLive("41");
                                one.poll(crashPoint).poll();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                one.world.broadcasts.findByTwitchId("41").ifPresent(_ -> isDone());
                            }

                            @Override
                            public void isDone() {
                                assertThat(one.world.announcements("41")).hasSize(1);
                            }
                        });
    }
}
