package dev.pacenote.application.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.application.streams.golive.post.EditPost;
import dev.pacenote.application.streams.golive.post.SendPost;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.AnnouncementState;
import dev.pacenote.domain.streams.golive.DiscordRefusal;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.intake.TwitchEvent;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is due is posted, or it is said why not. */
class SendAnnouncementsTest {

    private final FollowedChannel at = new FollowedChannel();
    private final StreamsWorld world = at.world;
    private final Streamer ada = at.ada;
    private final Link link = at.link;

    @Test
    void a_channel_that_goes_live_is_posted_once_with_its_ping() {
        world.told("m-1", world.online(ada, "41"));
        world.sent();
        world.sent();

        at.isPostedOnce(AnnouncementReason.ANNOUNCED);
        assertThat(world.discord.messages.getFirst().content().message())
                .startsWith("<@&" + StreamsWorld.PINGS + "> ada is live")
                .contains("roles=[" + StreamsWorld.PINGS + "]")
                .contains("pacenote=" + at.announcement("41").id());
        assertThat(at.announcement("41").sent().orElseThrow().pinged()).contains("role");
    }

    @Test
    void what_a_broadcast_shows_is_waited_for_three_seconds_and_posted_once_it_is_known() {
        world.heard("m-1", world.online(ada, "41"));
        world.sent();
        assertThat(world.discord.messages).as("nothing is known of it").isEmpty();

        world.pass(Duration.ofSeconds(1));
        world.heard("m-2", new TwitchEvent.Updated(StreamsWorld.channel(ada), "Cup", "Trackmania"));
        world.sent();

        at.isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    @Test
    void what_twitch_does_not_say_in_three_seconds_keeps_no_post_back() {
        world.heard("m-1", world.online(ada, "41"));
        world.pass(Duration.ofMillis(2_999));
        world.sent();
        assertThat(world.discord.messages).isEmpty();

        world.pass(Duration.ofMillis(1));
        world.sent();

        at.isPostedOnce(AnnouncementReason.ANNOUNCED);
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

        world.servers.publishes = true;
        follows("ben", "42");
        world.sent();
        assertThat(world.discord.published).containsExactly(world.discord.messages.getLast().id());
        assertThat(at.announcement("42").detail()).isEmpty();

        world.discord.publishing = new EditPost.Published.Missed();
        follows("cy", "43");
        world.sent();
        assertThat(at.announcement("43").state()).isInstanceOf(AnnouncementState.Sent.class);
        assertThat(at.announcement("43").detail()).contains(SendAnnouncements.NOT_PUBLISHED);
        assertThat(world.discord.published).hasSize(1);

        world.discord.publishing = new EditPost.Published.NobodyFollows();
        follows("dee", "44");
        world.sent();
        assertThat(at.announcement("44").detail()).as("there is nothing to miss").isEmpty();
    }

    @Test
    void what_is_late_pings_nobody() {
        world.told("m-1", world.online(ada, "41"));
        world.pass(Duration.ofMinutes(31));
        world.sent();

        at.isPostedOnce(AnnouncementReason.LATE);
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
        at.isPostedOnce(AnnouncementReason.ANNOUNCED);
        assertThat(at.announcement("41").state().tries().count()).isOne();
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
        assertThat(at.announcement("41").state().reason())
                .isEqualTo(AnnouncementReason.TARGET_PAUSED);

        world.targets.save(link.guild(), StreamsWorld.CHANNEL, new TargetHealth.Ok());
        world.pass(Duration.ofMinutes(10));
        world.sent();
        at.isPostedOnce(AnnouncementReason.ANNOUNCED);
        assertThat(world.became)
                .as("an operator sees each outcome")
                .startsWith(AnnouncementReason.TARGET_PAUSED)
                .endsWith(AnnouncementReason.ANNOUNCED);
    }

    @Test
    void a_refusal_that_was_on_its_way_while_the_channel_was_mended_pauses_nothing() {
        world.told("m-1", world.online(ada, "41"));
        world.discord.answers.add(new SendPost.Sent.Refused(DiscordRefusal.MISSING_PERMISSIONS));
        world.discord.whenAsked =
                () -> {
                    world.discord.whenAsked = () -> {};
                    world.pass(Duration.ofMillis(1));
                    var health = world.targets.find(link.guild(), StreamsWorld.CHANNEL);
                    world.targets.save(
                            link.guild(), StreamsWorld.CHANNEL, health.healed(world.now));
                };
        world.sent();
        assertThat(world.targets.find(link.guild(), StreamsWorld.CHANNEL).isPaused()).isFalse();

        world.sent();
        at.isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN_CHANNEL", "MISSING_ACCESS", "MISSING_PERMISSIONS"})
    void what_waits_for_its_channel_until_the_broadcast_is_over_has_failed(DiscordRefusal why) {
        world.told("m-1", world.online(ada, "41"));
        world.discord.answers.add(new SendPost.Sent.Refused(why));
        world.sent();
        world.pass(Duration.ofMinutes(5));
        var live = world.broadcasts.findByTwitchId("41").orElseThrow();
        world.broadcasts.save(live.ended(world.now)).orUndo("a broadcast");
        world.pass(Duration.ofMinutes(5));
        world.sent();

        assertThat(at.announcement("41").state()).isInstanceOf(AnnouncementState.Failed.class);
        assertThat(at.announcement("41").state().reason()).isEqualTo(why.reason());
        assertThat(world.discord.messages).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MISSING_ACCESS", "UNKNOWN_GUILD"})
    void where_discord_shows_our_bot_a_channel_no_more_the_server_is_looked_at(DiscordRefusal why) {
        var gone = new StreamsWorld();
        var link = gone.followed(gone.streamer("ada"));
        gone.told("m-1", gone.online(gone.streamers.find(link.streamer()).orElseThrow(), "41"));
        gone.discord.answers.add(new SendPost.Sent.Refused(why));

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

        assertThat(at.announcement("41").state().reason())
                .isEqualTo(AnnouncementReason.MESSAGE_REFUSED);
        assertThat(world.targets.find(link.guild(), StreamsWorld.CHANNEL))
                .isInstanceOf(TargetHealth.Ok.class);
    }

    @Test
    void a_refusal_of_which_we_do_not_know_what_it_means_is_tried_again() {
        world.told("m-1", world.online(ada, "41"));
        world.discord.answers.add(new SendPost.Sent.Refused(DiscordRefusal.OTHER));
        world.sent();
        assertThat(at.announcement("41").state().reason())
                .isEqualTo(AnnouncementReason.DISCORD_UNAVAILABLE);

        world.pass(Duration.ofSeconds(1));
        world.sent();
        at.isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    @Test
    void who_is_not_followed_any_more_and_where_the_bot_is_gone_nothing_is_posted() {
        world.told("m-1", world.online(ada, "41"));
        world.unfollowed(link);
        world.sent();
        assertThat(at.announcement("41").state().reason()).isEqualTo(AnnouncementReason.UNLINKED);

        var ben = world.streamer("ben");
        world.followed(ben);
        world.told("m-2", world.online(ben, "51"));
        world.servers.botPresent = false;
        world.sent();
        assertThat(at.announcement("51").state().reason())
                .isEqualTo(AnnouncementReason.BOT_REMOVED);
        assertThat(world.discord.messages).isEmpty();
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
}
