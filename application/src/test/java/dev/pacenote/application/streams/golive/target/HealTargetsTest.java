package dev.pacenote.application.streams.golive.target;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLOSED;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.target.HealTargets.Report;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Channels to which no posts go are looked at. */
class HealTargetsTest {

    private final ClubWorld world = paused();

    private static ClubWorld paused() {
        var world = new ClubWorld();
        world.guild(true);
        pause(world, CLUB, OPEN);
        pause(world, CLUB, CLOSED);
        return world;
    }

    private static void pause(ClubWorld world, GuildId guild, TextChannelId channel) {
        world.targets.save(
                guild,
                channel,
                new TargetHealth.Paused(TargetHealth.Reason.MISSING_PERMISSIONS, world.now));
    }

    private static HealTargets healing(ClubWorld world, CrashPoint crash) {
        return new HealTargets(
                crash.on(Targets.class, world.targets),
                new TargetMending(
                        crash.on(Targets.class, world.targets),
                        crash.on(Announcements.class, world.announcements),
                        crash.on(Transactions.class, world.tables),
                        () -> world.woken++),
                world.presences(),
                world.discord,
                crash.on(Transactions.class, world.tables),
                () -> world.now);
    }

    private Report heal() {
        return healing(world, CrashPoint.whole()).heal();
    }

    private boolean isPaused(TextChannelId channel) {
        return world.targets.find(CLUB, channel) instanceof TargetHealth.Paused;
    }

    @Test
    void posts_go_again_where_the_bot_may_post_again_and_what_waits_is_looked_at() {
        assertThat(heal()).isEqualTo(new Report(2, 1, 0));

        assertThat(isPaused(OPEN)).isFalse();
        assertThat(isPaused(CLOSED)).isTrue();
        assertThat(world.woken).isEqualTo(1);
        assertThat(heal()).isEqualTo(new Report(1, 0, 0));
        assertThat(world.woken).isEqualTo(1);
    }

    @Test
    void a_post_that_was_refused_during_the_look_stays_paused() {
        world.discord.whenLooked =
                () -> {
                    world.now = world.now.plusMillis(1);
                    pause(world, CLUB, OPEN);
                };

        assertThat(heal()).isEqualTo(new Report(2, 0, 0));

        assertThat(isPaused(OPEN)).isTrue();
    }

    @Test
    void while_the_bot_is_not_there_nothing_is_healed() {
        world.discord.botPresent = false;

        assertThat(heal()).isEqualTo(new Report(2, 0, 0));

        assertThat(isPaused(OPEN)).isTrue();
        assertThat(world.guilds.find(CLUB).orElseThrow().bot().isPresent()).isFalse();
    }

    @Test
    void discord_is_not_asked_again_and_again_for_a_server_that_the_bot_left() {
        world.discord.botPresent = false;
        heal();
        world.now = world.now.plus(Duration.ofHours(6));
        int asked = world.discord.looks;

        assertThat(heal()).isEqualTo(new Report(2, 0, 0));

        assertThat(world.discord.looks).isEqualTo(asked);
    }

    @Test
    void while_discord_is_away_nothing_is_healed_and_it_is_left_alone_after_some_servers() {
        for (int i = 10; i < 20; i++) {
            pause(world, new GuildId("9000000000000000" + i), OPEN);
        }
        world.discord.away = true;

        assertThat(heal()).isEqualTo(new Report(12, 0, 5));

        assertThat(world.discord.asked).isEqualTo(5);
        assertThat(isPaused(OPEN)).isTrue();
    }

    private void pauseElsewhere(int servers) {
        for (int i = 0; i < servers; i++) {
            pause(world, new GuildId(Long.toString(800_000_000_000_000_000L + i)), OPEN);
        }
    }

    /** Whatever their order: some stand before the club. */
    @Test
    void servers_for_which_discord_gives_odd_answers_keep_no_other_from_being_mended() {
        pauseElsewhere(40);
        world.discord.odd = true;

        assertThat(heal()).isEqualTo(new Report(42, 1, 40));

        assertThat(isPaused(OPEN)).isFalse();
    }

    @Test
    void where_discord_refuses_server_after_server_it_is_left_alone() {
        pauseElsewhere(200);
        world.discord.odd = true;

        assertThat(heal().failed()).isBetween(50, 100);
    }

    @Test
    void where_nothing_is_paused_discord_is_not_asked() {
        world.targets.save(CLUB, OPEN, new TargetHealth.Ok());
        world.targets.save(CLUB, CLOSED, new TargetHealth.Ok());

        assertThat(heal()).isEqualTo(new Report(0, 0, 0));
        assertThat(world.discord.asked).isZero();
    }

    @Test
    void a_crash_heals_and_wakes_together_or_not_at_all() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld one = paused();

                            @Override
                            public void act(CrashPoint crash) {
                                healing(one, crash).heal();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(one.targets.countPaused()).isBetween(1L, 2L);
                            }

                            @Override
                            public void isDone() {
                                assertThat(one.targets.paused())
                                        .containsExactly(new Targets.PausedTarget(CLUB, CLOSED));
                            }
                        });
    }
}
