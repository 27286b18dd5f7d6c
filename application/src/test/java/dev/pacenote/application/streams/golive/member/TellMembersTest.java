package dev.pacenote.application.streams.golive.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.application.streams.golive.post.SendPost;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.streams.golive.DiscordRefusal;
import dev.pacenote.domain.streams.golive.LiveFacts;
import dev.pacenote.domain.streams.golive.PausedTargetFacts;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.intake.TwitchEvent;
import dev.pacenote.domain.streams.link.BroadcastFilter;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkOverrides;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.membership.Membership;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Members of a server hear that a channel is live that it follows. */
class TellMembersTest {

    private final StreamsWorld world = new StreamsWorld();
    private final Streamer ada = world.streamer("ada");
    private final Link link = world.followed(ada);

    private static void member(StreamsWorld world, long account, GuildId guild) {
        world.memberships.save(Membership.byInvite(new AccountId(account), guild, world.now));
    }

    private void member(long account) {
        member(world, account, link.guild());
    }

    private void tell() {
        world.members(CrashPoint.whole()).tell();
    }

    private static List<Long> told(StreamsWorld world) {
        return world.told(LiveFacts.TOPIC).stream()
                .map(Notice::account)
                .map(AccountId::value)
                .toList();
    }

    @Test
    void each_member_is_told_once_however_many_servers_they_are_in_and_whatever_is_repeated() {
        var other = world.followed(ada);
        member(1);
        member(2);
        member(world, 2, other.guild());
        member(world, 3, other.guild());
        member(world, 4, new GuildId("900000000000000077"));

        world.told("m1", world.online(ada, "41"));
        tell();
        world.told("m2", world.online(ada, "41"));
        tell();

        assertThat(told(world)).containsExactly(1L, 2L, 3L);
        assertThat(world.told(LiveFacts.TOPIC).getFirst().facts(LiveFacts.class).name())
                .isEqualTo("ada");
        assertThat(world.tellings.due(world.now, 10)).isEmpty();
    }

    @Test
    void whoever_switched_it_off_in_one_server_is_told_by_another_and_by_none_if_in_both() {
        var other = world.followed(ada);
        for (long account = 1; account <= 2; account++) {
            member(account);
            member(world, account, other.guild());
            world.preferences.save(new AccountId(account), link.key(), false, world.now);
        }
        world.preferences.save(new AccountId(2), other.key(), false, world.now);

        world.told("m1", world.online(ada, "41"));
        tell();

        assertThat(told(world)).containsExactly(1L);
    }

    @Test
    void of_a_broadcast_that_is_over_nobody_is_told() {
        member(1);
        world.told("m1", world.online(ada, "41"));
        var broadcast = world.broadcasts.findByTwitchId("41").orElseThrow();
        world.broadcasts.save(broadcast.ended(world.now)).orUndo("a broadcast");

        tell();

        assertThat(told(world)).isEmpty();
        assertThat(world.tellings.due(world.now, 10)).isEmpty();
    }

    /** The server hears of chess alone. */
    private static void picky(StreamsWorld world, Link link) {
        var none = LinkOverrides.NONE;
        var filter = new BroadcastFilter(List.of("Chess"), List.of(), List.of(), List.of());
        var picky =
                link.changed(
                        true,
                        new LinkOverrides(
                                none.channel(),
                                none.role(),
                                none.pingMode(),
                                none.cooldown(),
                                none.onEnd(),
                                Optional.of(filter)));
        world.tables.with(state -> state.rows(StreamsTables.LINKS).put(link.key(), picky));
    }

    private static void plays(StreamsWorld world, Streamer streamer, String message, String game) {
        world.told(message, new TwitchEvent.Updated(StreamsWorld.channel(streamer), "Cup", game));
    }

    @Test
    void whom_a_filter_leaves_out_is_told_when_it_lets_the_broadcast_through() {
        var open = world.followed(ada);
        picky(world, link);
        member(1);
        member(world, 2, open.guild());
        world.told("m1", world.online(ada, "41"));
        tell();
        assertThat(told(world)).containsExactly(2L);
        assertThat(world.tellings.due(world.now, 10)).as("nothing changed").isEmpty();
        plays(world, ada, "m2", "Trackmania");
        tell();
        assertThat(told(world)).containsExactly(2L);

        plays(world, ada, "m3", "Chess");
        tell();
        plays(world, ada, "m4", "Go");
        plays(world, ada, "m5", "Chess");
        tell();

        assertThat(told(world)).containsExactly(2L, 1L);
        assertThat(world.tellings.due(Instant.MAX, 10)).isEmpty();
    }

    @Test
    void a_change_while_members_are_told_begins_anew_so_that_nobody_is_left_out() {
        picky(world, link);
        member(1);
        var open = world.followed(ada);
        member(world, 2, open.guild());
        world.told("m1", world.online(ada, "41"));
        var broadcast = world.broadcasts.findByTwitchId("41").orElseThrow().id();
        var held = world.tellings.hold(broadcast).orElseThrow();
        world.tellings.save(held.told(new AccountId(2)));

        plays(world, ada, "m2", "Chess");
        tell();

        assertThat(told(world)).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void of_a_broadcast_that_ends_whoever_waited_for_a_match_is_not_told() {
        picky(world, link);
        member(1);
        world.told("m1", world.online(ada, "41"));
        tell();
        var broadcast = world.broadcasts.findByTwitchId("41").orElseThrow();
        world.broadcasts.save(broadcast.ended(world.now)).orUndo("a broadcast");

        world.pass(Duration.ofHours(1));
        tell();

        assertThat(told(world)).isEmpty();
        assertThat(world.tellings.due(Instant.MAX, 10)).isEmpty();
    }

    @Test
    void many_members_are_told_in_portions_also_by_two_at_once() {
        for (long account = 1; account <= 120; account++) {
            member(account);
        }
        world.told("m1", world.online(ada, "41"));

        Samples.atOnce(
                2,
                () -> {
                    tell();
                    return true;
                });

        assertThat(told(world)).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void a_crash_tells_nobody_twice_and_leaves_nobody_out() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final StreamsWorld own = new StreamsWorld();

                            {
                                var streamer = own.streamer("ada");
                                var followed = own.followed(streamer);
                                for (long account = 1; account <= 60; account++) {
                                    member(own, account, followed.guild());
                                }
                                own.told("m1", own.online(streamer, "41"));
                            }

                            @Override
                            public void act(CrashPoint crash) {
                                own.members(crash).tell();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(told(own)).doesNotHaveDuplicates();
                                assertThat(told(own).size()).isIn(0, 50, 60);
                            }

                            @Override
                            public void isDone() {
                                assertThat(told(own)).hasSize(60).doesNotHaveDuplicates();
                            }
                        });
    }

    @Test
    void the_admins_of_a_server_are_told_once_that_posts_go_through_no_more() {
        var guild =
                Guild.discovered(link.guild(), "Speed Club", Optional.empty(), Optional.empty());
        world.knownGuilds.save(guild).orUndo("a server");
        world.memberships.save(
                Membership.byDiscord(new AccountId(1), link.guild(), true, world.now));
        member(2);
        // The bot is gone, so nobody can say whether they still are one: they were by the last
        // word.
        world.memberships.save(
                Membership.byDiscord(
                        new AccountId(3), link.guild(), true, world.now.minus(Duration.ofDays(2))));
        // One is on its way already when another is the first to be refused.
        world.discord.answers.add(new SendPost.Sent.Unavailable(true));
        world.told("m1", world.online(ada, "41"));
        world.sent();
        var ben = world.streamer("ben");
        world.followed(ben, link.guild());
        world.discord.answers.add(new SendPost.Sent.Refused(DiscordRefusal.MISSING_ACCESS));
        world.told("m2", world.online(ben, "51"));
        world.sent();
        world.discord.answers.add(new SendPost.Sent.Refused(DiscordRefusal.MISSING_ACCESS));
        world.pass(Duration.ofMinutes(1));
        world.sent();

        assertThat(world.discord.answers).as("both were refused").isEmpty();
        assertThat(world.told(PausedTargetFacts.TOPIC))
                .extracting(Notice::account)
                .containsExactlyInAnyOrder(new AccountId(1), new AccountId(3));
    }
}
