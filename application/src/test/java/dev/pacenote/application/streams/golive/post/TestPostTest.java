package dev.pacenote.application.streams.golive.post;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLOSED;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.OPEN;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.OWNER;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.PINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.golive.ShowHistory;
import dev.pacenote.application.streams.golive.post.TestPost.Result;
import dev.pacenote.application.streams.guild.ConfigureGuild;
import dev.pacenote.application.streams.link.ConfigureLink;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.DiscordRefusal;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.Permission;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkOverrides;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.Membership;
import dev.pacenote.domain.streams.template.MessageTemplate;
import dev.pacenote.domain.streams.template.Occasion;
import dev.pacenote.domain.streams.template.TemplateText;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An admin looks at a post before anybody is live, and at what became of those that were. */
class TestPostTest {

    private static final AccountId ADMIN = new AccountId(42);

    private final ClubWorld world = club(OPEN);

    private static ClubWorld club(TextChannelId channel) {
        var world = new ClubWorld();
        world.guild(true);
        var change = new HashMap<String, Object>();
        change.put("channel_id", channel.value());
        change.put("mention_role_id", PINGS.value());
        world.configs(CrashPoint.whole())
                .change(
                        new ConfigureGuild.Command(
                                CLUB, ADMIN, OWNER, Fields.of(change), Optional.empty()));
        world.links(CrashPoint.whole()).add(CLUB, ADMIN, new TwitchLogin("ada"));
        return world;
    }

    private Link.Key ada() {
        return world.links.of(CLUB).getFirst().key();
    }

    private Result test(TestPost.Command command) {
        return world.tests(CrashPoint.whole()).test(command);
    }

    private static TestPost.Command live(boolean send) {
        return new TestPost.Command(
                CLUB,
                OWNER,
                Optional.empty(),
                Occasion.LIVE,
                send,
                Optional.empty(),
                Optional.empty());
    }

    private static TestPost.Command with(StreamerId streamer, Occasion kind, String text) {
        return new TestPost.Command(
                CLUB,
                OWNER,
                Optional.of(streamer),
                kind,
                true,
                Optional.empty(),
                Optional.of(new TemplateText(text)));
    }

    private Result.Shown shown(TestPost.Command command) {
        return (Result.Shown) test(command);
    }

    @Test
    void a_preview_posts_nothing_and_says_whom_the_post_would_ping() {
        var shown = shown(live(false));

        assertThat(shown.posted()).isEmpty();
        assertThat(world.posted.messages).isEmpty();
        assertThat(shown.wouldPing().wouldPing()).containsExactly("role:" + PINGS);
        assertThat(shown.message()).startsWith("Test: <@&" + PINGS + "> Your channel is live");
        assertThat(shown.message()).contains("roles=[]");
        assertThat(shown.missing().orElseThrow()).isEmpty();
    }

    @Test
    void a_preview_says_whom_the_post_would_ping_by_name() {
        var account = world.account();
        world.memberships.save(Membership.byInvite(account, CLUB, world.now));
        var user = new DiscordUser("186000000000000007");
        world.profiles.save(account, new DiscordProfile(user, "trinity", Optional.empty()));
        world.choices(CrashPoint.whole()).choose(account, ada(), true);
        var preview = with(ada().streamer(), Occasion.LIVE, "Look");
        assertThat(shown(preview).wouldPing().wouldPing()).containsExactly("role:" + PINGS);
        world.linkConfigs(CrashPoint.whole())
                .change(
                        new ConfigureLink.Command(
                                ada(), OWNER, Fields.of(Map.of("ping_mode", "mentions"))));

        var shown = shown(preview);

        assertThat(shown.wouldPing().wouldPing()).containsExactly("user:" + user.id());
        assertThat(shown.message()).startsWith("Test: <@" + user.id() + "> Look");
        assertThat(shown.message()).contains("users=[]");
    }

    @Test
    void a_test_is_posted_pings_nobody_and_heals_its_channel() {
        world.targets.save(
                CLUB,
                OPEN,
                new TargetHealth.Paused(TargetHealth.Reason.MISSING_PERMISSIONS, world.now));

        var shown = shown(with(ada().streamer(), Occasion.LIVE, "{streamer_login} here"));

        assertThat(shown.posted().orElseThrow().channel()).isEqualTo(OPEN);
        assertThat(world.posted.messages).hasSize(1);
        assertThat(world.posted.messages.getFirst().content().message())
                .startsWith("Test: <@&" + PINGS + "> ada here")
                .contains("roles=[]");
        assertThat(world.targets.find(CLUB, OPEN)).isInstanceOf(TargetHealth.Ok.class);
        assertThat(shown(with(ada().streamer(), Occasion.LIVE, "again")).posted())
                .as("each is a post of its own")
                .isNotEqualTo(shown.posted());
    }

    @Test
    void a_test_of_an_end_says_how_long_it_was_and_would_ping_nobody() {
        var shown = shown(with(ada().streamer(), Occasion.END, ""));

        assertThat(shown.message()).startsWith("Test: ada was live for 2 h 5 min");
        assertThat(shown.wouldPing().wouldPing()).isEmpty();
    }

    @Test
    void what_cannot_be_tested_is_said_and_not_posted() {
        assertThat(test(with(new StreamerId(UUID.randomUUID()), Occasion.LIVE, "")))
                .isEqualTo(new Result.NotLinked());
        assertThat(test(with(ada().streamer(), Occasion.LIVE, "{duration}")))
                .isInstanceOfSatisfying(
                        Result.TemplateRefused.class,
                        it ->
                                assertThat(it.why())
                                        .isEqualTo(
                                                new MessageTemplate.Problem(
                                                        "content",
                                                        new TemplateText.UnknownName(
                                                                0, "duration"))));
        world.discord.botPresent = false;
        assertThat(test(live(true))).isEqualTo(new Result.BotAbsent());
        world.discord.botPresent = true;
        world.now = world.now.plus(Guild.ABSENCE_SERVES);
        world.posted.answers.add(new SendPost.Sent.Refused(DiscordRefusal.MISSING_PERMISSIONS));
        assertThat(test(live(true))).isEqualTo(new Result.ChannelNotWritable(List.of()));
        world.posted.answers.add(new SendPost.Sent.Refused(DiscordRefusal.MESSAGE_REFUSED));
        assertThat(test(live(true))).isEqualTo(new Result.MessageRefused());
        world.posted.answers.add(new SendPost.Sent.Refused(DiscordRefusal.OTHER));
        assertThatThrownBy(() -> test(live(true))).isInstanceOf(UpstreamException.class);
        world.posted.answers.add(new SendPost.Sent.Later(world.now.plusSeconds(43)));
        assertThatThrownBy(() -> test(live(true))).isInstanceOf(UpstreamException.class);
        world.posted.answers.add(new SendPost.Sent.Unavailable(true));
        assertThatThrownBy(() -> test(live(true))).isInstanceOf(UpstreamException.class);

        assertThat(world.posted.messages).isEmpty();
    }

    @Test
    void without_a_channel_or_its_permissions_a_test_is_shown_and_not_posted() {
        world.links.of(CLUB).stream()
                .map(
                        link ->
                                link.changed(
                                        true,
                                        new LinkOverrides(
                                                Optional.of(CLOSED),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty())))
                .forEach(world.links::save);
        assertThat(test(with(ada().streamer(), Occasion.LIVE, "")))
                .isEqualTo(new Result.ChannelNotWritable(List.of(Permission.SEND_MESSAGES)));

        var empty = new ClubWorld();
        empty.guild(true);
        var tests = empty.tests(CrashPoint.whole());
        assertThat(tests.test(live(true))).isEqualTo(new Result.NotConfigured());
        assertThat(tests.test(live(false))).isInstanceOf(Result.Shown.class);
    }

    @Test
    void a_crash_leaves_at_most_one_test_more_than_was_asked_for() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld club = club(OPEN);

                            {
                                club.targets.save(
                                        CLUB,
                                        OPEN,
                                        new TargetHealth.Paused(
                                                TargetHealth.Reason.MISSING_ACCESS, club.now));
                            }

                            @Override
                            public void act(CrashPoint crash) {
                                club.tests(crash).test(live(true));
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(
                                                club.targets.find(CLUB, OPEN)
                                                                instanceof TargetHealth.Ok
                                                        && club.posted.messages.isEmpty())
                                        .as("healed and nothing posted")
                                        .isFalse();
                            }

                            @Override
                            public void isDone() {
                                assertThat(club.targets.find(CLUB, OPEN))
                                        .isInstanceOf(TargetHealth.Ok.class);
                                assertThat(club.posted.messages).hasSizeBetween(1, 2);
                            }
                        });
    }

    @Test
    void a_server_has_five_tests_in_ten_minutes_and_as_many_previews_as_it_likes() {
        for (int i = 0; i < 5; i++) {
            assertThat(shown(live(true)).posted()).isPresent();
            assertThat(shown(live(false)).posted()).isEmpty();
        }
        assertThat(test(live(true))).isEqualTo(new Result.TooMany(Duration.ofMinutes(10)));
        assertThat(test(live(false))).isInstanceOf(Result.Shown.class);

        world.now = world.now.plus(Duration.ofMinutes(10));
        assertThat(shown(live(true)).posted()).isPresent();
    }

    @Test
    void the_history_shows_what_became_of_each_broadcast() {
        for (int i = 0; i < 3; i++) {
            var at = world.now.plus(Duration.ofHours(i));
            var broadcast =
                    world.broadcasts
                            .save(
                                    Broadcast.started(
                                            UUID.randomUUID(),
                                            ada().streamer(),
                                            "4" + i,
                                            BroadcastType.LIVE,
                                            at,
                                            at))
                            .orUndo("a broadcast");
            world.announcements.open(broadcast, at);
        }
        var history =
                new ShowHistory(
                        world.announcements, world.broadcasts, world.streamers, world.posts);

        var page =
                history.page(
                        CLUB,
                        Optional.of(ada().streamer()),
                        Optional.of("pending"),
                        new Paging(1, 2));

        assertThat(page.total()).isEqualTo(3);
        assertThat(page.rows())
                .extracting(it -> it.broadcast().twitchId())
                .containsExactly("42", "41");
        assertThat(page.rows().getFirst().streamer().names().displayName()).isEqualTo("ada");
        assertThat(page.rows().getFirst().post()).isEmpty();
        var newest = page.rows().getFirst().announcement().id();
        var post =
                world.posts
                        .save(
                                Post.posted(
                                        new MessageId("175928847299117063"),
                                        OPEN,
                                        newest,
                                        true,
                                        world.now))
                        .orUndo("a post");
        assertThat(
                        history.page(CLUB, Optional.empty(), Optional.empty(), new Paging(1, 2))
                                .rows()
                                .getFirst()
                                .post())
                .contains(post);
        assertThat(
                        history.page(CLUB, Optional.empty(), Optional.of("sent"), new Paging(1, 2))
                                .rows())
                .isEmpty();
    }
}
