package dev.pacenote.application.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.guild.InMemoryDiscordGuilds;
import dev.pacenote.application.streams.membership.CheckGuildAccess.Need;
import dev.pacenote.application.streams.membership.CheckGuildAccess.Result;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.GuildAccess;
import dev.pacenote.domain.streams.membership.GuildAccess.Use;
import dev.pacenote.domain.streams.membership.Membership;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody may do in a server now. */
class CheckGuildAccessTest {

    private static final String TRINITY = "186000000000000002";

    private final ClubWorld world = new ClubWorld();
    private final AccountId account = world.account();

    private void member(boolean admin) {
        world.guild(true);
        world.profiles.save(
                account, new DiscordProfile(new DiscordUser(TRINITY), "trinity", Optional.empty()));
        world.discord.members.put(TRINITY, admin ? Set.of(InMemoryDiscordGuilds.STAFF) : Set.of());
        world.memberships.save(
                Membership.byDiscord(account, InMemoryDiscordGuilds.CLUB, admin, world.now));
    }

    private Result check(Use use, Need need) {
        return world.access().check(account, InMemoryDiscordGuilds.CLUB, use, need);
    }

    private void pass(Duration time) {
        world.now = world.now.plus(time);
    }

    @Test
    void what_discord_said_a_moment_ago_is_not_asked_again() {
        member(true);
        pass(Duration.ofSeconds(59));
        assertThat(check(Use.WRITE, Need.ADMIN)).isInstanceOf(Result.Allowed.class);
        assertThat(world.discord.asked).isZero();

        pass(Duration.ofSeconds(1));
        assertThat(check(Use.WRITE, Need.ADMIN)).isInstanceOf(Result.Allowed.class);
        assertThat(world.discord.asked).isPositive();
    }

    @Test
    void whoever_was_demoted_or_kicked_cannot_write_a_minute_later() {
        member(true);
        world.discord.members.put(TRINITY, Set.of());
        pass(Duration.ofMinutes(1));
        assertThat(check(Use.WRITE, Need.ADMIN)).isEqualTo(new Result.NotAnAdmin());

        world.discord.members.remove(TRINITY);
        pass(Duration.ofMinutes(1));
        assertThat(check(Use.WRITE, Need.MEMBER)).isEqualTo(new Result.NotAMember());
    }

    @Test
    void while_discord_is_away_reads_go_on_for_a_while_and_writes_do_not() {
        member(true);
        world.discord.away = true;
        pass(Duration.ofMinutes(10));
        assertThat(check(Use.READ, Need.ADMIN)).isInstanceOf(Result.Allowed.class);
        assertThatThrownBy(() -> check(Use.WRITE, Need.ADMIN))
                .isInstanceOf(UpstreamException.class);
        pass(Duration.ofMinutes(6));
        assertThatThrownBy(() -> check(Use.READ, Need.ADMIN)).isInstanceOf(UpstreamException.class);
    }

    @Test
    void members_are_no_admins_and_strangers_no_members() {
        member(false);
        assertThat(check(Use.READ, Need.MEMBER)).isInstanceOf(Result.Allowed.class);
        assertThat(check(Use.READ, Need.ADMIN)).isEqualTo(new Result.NotAnAdmin());
        assertThat(
                        world.access()
                                .check(
                                        world.account(),
                                        InMemoryDiscordGuilds.CLUB,
                                        Use.READ,
                                        Need.MEMBER))
                .isEqualTo(new Result.NotAMember());
        assertThat(
                        world.access()
                                .check(
                                        account,
                                        new GuildId("900000000000000007"),
                                        Use.READ,
                                        Need.MEMBER))
                .isEqualTo(new Result.NotAMember());
    }

    @Test
    void the_servers_of_a_person_are_those_they_administer_and_those_of_our_bot() {
        member(false);
        var list = new ListGuilds(world.guilds, world.memberships, () -> world.now);
        assertThat(list.of(account)).hasSize(1);

        var guild = world.guilds.find(InMemoryDiscordGuilds.CLUB).orElseThrow();
        world.guilds.save(guild.botLeft(world.now)).orUndo("a server");
        assertThat(list.of(account)).isEmpty();
        world.memberships.save(
                Membership.byDiscord(account, InMemoryDiscordGuilds.CLUB, true, world.now));
        assertThat(list.of(account)).hasSize(1);
        pass(GuildAccess.WITHOUT_BOT);
        assertThat(list.of(account)).as("nobody could say for a day").isEmpty();
    }

    /** Whether it is known that the bot is not there, or found out now. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void where_the_bot_is_not_what_discord_said_counts_for_a_day(boolean known) {
        member(true);
        world.discord.botPresent = false;
        if (known) {
            var guild = world.guilds.find(InMemoryDiscordGuilds.CLUB).orElseThrow();
            world.guilds.save(guild.botLeft(world.now)).orUndo("a server");
        }
        pass(GuildAccess.WITHOUT_BOT.minusSeconds(1));
        assertThat(check(Use.WRITE, Need.ADMIN)).isInstanceOf(Result.Allowed.class);

        pass(Duration.ofSeconds(1));

        assertThat(check(Use.READ, Need.ADMIN)).isEqualTo(new Result.NotAMember());
        assertThat(check(Use.WRITE, Need.ADMIN)).isEqualTo(new Result.NotAMember());
        world.memberships.save(Membership.byInvite(account, InMemoryDiscordGuilds.CLUB, world.now));
        assertThat(check(Use.READ, Need.ADMIN)).isEqualTo(new Result.NotAnAdmin());
        assertThat(check(Use.READ, Need.MEMBER)).isInstanceOf(Result.Allowed.class);
    }
}
