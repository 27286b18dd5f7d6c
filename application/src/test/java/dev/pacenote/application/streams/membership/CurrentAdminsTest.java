package dev.pacenote.application.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.guild.InMemoryDiscordGuilds;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.GuildAccess;
import dev.pacenote.domain.streams.membership.Membership;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom a server's troubles are told. */
class CurrentAdminsTest {

    private static final String TRINITY = "186000000000000002";
    private static final String NEO = "186000000000000003";

    private final ClubWorld world = club();
    private final AccountId trinity = admin(TRINITY);
    private final AccountId neo = admin(NEO);

    private static ClubWorld club() {
        var world = new ClubWorld();
        world.guild(true);
        return world;
    }

    private AccountId admin(String user) {
        var account = world.account();
        world.profiles.save(
                account, new DiscordProfile(new DiscordUser(user), "somebody", Optional.empty()));
        world.discord.members.put(user, Set.of(InMemoryDiscordGuilds.STAFF));
        world.memberships.save(
                Membership.byDiscord(account, InMemoryDiscordGuilds.CLUB, true, world.now));
        return account;
    }

    private List<AccountId> admins() {
        return new CurrentAdmins(world.memberships, world.access()).of(InMemoryDiscordGuilds.CLUB);
    }

    private void pass(Duration time) {
        world.now = world.now.plus(time);
    }

    @Test
    void whoever_was_demoted_or_left_since_their_last_visit_is_none() {
        assertThat(admins()).containsExactlyInAnyOrder(trinity, neo);
        pass(Duration.ofDays(30));
        world.discord.members.put(TRINITY, Set.of());
        assertThat(admins()).containsExactly(neo);

        world.discord.members.remove(NEO);
        pass(GuildAccess.FOR_READS);
        assertThat(admins()).isEmpty();
    }

    @Test
    void while_discord_gives_no_answer_its_last_word_counts() {
        world.discord.away = true;
        pass(Duration.ofDays(30));
        assertThat(admins()).containsExactlyInAnyOrder(trinity, neo);
    }

    @Test
    void where_the_bot_is_gone_its_last_word_counts() {
        var club = world.guilds.find(InMemoryDiscordGuilds.CLUB).orElseThrow();
        world.guilds.save(club.botLeft(world.now)).orUndo("a server");
        pass(Duration.ofDays(30));
        assertThat(admins()).containsExactlyInAnyOrder(trinity, neo);
    }
}
