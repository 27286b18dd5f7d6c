package dev.pacenote.application.contracts.streams.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.guild.DiscordGuilds;
import dev.pacenote.application.streams.role.DiscordRoles;
import dev.pacenote.application.streams.role.DiscordRoles.Made;
import dev.pacenote.application.streams.role.DiscordRoles.Outcome;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.Permissions;
import dev.pacenote.domain.streams.guild.RoleId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link DiscordRoles} promise. */
public interface DiscordRolesContract {

    RoleId UNKNOWN = new RoleId("770000000000000099");

    DiscordRoles discordRoles();

    /** Of the same Discord. */
    DiscordGuilds discordGuilds();

    /** A server where our bot may manage roles. */
    GuildId withRoles();

    /** Somebody in that server. */
    DiscordUser member();

    /** A role there that stands above the bot's own. */
    RoleId tooHigh();

    /** A server where our bot may not manage roles, with the same member. */
    GuildId withoutRoles();

    GuildId withoutBot();

    private RoleId made(String name) {
        return ((Made.Ok) discordRoles().create(withRoles(), name)).role();
    }

    private Set<RoleId> rolesOfMember() {
        return discordGuilds().member(withRoles(), member().id()).orElseThrow().roles();
    }

    @Test
    default void a_role_that_is_made_lets_nobody_do_or_ping_anything_until_it_is_deleted() {
        var role = made("Live: Ada");

        var seen = discordGuilds().look(withRoles()).orElseThrow().roles().find(role).orElseThrow();
        assertThat(seen.name()).isEqualTo("Live: Ada");
        assertThat(seen.permissions()).isEqualTo(Permissions.NONE);
        assertThat(seen.mentionable()).isFalse();
        assertThat(discordRoles().delete(withRoles(), role)).isEqualTo(Outcome.DONE);
        assertThat(discordRoles().delete(withRoles(), role)).as("again").isEqualTo(Outcome.DONE);
        assertThat(discordGuilds().look(withRoles()).orElseThrow().roles().find(role)).isEmpty();
    }

    @Test
    default void a_role_is_given_and_taken_and_the_same_again_changes_nothing() {
        var role = made("Live: Bob");

        for (int i = 0; i < 2; i++) {
            assertThat(discordRoles().give(withRoles(), role, member(), true))
                    .isEqualTo(Outcome.DONE);
            assertThat(rolesOfMember()).contains(role);
        }
        for (int i = 0; i < 2; i++) {
            assertThat(discordRoles().give(withRoles(), role, member(), false))
                    .isEqualTo(Outcome.DONE);
            assertThat(rolesOfMember()).doesNotContain(role);
        }
    }

    @Test
    default void what_is_not_there_is_told_from_what_the_bot_may_not() {
        var role = made("Live: Cy");
        var stranger = new DiscordUser("186000000000000098");

        assertThat(discordRoles().give(withRoles(), role, stranger, true))
                .isEqualTo(Outcome.NO_SUCH_MEMBER);
        assertThat(discordRoles().give(withRoles(), UNKNOWN, member(), true))
                .isEqualTo(Outcome.NO_SUCH_ROLE);
        assertThat(discordRoles().give(withRoles(), tooHigh(), member(), true))
                .isEqualTo(Outcome.REFUSED);
        assertThat(discordRoles().delete(withRoles(), tooHigh())).isEqualTo(Outcome.REFUSED);
        for (var guild : Set.of(withoutRoles(), withoutBot())) {
            assertThat(discordRoles().create(guild, "Live: Ada")).isEqualTo(new Made.Refused());
            assertThat(discordRoles().give(guild, UNKNOWN, member(), true))
                    .isEqualTo(Outcome.REFUSED);
        }
    }
}
