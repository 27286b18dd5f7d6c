package dev.pacenote.application.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.audit.InMemoryStreamAudit;
import dev.pacenote.application.streams.guild.InMemoryDiscordGuilds;
import dev.pacenote.application.streams.membership.LogInWithDiscord.Result;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.Permission;
import dev.pacenote.domain.streams.guild.Permissions;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.Membership;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** People come in by Discord. */
class LogInWithDiscordTest {

    private static final DiscordProfile NEO =
            new DiscordProfile(
                    new DiscordUser(InMemoryDiscordGuilds.OWNER), "neo", Optional.empty());
    private static final GuildId OTHER = new GuildId("900000000000000009");

    private final ClubWorld world = new ClubWorld();

    private static DiscordLogin.Answer known(DiscordLogin.SeenGuild... guilds) {
        return new DiscordLogin.Answer.Known(NEO, List.of(guilds));
    }

    private static DiscordLogin.SeenGuild seen(GuildId id, boolean owner, Permissions permissions) {
        return new DiscordLogin.SeenGuild(id, "Speed Club", Optional.empty(), owner, permissions);
    }

    private static LogInWithDiscord.Command command(Optional<AccountId> bindTo) {
        return new LogInWithDiscord.Command(
                "code",
                URI.create("https://pacenote.example/auth/callback"),
                bindTo,
                new Session.ClientInfo("a browser", "192.0.2.7"));
    }

    private Result logIn() {
        return world.logins(CrashPoint.whole()).logIn(command(Optional.empty()));
    }

    private AccountId loggedIn() {
        if (logIn() instanceof Result.LoggedIn(var account, var profile, var cookie)) {
            assertThat(profile).isEqualTo(NEO);
            assertThat(world.stores.sessions().find(cookie.session(), world.now)).isPresent();
            return account.id();
        }
        throw new AssertionError("not logged in");
    }

    @Test
    void the_first_time_opens_an_account_and_the_next_time_finds_it() {
        world.login = known();

        var account = loggedIn();

        assertThat(loggedIn()).isEqualTo(account);
        assertThat(world.stores.accounts().count()).isEqualTo(1);
        assertThat(world.profiles.find(account)).contains(NEO);
    }

    @Test
    void servers_that_the_person_administers_or_that_we_know_are_kept_and_those_left_are_not() {
        world.guild(false);
        var strange = new GuildId("900000000000000008");
        world.login =
                known(
                        seen(InMemoryDiscordGuilds.CLUB, false, Permissions.NONE),
                        seen(OTHER, false, Permissions.NONE.with(Permission.MANAGE_GUILD)),
                        seen(strange, false, Permissions.NONE));
        var account = loggedIn();
        assertThat(world.memberships.of(account))
                .extracting(Membership::guild)
                .containsExactlyInAnyOrder(InMemoryDiscordGuilds.CLUB, OTHER);
        assertThat(world.memberships.find(account, OTHER).isAdmin()).isTrue();
        assertThat(world.guilds.find(strange)).isEmpty();

        world.login = known(seen(InMemoryDiscordGuilds.CLUB, true, Permissions.NONE));
        loggedIn();

        assertThat(world.memberships.find(account, OTHER).isMember()).isFalse();
        assertThat(world.memberships.find(account, InMemoryDiscordGuilds.CLUB).isAdmin()).isTrue();
        assertThat(world.guilds.find(InMemoryDiscordGuilds.CLUB).flatMap(Guild::owner))
                .contains(InMemoryDiscordGuilds.OWNER);
    }

    @Test
    void a_person_who_is_logged_in_joins_discord_and_nobody_takes_it_from_them() {
        world.login = known();
        var one = world.account();
        var joined = world.logins(CrashPoint.whole()).logIn(command(Optional.of(one)));
        assertThat(joined).isInstanceOf(Result.LoggedIn.class);

        assertThat(loggedIn()).isEqualTo(one);
        var other = world.account();
        assertThat(world.logins(CrashPoint.whole()).logIn(command(Optional.of(other))))
                .isEqualTo(new Result.IdentityTaken());
        assertThat(audited()).contains("login identity_taken " + other);
    }

    /** What is in the audit, with the account where one is known. */
    private List<String> audited() {
        return new InMemoryStreamAudit(world.tables)
                .all().stream()
                        .map(
                                it ->
                                        it.action().wireName()
                                                + " "
                                                + it.result()
                                                + it.actor()
                                                        .account()
                                                        .map(account -> " " + account)
                                                        .orElse(""))
                        .toList();
    }

    @Test
    void whatever_turns_somebody_away_is_audited_and_nobody_fills_the_audit() {
        world.login = known();
        if (!(logIn() instanceof Result.LoggedIn(var account, _, var cookie))) {
            throw new AssertionError("not logged in");
        }
        var client = new Session.ClientInfo("a browser", "192.0.2.7");
        var logins = world.logins(CrashPoint.whole());

        logins.denied(AuditedAction.LOGIN, Optional.of(cookie), client, "origin_refused");
        assertThat(audited()).contains("login origin_refused " + account.id());
        for (int i = 0; i < 20; i++) {
            logins.denied(AuditedAction.LOGIN, Optional.empty(), client, "state_invalid");
        }

        assertThat(audited().stream().filter("login state_invalid"::equals))
                .hasSize(LogInWithDiscord.PER_ADDRESS.max() - 1);
    }

    @Test
    void a_code_that_discord_refuses_and_a_service_without_room_open_nothing() {
        assertThat(logIn()).isEqualTo(new Result.CodeRefused());
        world.login = known();
        world.maxAccounts = 0;
        assertThat(logIn()).isEqualTo(new Result.Closed());
        assertThat(audited())
                .containsExactlyInAnyOrder("login oauth_code_invalid", "login limit_reached");
        assertThat(world.stores.accounts().count()).isZero();
    }

    @Test
    void an_address_that_tries_too_often_waits_and_discord_is_not_asked() {
        for (int i = 0; i < LogInWithDiscord.PER_ADDRESS.max(); i++) {
            assertThat(logIn()).isEqualTo(new Result.CodeRefused());
        }
        world.login = known();
        assertThat(logIn()).isInstanceOf(Result.TooMany.class);
        assertThat(world.stores.accounts().count()).isZero();
        world.now = world.now.plus(LogInWithDiscord.PER_ADDRESS.window());
        assertThat(logIn()).isInstanceOf(Result.LoggedIn.class);
    }

    @Test
    void a_log_out_ends_the_session() {
        world.login = known();
        if (logIn() instanceof Result.LoggedIn(_, _, var cookie)) {
            world.logins(CrashPoint.whole()).logOut(cookie);
            world.logins(CrashPoint.whole()).logOut(cookie);
            assertThat(world.stores.sessions().find(cookie.session(), world.now)).isEmpty();
        } else {
            throw new AssertionError("not logged in");
        }
    }

    @Test
    void a_crash_leaves_all_of_it_or_nothing() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld club = new ClubWorld();

                            @Override
                            public void act(CrashPoint crashPoint) {
                                club.login =
                                        known(
                                                seen(
                                                        InMemoryDiscordGuilds.CLUB,
                                                        true,
                                                        Permissions.NONE));
                                club.logins(crashPoint).logIn(command(Optional.empty()));
                            }

                            @Override
                            public void isWholeOrNothing() {
                                int accounts = club.stores.accounts().count();
                                assertThat(club.stores.sessions().count(club.now))
                                        .isEqualTo(accounts);
                                assertThat(club.guilds.find(InMemoryDiscordGuilds.CLUB).stream())
                                        .hasSize(accounts);
                            }

                            @Override
                            public void isDone() {
                                assertThat(club.stores.accounts().count()).isEqualTo(1);
                                assertThat(club.guilds.find(InMemoryDiscordGuilds.CLUB))
                                        .isPresent();
                            }
                        });
    }
}
