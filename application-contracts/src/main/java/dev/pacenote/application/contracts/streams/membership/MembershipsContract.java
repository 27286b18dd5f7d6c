package dev.pacenote.application.contracts.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.membership.Memberships;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.Membership;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Memberships} promise. */
public interface MembershipsContract {

    Memberships memberships();

    Guilds guilds();

    Accounts accounts();

    private AccountId account() {
        return Samples.account(accounts()).id();
    }

    private GuildId guild() {
        return StreamsSamples.added(guilds()).id();
    }

    @Test
    default void what_discord_says_replaces_what_it_said_before_and_leaves_invites_alone() {
        var account = account();
        var left = guild();
        var kept = guild();
        var invited = Membership.byInvite(account, left, Samples.NOON);
        memberships().save(invited);
        memberships()
                .replaceDiscord(
                        account,
                        List.of(
                                Membership.byDiscord(account, left, true, Samples.NOON),
                                Membership.byDiscord(account, kept, false, Samples.NOON)));
        assertThat(memberships().find(account, left).isAdmin()).isTrue();

        var now = Membership.byDiscord(account, kept, true, Samples.NOON.plusSeconds(1));
        memberships().replaceDiscord(account, List.of(now));

        assertThat(memberships().of(account)).containsExactlyInAnyOrder(invited, now);
        assertThat(memberships().find(account, left).discord()).isEmpty();
        assertThat(memberships().find(account, left).isInvited()).isTrue();
        assertThat(memberships().find(account, kept).isAdmin()).isTrue();

        memberships().replaceDiscord(account, List.of());
        assertThat(memberships().of(account)).containsExactly(invited);
    }

    @Test
    default void a_member_whom_discord_does_not_know_any_more_stays_by_an_invite() {
        var account = account();
        var guild = guild();
        memberships().save(Membership.byDiscord(account, guild, true, Samples.NOON));
        memberships().save(Membership.byInvite(account, guild, Samples.NOON));

        memberships().removeDiscord(account, guild);
        memberships().removeDiscord(account, guild);

        assertThat(memberships().find(account, guild).isAdmin()).isFalse();
        assertThat(memberships().find(account, guild).isMember()).isTrue();
    }

    @Test
    default void a_member_whose_invite_is_taken_back_stays_by_discord() {
        var account = account();
        var guild = guild();
        memberships().save(Membership.byDiscord(account, guild, true, Samples.NOON));
        memberships().save(Membership.byInvite(account, guild, Samples.NOON));

        memberships().removeInvited(account, guild);
        memberships().removeInvited(account, guild);

        assertThat(memberships().find(account, guild).isInvited()).isFalse();
        assertThat(memberships().find(account, guild).isAdmin()).isTrue();
    }

    @Test
    default void members_of_several_servers_are_found_once_in_portions_and_admins_by_server() {
        var one = guild();
        var other = guild();
        var both = account();
        var second = account();
        memberships().save(Membership.byDiscord(both, one, true, Samples.NOON));
        memberships().save(Membership.byInvite(both, one, Samples.NOON));
        memberships().save(Membership.byDiscord(both, other, false, Samples.NOON));
        memberships().save(Membership.byInvite(second, other, Samples.NOON));
        memberships().save(Membership.byInvite(account(), guild(), Samples.NOON));

        var guilds = List.of(one, other);
        assertThat(memberships().members(guilds, Optional.empty(), 10))
                .containsExactly(both, second);
        assertThat(memberships().members(guilds, Optional.empty(), 1)).containsExactly(both);
        assertThat(memberships().members(guilds, Optional.of(both), 1)).containsExactly(second);
        assertThat(memberships().members(List.of(), Optional.empty(), 1)).isEmpty();
        assertThat(memberships().adminsOf(one)).containsExactly(both);
        assertThat(memberships().adminsOf(other)).isEmpty();
    }

    @Test
    default void memberships_go_with_their_account() {
        var account = account();
        var guild = guild();
        memberships().save(Membership.byDiscord(account, guild, true, Samples.NOON));

        accounts().delete(account);

        assertThat(memberships().find(account, guild).isMember()).isFalse();
    }
}
