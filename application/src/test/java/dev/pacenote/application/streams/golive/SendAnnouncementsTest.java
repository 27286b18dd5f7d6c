package dev.pacenote.application.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.AnnouncementState;
import dev.pacenote.domain.streams.golive.DiscordRefusal;
import dev.pacenote.domain.streams.golive.PostState;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.intake.TwitchEvent;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.template.MessageTemplate;
import dev.pacenote.domain.streams.template.TemplateText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendAnnouncementsTest {

    private final StreamsWorld world = new StreamsWorld();
    private final Streamer ada = world.streamer("ada");
    private final Link link = world.followed(ada);

    private Announcement announcement(String twitchId) {
        return world.announcements(twitchId).getFirst();
    }

    private void isPostedOnce(AnnouncementReason how) {
        assertThat(world.discord.messages).hasSize(1);
        assertThat(announcement("41").state()).isInstanceOf(AnnouncementState.Sent.class);
        assertThat(announcement("41").state().reason()).isEqualTo(how);
        assertThat(world.post(announcement("41")).orElseThrow().id())
                .isEqualTo(world.discord.messages.getFirst().id());
    }

    @Test
    void a_channel_that_goes_live_is_posted_once_with_its_ping() {
        world.told("m-1", world.online(ada, "41"));
        world.sent();
        world.sent();

        isPostedOnce(AnnouncementReason.ANNOUNCED);
        assertThat(world.discord.messages.getFirst().content().message())
                .startsWith("<@&" + StreamsWorld.PINGS + "> ada is live")
                .contains("roles=[" + StreamsWorld.PINGS + "]")
                .contains("pacenote=" + announcement("41").id());
        assertThat(announcement("41").sent().orElseThrow().pinged()).contains("role");
    }

    @Test
    void what_a_broadcast_shows_is_waited_for_three_seconds_and_posted_once_it_is_known() {
        world.heard("m-1", world.online(ada, "41"));
        world.sent();
        assertThat(world.discord.messages).as("nothing is known of it").isEmpty();

        world.pass(Duration.ofSeconds(1));
        world.heard("m-2", new TwitchEvent.Updated(StreamsWorld.channel(ada), "Cup", "Trackmania"));
        world.sent();

        isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    @Test
    void what_twitch_does_not_say_in_three_seconds_keeps_no_post_back() {
        world.heard("m-1", world.online(ada, "41"));
        world.pass(Duration.ofMillis(2_999));
        world.sent();
        assertThat(world.discord.messages).isEmpty();

        world.pass(Duration.ofMillis(1));
        world.sent();

        isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    /** Another channel is followed, and goes live. */
    private void follows(String login, String twitchId) {
        var streamer = world.streamer(login);
        world.followed(streamer);
        world.told("m-" + twitchId, world.online(streamer, twitchId));
    }

    @Test
    void a_post_is_handed_on_where_the_server_wants_that_and_a_miss_is_noted() {
        world.told("m-1", world.online(ada, "41"));
        world.sent();
        assertThat(world.discord.published).isEmpty();

        world.publishes = true;
        follows("ben", "42");
        world.sent();
        assertThat(world.discord.published).containsExactly(world.discord.messages.getLast().id());
        assertThat(announcement("42").detail()).isEmpty();

        world.discord.publishing = new EditPost.Edited.Later(world.now.plusSeconds(3_000));
        follows("cy", "43");
        world.sent();
        assertThat(announcement("43").state()).isInstanceOf(AnnouncementState.Sent.class);
        assertThat(announcement("43").detail()).contains(SendAnnouncements.NOT_PUBLISHED);
        assertThat(world.discord.published).hasSize(1);
    }

    @Test
    void what_is_late_pings_nobody() {
        world.told("m-1", world.online(ada, "41"));
        world.pass(Duration.ofMinutes(31));
        world.sent();

        isPostedOnce(AnnouncementReason.LATE);
        assertThat(world.discord.messages.getFirst().content().message())
                .startsWith("ada is live")
                .contains("roles=[]");
    }

    @Test
    void being_told_to_wait_is_waited_for_in_full_and_is_no_try() {
        world.told("m-1", world.online(ada, "41"));
        world.discord.answers.add(new SendPost.Sent.Later(world.now.plusMillis(1_337)));
        world.sent();
        world.pass(Duration.ofMillis(1_336));
        world.sent();
        assertThat(world.discord.messages).isEmpty();

        world.pass(Duration.ofMillis(1));
        world.sent();
        isPostedOnce(AnnouncementReason.ANNOUNCED);
        assertThat(announcement("41").state().tries().count()).isOne();
    }

    @Test
    void an_answer_that_was_lost_is_asked_for_again_under_the_same_nonce() {
        world.told("m-1", world.online(ada, "41"));
        world.discord.losesAnswer = true;
        world.sent();
        assertThat(announcement("41").state().reason())
                .isEqualTo(AnnouncementReason.DISCORD_UNAVAILABLE);

        world.pass(Duration.ofSeconds(1));
        world.sent();
        isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    @Test
    void when_discord_may_have_forgotten_the_nonce_the_channel_is_read_first() {
        world.told("m-1", world.online(ada, "41"));
        world.discord.losesAnswer = true;
        world.sent();
        world.pass(Duration.ofMinutes(10));
        world.sent();

        isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    @Test
    void a_post_that_is_marked_in_its_embed_alone_is_found_again() {
        world.watchButton = false;
        world.told("m-1", world.online(ada, "41"));
        world.discord.losesAnswer = true;
        world.sent();
        world.pass(Duration.ofMinutes(10));
        world.sent();

        isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    /** Posts have neither a button nor an embed: nothing in them can carry a mark. */
    private void postsCarryNoMark() {
        world.watchButton = false;
        world.template =
                Optional.of(new MessageTemplate(new TemplateText("Live!"), Optional.empty()));
    }

    @Test
    void what_carries_no_mark_is_asked_for_again_while_discord_remembers_the_nonce() {
        postsCarryNoMark();
        world.told("m-1", world.online(ada, "41"));
        world.discord.losesAnswer = true;
        world.sent();
        world.pass(Duration.ofMinutes(2));
        world.sent();

        isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    @Test
    void what_carries_no_mark_gets_no_second_post_when_discord_may_have_forgotten_the_nonce() {
        postsCarryNoMark();
        world.told("m-1", world.online(ada, "41"));
        world.discord.losesAnswer = true;
        world.sent();
        world.pass(Duration.ofMinutes(10));
        world.sent();

        assertThat(world.discord.messages).hasSize(1);
        assertThat(announcement("41").state().reason()).isEqualTo(AnnouncementReason.GAVE_UP);
    }

    @Test
    void a_channel_that_cannot_be_read_gets_no_second_post() {
        world.told("m-1", world.online(ada, "41"));
        world.discord.losesAnswer = true;
        world.discord.readable = false;
        world.sent();
        world.pass(Duration.ofMinutes(10));
        world.sent();

        assertThat(world.discord.messages).hasSize(1);
        assertThat(announcement("41").state().reason()).isEqualTo(AnnouncementReason.GAVE_UP);
    }

    @Test
    void what_discord_never_got_is_posted_after_the_channel_was_read() {
        world.told("m-1", world.online(ada, "41"));
        world.discord.answers.add(new SendPost.Sent.Unavailable(true));
        world.sent();
        world.pass(Duration.ofMinutes(10));
        world.sent();

        isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    @Test
    void what_somebody_deleted_is_not_posted_again() {
        world.told("m-1", world.online(ada, "41"));
        world.discord.answers.add(new SendPost.Sent.Deleted());
        world.sent();
        world.pass(Duration.ofMinutes(10));
        world.sent();

        assertThat(world.discord.messages).isEmpty();
        assertThat(announcement("41").state()).isInstanceOf(AnnouncementState.Sent.class);
        assertThat(announcement("41").detail()).contains("lost");
    }

    @Test
    void a_channel_without_permission_is_paused_and_posted_to_once_it_is_mended() {
        world.told("m-1", world.online(ada, "41"));
        world.discord.answers.add(new SendPost.Sent.Refused(DiscordRefusal.MISSING_PERMISSIONS));
        world.sent();
        assertThat(world.targets.find(link.guild(), StreamsWorld.CHANNEL))
                .isEqualTo(
                        new TargetHealth.Paused(
                                TargetHealth.Reason.MISSING_PERMISSIONS, world.now));
        world.pass(Duration.ofMinutes(10));
        world.sent();
        assertThat(announcement("41").state().reason()).isEqualTo(AnnouncementReason.TARGET_PAUSED);

        world.targets.save(link.guild(), StreamsWorld.CHANNEL, new TargetHealth.Ok());
        world.pass(Duration.ofMinutes(10));
        world.sent();
        isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    @Test
    void where_discord_shows_our_bot_a_channel_no_more_the_server_is_looked_at() {
        var gone = new StreamsWorld();
        var link = gone.followed(gone.streamer("ada"));
        gone.told("m-1", gone.online(gone.streamers.find(link.streamer()).orElseThrow(), "41"));
        gone.discord.answers.add(new SendPost.Sent.Refused(DiscordRefusal.MISSING_ACCESS));

        gone.sent();

        assertThat(gone.lostAccess).containsExactly(link.guild());
        assertThat(gone.announcements("41").getFirst().state().reason())
                .isEqualTo(AnnouncementReason.TARGET_PAUSED);
    }

    @Test
    void a_message_that_discord_refuses_is_given_up_and_pauses_nothing() {
        world.told("m-1", world.online(ada, "41"));
        world.discord.answers.add(new SendPost.Sent.Refused(DiscordRefusal.MESSAGE_REFUSED));
        world.sent();

        assertThat(announcement("41").state().reason())
                .isEqualTo(AnnouncementReason.MESSAGE_REFUSED);
        assertThat(world.targets.find(link.guild(), StreamsWorld.CHANNEL))
                .isEqualTo(new TargetHealth.Ok());
    }

    @Test
    void who_is_not_followed_any_more_and_where_the_bot_is_gone_nothing_is_posted() {
        world.told("m-1", world.online(ada, "41"));
        world.unfollowed(link);
        world.sent();
        assertThat(announcement("41").state().reason()).isEqualTo(AnnouncementReason.UNLINKED);

        var ben = world.streamer("ben");
        world.followed(ben);
        world.told("m-2", world.online(ben, "51"));
        world.botPresent = false;
        world.sent();
        assertThat(announcement("51").state().reason()).isEqualTo(AnnouncementReason.BOT_REMOVED);
        assertThat(world.discord.messages).isEmpty();
    }

    @Test
    void who_is_back_soon_goes_on_with_the_old_post_that_said_that_it_was_over() {
        world.told("m-1", world.online(ada, "41"));
        world.sent();
        var post = world.post(announcement("41")).orElseThrow();
        var over = world.posts.save(post.ended(world.now, true)).orUndo("a post");
        assertThat(over.state()).isEqualTo(PostState.ENDED);
        world.pass(Duration.ofMinutes(5));
        world.told("m-2", world.online(ada, "42"));
        world.sent();

        assertThat(world.discord.messages).hasSize(1);
        assertThat(world.discord.messages.getFirst().content().message())
                .contains("roles=[]", "pacenote=" + announcement("42").id());
        assertThat(announcement("42").state().reason()).isEqualTo(AnnouncementReason.REVIVED);
        assertThat(announcement("42").sent().flatMap(it -> it.pinged())).isEmpty();
        assertThat(announcement("41").state().reason()).isEqualTo(AnnouncementReason.ANNOUNCED);
        var again = world.post(announcement("42")).orElseThrow();
        assertThat(again.id()).isEqualTo(post.id());
        assertThat(again.state()).isEqualTo(PostState.LIVE);
        assertThat(again.endedAt()).isEmpty();
    }

    @Test
    void who_is_back_soon_once_more_goes_on_with_the_same_post() {
        for (int i = 1; i <= 3; i++) {
            world.told("m-" + i, world.online(ada, "4" + i));
            world.sent();
            world.pass(Duration.ofMinutes(5));
        }

        assertThat(world.discord.messages).hasSize(1);
        assertThat(announcement("43").state().reason()).isEqualTo(AnnouncementReason.REVIVED);
        assertThat(world.post(announcement("43")).orElseThrow().id())
                .isEqualTo(world.discord.messages.getFirst().id());
    }

    @Test
    void who_is_back_soon_where_posts_go_elsewhere_now_gets_one_there_and_the_old_one_ends() {
        world.told("m-1", world.online(ada, "41"));
        world.sent();
        var old = world.post(announcement("41")).orElseThrow();
        world.target = new TextChannelId("800000000000000002");
        world.pass(Duration.ofMinutes(5));
        world.told("m-2", world.online(ada, "42"));
        world.sent();

        assertThat(world.discord.messages)
                .extracting(it -> it.content().channel())
                .containsExactly(StreamsWorld.CHANNEL, world.target);
        assertThat(world.discord.messages.getLast().content().message()).contains("roles=[]");
        assertThat(announcement("42").state().reason()).isEqualTo(AnnouncementReason.REVIVED);
        var left = world.posts.find(old.id()).orElseThrow();
        assertThat(left.state()).isEqualTo(PostState.LIVE);
        assertThat(left.announcement()).isEqualTo(announcement("41").id());
        assertThat(left.isDue(world.now.plus(Duration.ofMinutes(1)))).as("it ends").isTrue();
    }

    @Test
    void who_is_back_soon_and_whose_post_is_gone_gets_one_that_pings_nobody() {
        world.told("m-1", world.online(ada, "41"));
        world.sent();
        var post = world.post(announcement("41")).orElseThrow();
        world.discord.messages.clear();
        world.pass(Duration.ofMinutes(5));
        world.told("m-2", world.online(ada, "42"));
        world.sent();

        assertThat(world.discord.messages).hasSize(1);
        assertThat(world.discord.messages.getFirst().content().message()).contains("roles=[]");
        assertThat(announcement("42").state().reason()).isEqualTo(AnnouncementReason.REVIVED);
        assertThat(world.posts.find(post.id()).orElseThrow().state()).isEqualTo(PostState.LOST);
    }

    @Test
    void of_four_workers_at_once_each_announcement_has_one() throws Exception {
        for (int i = 0; i < 40; i++) {
            world.followed(ada);
        }
        world.told("m-1", world.online(ada, "41"));
        try (var threads = Executors.newFixedThreadPool(4)) {
            var workers =
                    IntStream.range(0, 4)
                            .mapToObj(
                                    _ ->
                                            (Callable<Integer>)
                                                    () -> world.send(CrashPoint.whole()).send());
            int looked = 0;
            for (var worker : threads.invokeAll(workers.toList())) {
                looked += worker.get();
            }
            assertThat(looked).isEqualTo(41);
        }
    }

    /** A channel is live again five minutes after it was posted. */
    private static final class BackSoon implements CrashEverywhere.Story {

        private final SendAnnouncementsTest at = new SendAnnouncementsTest();
        private final Duration away;

        private BackSoon(Duration away) {
            this.away = away;
            at.world.told("m-1", at.world.online(at.ada, "41"));
            at.world.sent();
            at.world.pass(Duration.ofMinutes(5));
            at.world.told("m-2", at.world.online(at.ada, "42"));
        }

        @Override
        public void act(CrashPoint crash) {
            at.world.send(crash).send();
        }

        @Override
        public void repeat() {
            at.world.pass(away);
            at.world.sent();
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(at.world.discord.messages).hasSize(1);
            assertThat(at.world.post(at.announcement("42")).isPresent())
                    .isEqualTo(at.announcement("42").state() instanceof AnnouncementState.Sent);
        }

        @Override
        public void isDone() {
            assertThat(at.world.discord.messages).hasSize(1);
            assertThat(at.announcement("42").state().reason())
                    .isEqualTo(AnnouncementReason.REVIVED);
            assertThat(at.world.post(at.announcement("42")).orElseThrow().state())
                    .isEqualTo(PostState.LIVE);
            assertThat(at.world.post(at.announcement("41"))).isEmpty();
        }
    }

    @Test
    void a_crash_at_any_point_while_an_old_post_goes_on_leaves_one_post()
            throws InterruptedException {
        CrashEverywhere.run(() -> new BackSoon(Duration.ofSeconds(30)));
        CrashEverywhere.run(() -> new BackSoon(Duration.ofMinutes(10)));
    }

    private static void crashedAndBackAfter(Duration away, boolean publishes)
            throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final SendAnnouncementsTest at = new SendAnnouncementsTest();

                            {
                                at.world.publishes = publishes;
                                at.world.told("m-1", at.world.online(at.ada, "41"));
                            }

                            @Override
                            public void act(CrashPoint crash) {
                                at.world.send(crash).send();
                            }

                            @Override
                            public void repeat() {
                                at.world.pass(away);
                                at.world.sent();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(at.world.discord.messages).hasSizeLessThanOrEqualTo(1);
                                boolean sent =
                                        at.announcement("41").state()
                                                instanceof AnnouncementState.Sent;
                                assertThat(at.world.post(at.announcement("41")).isPresent())
                                        .isEqualTo(sent);
                            }

                            @Override
                            public void isDone() {
                                at.isPostedOnce(AnnouncementReason.ANNOUNCED);
                                assertThat(at.world.discord.published).hasSize(publishes ? 1 : 0);
                                assertThat(at.announcement("41").detail()).isEmpty();
                            }
                        });
    }

    @Test
    void a_crash_at_any_point_and_a_restart_after_half_a_minute_make_one_post()
            throws InterruptedException {
        crashedAndBackAfter(Duration.ofSeconds(30), false);
    }

    @Test
    void a_crash_at_any_point_and_a_restart_after_ten_minutes_make_one_post()
            throws InterruptedException {
        crashedAndBackAfter(Duration.ofMinutes(10), false);
    }

    @Test
    void a_crash_at_any_point_of_a_post_that_is_handed_on_has_it_handed_on_once()
            throws InterruptedException {
        crashedAndBackAfter(Duration.ofSeconds(30), true);
        crashedAndBackAfter(Duration.ofMinutes(10), true);
    }
}
