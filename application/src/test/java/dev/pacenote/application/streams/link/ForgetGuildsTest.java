package dev.pacenote.application.streams.link;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.golive.target.Targets;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.BotPresence;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildConfig;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.link.TwitchLogin;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Servers that our bot left long ago. */
class ForgetGuildsTest {

    private static final AccountId ADMIN = new AccountId(42);
    private static final Duration MONTH = Duration.ofDays(30);

    private final ClubWorld world = left();

    /** A server with a link and settings, which the bot left just now. */
    private static ClubWorld left() {
        var world = new ClubWorld();
        var guild = world.guild(true);
        world.links(CrashPoint.whole()).add(CLUB, ADMIN, new TwitchLogin("ada"));
        world.guilds
                .save(world.guilds.config(CLUB).changed(GuildSettings.DEFAULT, ADMIN, world.now))
                .orUndo("settings");
        world.guilds.save(guild.botLeft(world.now)).orUndo("a server");
        world.targets.save(CLUB, OPEN, new TargetHealth.Ok().withoutBot(world.now));
        return world;
    }

    private static int forget(ClubWorld world, CrashPoint crash) {
        return new ForgetGuilds(
                        crash.on(Guilds.class, world.guilds),
                        crash.on(Links.class, world.links),
                        crash.on(Targets.class, world.targets),
                        world.links(crash),
                        crash.on(Transactions.class, world.tables),
                        () -> world.now)
                .forget();
    }

    private int forget() {
        return forget(world, CrashPoint.whole());
    }

    private Guild club() {
        return world.guilds.find(CLUB).orElseThrow();
    }

    @Test
    void links_and_settings_go_when_the_bot_was_away_for_thirty_days_and_not_before() {
        world.now = world.now.plus(MONTH).minusMillis(1);
        assertThat(forget()).isZero();
        assertThat(world.links.all()).hasSize(1);

        world.now = world.now.plusMillis(1);

        assertThat(forget()).isEqualTo(1);
        assertThat(world.links.all()).isEmpty();
        assertThat(world.guilds.config(CLUB)).isEqualTo(GuildConfig.initial(CLUB));
        assertThat(world.targets.paused()).isEmpty();
        assertThat(club().bot()).isEqualTo(new BotPresence.NeverSeen());
        assertThat(forget()).as("once").isZero();
    }

    @Test
    void a_bot_that_came_back_finds_everything() {
        world.guilds.save(club().botArrived()).orUndo("a server");
        world.now = world.now.plus(MONTH.multipliedBy(2));

        assertThat(forget()).isZero();

        assertThat(world.links.all()).hasSize(1);
    }

    @Test
    void a_bot_that_comes_back_after_it_was_looked_for_finds_everything_too() {
        world.now = world.now.plus(MONTH);
        var left = List.of(club());
        world.guilds.save(club().botArrived()).orUndo("a server");
        // The list is a moment old.
        var guilds =
                (Guilds)
                        Proxy.newProxyInstance(
                                Guilds.class.getClassLoader(),
                                new Class<?>[] {Guilds.class},
                                (_, method, args) ->
                                        method.getName().equals("leftBy")
                                                ? left
                                                : method.invoke(world.guilds, args));

        var forgotten =
                new ForgetGuilds(
                                guilds,
                                world.links,
                                world.targets,
                                world.links(CrashPoint.whole()),
                                world.tables,
                                () -> world.now)
                        .forget();

        assertThat(forgotten).isZero();
        assertThat(world.links.all()).hasSize(1);
        assertThat(club().bot().isPresent()).isTrue();
    }

    @Test
    void a_crash_leaves_all_of_a_server_or_none() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld one = left();

                            @Override
                            public void act(CrashPoint crash) {
                                one.now = one.now.plus(MONTH);
                                forget(one, crash);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                boolean stored = one.guilds.config(CLUB).version() > 0;
                                assertThat(one.links.all()).hasSize(stored ? 1 : 0);
                            }

                            @Override
                            public void isDone() {
                                assertThat(one.links.all()).isEmpty();
                                assertThat(one.guilds.config(CLUB).version()).isZero();
                            }
                        });
    }
}
