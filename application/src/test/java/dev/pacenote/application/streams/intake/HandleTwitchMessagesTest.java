package dev.pacenote.application.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.intake.InboxMessage;
import dev.pacenote.domain.streams.intake.TwitchEvent;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.subscription.Revocation;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class HandleTwitchMessagesTest {

    private final StreamsWorld world = new StreamsWorld();
    private final Streamer ada = world.streamer("ada");

    private InboxMessage.State state(String id) {
        return world.inbox
                .find(new InboxMessage.Key(InboxMessage.Source.TWITCH, id))
                .orElseThrow()
                .state();
    }

    private Broadcast broadcast(String id) {
        return world.broadcasts.findByTwitchId(id).orElseThrow();
    }

    @Test
    void a_start_opens_one_announcement_for_each_server_that_follows() {
        var first = world.followed(ada);
        var second = world.followed(ada);
        world.followed(world.streamer("ben"));

        world.told("m-1", world.online(ada, "41"));

        assertThat(world.announcements("41"))
                .extracting(it -> it.key().guild())
                .containsExactly(first.guild(), second.guild());
        assertThat(world.announcements("41"))
                .extracting(it -> it.state().reason())
                .containsOnly(AnnouncementReason.NEW);
        assertThat(state("m-1")).isInstanceOf(InboxMessage.State.Done.class);
    }

    @Test
    void the_same_start_told_three_times_and_by_a_second_message_is_one_broadcast() {
        world.followed(ada);
        var start = world.online(ada, "41");
        world.told("m-1", start);
        world.told("m-1", start);
        world.told("m-1", start);
        world.pass(Duration.ofSeconds(5));
        world.told("m-2", start);

        assertThat(world.announcements("41")).hasSize(1);
        assertThat(broadcast("41").times().onlineAt()).isEqualTo(world.now);
        assertThat(broadcast("41").times().toldAt()).isEqualTo(world.now.minusSeconds(5));
    }

    @Test
    void a_channel_that_nobody_follows_any_more_changes_nothing() {
        world.told("m-1", world.online(ada, "41"));
        assertThat(world.announcements("41")).isEmpty();

        var unknown =
                new TwitchEvent.Channel(new BroadcasterId("77"), new TwitchLogin("who"), "Who");
        world.told("m-2", new TwitchEvent.Offline(unknown));
        assertThat(state("m-2")).isInstanceOf(InboxMessage.State.Done.class);
    }

    @Test
    void names_follow_every_message() {
        world.told(
                "m-1",
                new TwitchEvent.Offline(
                        new TwitchEvent.Channel(
                                ada.broadcaster(), new TwitchLogin("ada_new"), "Ada!")));

        var names = world.streamers.find(ada.id()).orElseThrow().names();
        assertThat(names.login().value()).isEqualTo("ada_new");
        assertThat(names.displayName()).isEqualTo("Ada!");
    }

    @Test
    void names_that_were_told_before_those_that_are_known_change_nothing() {
        var before = world.telling("m-1", saying("ada_old"));
        world.pass(Duration.ofSeconds(5));
        world.told("m-2", saying("ada_new"));

        world.heard(before);

        var names = world.streamers.find(ada.id()).orElseThrow().names();
        assertThat(names.login().value()).isEqualTo("ada_new");
        assertThat(state("m-1")).isInstanceOf(InboxMessage.State.Done.class);
    }

    /** A message that names the channel so. */
    private TwitchEvent saying(String login) {
        return new TwitchEvent.Offline(
                new TwitchEvent.Channel(ada.broadcaster(), new TwitchLogin(login), "Ada"));
    }

    @Test
    void a_title_that_was_told_before_the_one_that_is_known_changes_nothing() {
        world.followed(ada);
        world.told("m-1", world.online(ada, "41"));
        world.pass(Duration.ofSeconds(1));
        var first = world.telling("m-2", showing("Qualifying"));
        world.pass(Duration.ofSeconds(1));
        var second = world.telling("m-3", showing("Final"));
        world.pass(Duration.ofSeconds(1));
        var third = world.telling("m-4", showing("Qualifying"));

        world.heard(second);
        world.heard(first);
        assertThat(broadcast("41").facts().title()).isEqualTo("Final");

        world.heard(third);
        world.heard(world.telling("m-5", showing("Qualifying")));
        world.heard(second);
        assertThat(broadcast("41").facts().title()).isEqualTo("Qualifying");
    }

    @Test
    void a_title_that_comes_late_and_was_told_before_one_that_is_shown_again_changes_nothing() {
        world.followed(ada);
        world.told("m-1", world.online(ada, "41"));
        world.heard(world.telling("m-2", showing("Qualifying")));
        world.pass(Duration.ofSeconds(1));
        var between = world.telling("m-3", showing("Final"));
        world.pass(Duration.ofSeconds(1));
        world.heard(world.telling("m-4", showing("Qualifying")));

        world.heard(between);

        assertThat(broadcast("41").facts().title()).isEqualTo("Qualifying");
    }

    private TwitchEvent showing(String title) {
        return new TwitchEvent.Updated(StreamsWorld.channel(ada), title, "Trackmania");
    }

    @Test
    void a_new_broadcast_ends_the_one_that_was_never_seen_to_end() {
        world.followed(ada);
        world.told("m-1", world.online(ada, "41"));
        world.pass(Duration.ofHours(2));
        world.told("m-2", world.online(ada, "42"));

        assertThat(broadcast("41").times().endedAt()).contains(world.now);
        assertThat(broadcast("42").isLive()).isTrue();
    }

    @Test
    void an_older_start_that_comes_late_neither_ends_the_newer_one_nor_takes_over_its_post() {
        world.followed(ada);
        var older = world.online(ada, "41");
        world.pass(Duration.ofMinutes(5));
        var newerStart = world.now;
        world.told("m-2", world.online(ada, "42"));
        world.sent();
        world.pass(Duration.ofMinutes(1));
        world.told("m-1", older);
        world.pass(Broadcast.PATIENCE);
        world.sent();

        assertThat(broadcast("42").isLive()).isTrue();
        assertThat(broadcast("41").times().endedAt()).contains(newerStart);
        assertThat(world.announcements("41"))
                .extracting(it -> it.state().reason())
                .containsExactly(AnnouncementReason.STREAM_OVER);
        var newer = world.announcements("42").getFirst();
        assertThat(world.post(newer)).isPresent();
        assertThat(world.discord.messages)
                .extracting(it -> it.content().message())
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("pacenote=" + newer.id());
    }

    @Test
    void an_older_start_that_comes_when_the_newer_one_is_over_too_is_over() {
        world.followed(ada);
        var older = world.online(ada, "41");
        world.pass(Duration.ofMinutes(5));
        var newerStart = world.now;
        world.told("m-2", world.online(ada, "42"));
        world.pass(Duration.ofMinutes(5));
        world.broadcasts.save(broadcast("42").ended(world.now)).orUndo("a broadcast");

        world.told("m-1", older);
        world.pass(Broadcast.PATIENCE);
        world.sent();

        assertThat(broadcast("41").times().endedAt()).contains(newerStart);
        assertThat(world.announcements("41"))
                .extracting(it -> it.state().reason())
                .containsExactly(AnnouncementReason.STREAM_OVER);
        assertThat(world.discord.messages).isEmpty();
    }

    @Test
    void an_end_is_looked_into_after_a_minute_unless_the_same_broadcast_started_again() {
        world.followed(ada);
        var start = world.online(ada, "41");
        world.told("m-1", start);
        world.pass(Duration.ofSeconds(10));
        world.told("m-2", new TwitchEvent.Offline(StreamsWorld.channel(ada)));

        assertThat(broadcast("41").isLive()).isTrue();
        assertThat(world.broadcasts.endingBy(world.now.plusSeconds(59))).isEmpty();
        assertThat(world.broadcasts.endingBy(world.now.plusSeconds(60))).hasSize(1);

        world.pass(Duration.ofSeconds(10));
        world.told("m-3", start);
        assertThat(world.broadcasts.endingBy(world.now.plusSeconds(600))).isEmpty();
    }

    @Test
    void another_title_is_known_and_wakes_what_waits_for_a_match() {
        world.followed(ada);
        world.told("m-1", world.online(ada, "41"));
        var later = world.now.plusSeconds(600);
        var waiting = world.announcements.claim(UUID.randomUUID(), world.now, 9).getFirst();
        world.announcements.save(
                waiting.after(
                        sending -> sending.postponed(AnnouncementReason.WAITING_FOR_MATCH, later),
                        world.now));

        world.told(
                "m-2",
                new TwitchEvent.Updated(StreamsWorld.channel(ada), "World Cup", "Trackmania"));

        assertThat(broadcast("41").facts().game()).isEqualTo("Trackmania");
        assertThat(world.announcements("41").getFirst().due()).contains(world.now);
    }

    @Test
    void what_becomes_of_a_subscription_is_told_once() {
        var ended = new TwitchEvent.Revoked("s-1", Revocation.USER_REMOVED);
        world.told("m-1", ended);
        world.told("m-1", ended);

        assertThat(world.revoked).containsExactly(ended);
    }

    @Test
    void one_message_that_makes_no_sense_stops_no_other_and_is_tried_again() {
        world.followed(ada);
        world.receive(CrashPoint.whole())
                .receive(world.signed("m-0", "notification", "{?}"), StreamsWorld.ADDRESS);
        world.told("m-1", world.online(ada, "41"));

        assertThat(world.failed).hasSize(1);
        assertThat(state("m-0"))
                .isEqualTo(new InboxMessage.State.Waiting(1, world.now.plusSeconds(1)));
        assertThat(world.announcements("41")).hasSize(1);
    }

    @Test
    void of_four_workers_at_once_each_message_has_one() throws Exception {
        for (int i = 0; i < 50; i++) {
            var streamer = world.streamer("streamer" + i);
            world.followed(streamer);
            world.receive(CrashPoint.whole())
                    .receive(
                            world.telling("m-" + i, world.online(streamer, "4" + i)),
                            StreamsWorld.ADDRESS);
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            var workers =
                    IntStream.range(0, 4)
                            .mapToObj(
                                    _ ->
                                            (Callable<Integer>)
                                                    () ->
                                                            world.handle(CrashPoint.whole())
                                                                    .handle());
            int handled = 0;
            for (var worker : threads.invokeAll(workers.toList())) {
                handled += worker.get();
            }
            assertThat(handled).isEqualTo(50);
        }
        for (int i = 0; i < 50; i++) {
            assertThat(world.announcements("4" + i)).hasSize(1);
        }
    }

    @Test
    void a_crash_at_any_point_opens_every_announcement_once() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final StreamsWorld at = new StreamsWorld();
                            private final Streamer channel = at.streamer("ada");

                            {
                                at.followed(channel);
                                at.followed(channel);
                                at.receive(CrashPoint.whole())
                                        .receive(
                                                at.telling("m-1", at.online(channel, "41")),
                                                StreamsWorld.ADDRESS);
                            }

                            @Override
                            public void act(CrashPoint crash) {
                                at.handle(crash).handle();
                            }

                            @Override
                            public void repeat() {
                                at.pass(InboxMessage.LEASE);
                                at.handle(CrashPoint.whole()).handle();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(at.announcements("41").size()).isIn(0, 2);
                            }

                            @Override
                            public void isDone() {
                                assertThat(at.announcements("41")).hasSize(2);
                                assertThat(
                                                at.inbox
                                                        .find(
                                                                new InboxMessage.Key(
                                                                        InboxMessage.Source.TWITCH,
                                                                        "m-1"))
                                                        .orElseThrow()
                                                        .state())
                                        .isInstanceOf(InboxMessage.State.Done.class);
                            }
                        });
    }
}
