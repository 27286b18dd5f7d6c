package dev.pacenote.application.streams.guild;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.guild.SyncBotGuilds.Report;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.TargetHealth;
import org.junit.jupiter.api.Test;

/** The bot's own list of servers. */
class SyncBotGuildsTest {

    private final ClubWorld world = new ClubWorld();

    private static SyncBotGuilds sync(ClubWorld world, CrashPoint crash) {
        var guilds = crash.on(Guilds.class, world.guilds);
        return new SyncBotGuilds(
                guilds,
                crash.on(DiscordGuilds.class, world.discord),
                new LookForBot(
                        world.presences(guilds, crash), world.announcements, () -> world.now),
                world.botTargets(guilds, crash));
    }

    private Report sync() {
        return sync(world, CrashPoint.whole()).sync();
    }

    private Guild club() {
        return world.guilds.find(CLUB).orElseThrow();
    }

    @Test
    void a_bot_that_came_unnoticed_is_there_under_the_name_that_the_server_has_now() {
        world.guilds
                .save(world.guild(false).seen("Old", club().icon(), club().owner()))
                .orUndo("a server");

        assertThat(sync()).isEqualTo(new Report(1, 1, 0));

        assertThat(club().bot().isPresent()).isTrue();
        assertThat(club().name()).isEqualTo("Speed Club");
        assertThat(sync()).as("once").isEqualTo(new Report(1, 0, 0));
    }

    @Test
    void posts_go_again_to_the_channels_of_a_server_into_which_the_bot_came_back() {
        world.guild(false);
        world.postsTo(OPEN);
        world.targets.save(
                CLUB, OPEN, new TargetHealth.Paused(TargetHealth.Reason.BOT_REMOVED, world.now));

        sync();

        assertThat(world.targets.find(CLUB, OPEN)).isInstanceOf(TargetHealth.Ok.class);
    }

    @Test
    void a_server_that_nobody_told_of_is_known_from_then_on() {
        assertThat(sync()).isEqualTo(new Report(1, 1, 0));

        assertThat(club().bot().isPresent()).isTrue();
        assertThat(club().version()).isEqualTo(1);
    }

    @Test
    void a_bot_that_was_removed_unnoticed_is_gone() {
        world.guild(true);
        world.discord.botPresent = false;

        assertThat(sync()).isEqualTo(new Report(0, 0, 1));

        assertThat(club().bot().isPresent()).isFalse();
    }

    @Test
    void a_list_that_leaves_out_a_server_in_which_the_bot_is_takes_nothing_away() {
        world.guild(true);
        world.discord.leavesOut = true;

        assertThat(sync()).isEqualTo(new Report(0, 0, 0));

        assertThat(club().bot().isPresent()).isTrue();
    }

    @Test
    void a_list_that_cannot_be_read_changes_nothing() {
        world.guild(true);
        world.discord.botPresent = false;
        world.discord.away = true;

        assertThatThrownBy(this::sync).isInstanceOf(UpstreamException.class);

        assertThat(club().bot().isPresent()).isTrue();
    }

    @Test
    void after_a_crash_the_next_pass_finds_the_rest() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld one = new ClubWorld();

                            @Override
                            public void act(CrashPoint crash) {
                                sync(one, crash).sync();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(one.guilds.withBot()).hasSizeLessThanOrEqualTo(1);
                            }

                            @Override
                            public void isDone() {
                                assertThat(one.guilds.withBot()).hasSize(1);
                            }
                        });
    }
}
