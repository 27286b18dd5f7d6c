package dev.pacenote.application.contracts.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.membership.DiscordProfiles;
import dev.pacenote.application.streams.membership.Memberships;
import dev.pacenote.application.streams.membership.Preferences;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.Membership;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Preferences} promise. */
public interface PreferencesContract {

    Preferences preferences();

    Guilds guilds();

    Streamers streamers();

    Links links();

    Accounts accounts();

    Memberships memberships();

    DiscordProfiles profiles();

    private AccountId member(GuildId guild) {
        var account = Samples.account(accounts()).id();
        profiles().save(account, profile());
        memberships().save(Membership.byInvite(account, guild, Samples.NOON));
        return account;
    }

    private static DiscordProfile profile() {
        return new DiscordProfile(
                new DiscordUser(StreamsSamples.snowflake()), "somebody", Optional.empty());
    }

    private DiscordUser user(AccountId account) {
        return profiles().find(account).orElseThrow().user();
    }

    @Test
    default void members_who_want_to_hear_of_a_link_are_found_by_their_turn() {
        var link = followed();
        var second = member(link.guild());
        var first = member(link.guild());
        var off = member(link.guild());
        var left = member(link.guild());
        var stranger = Samples.account(accounts()).id();
        memberships().save(Membership.byInvite(stranger, link.guild(), Samples.NOON));
        preferences().save(first, link, true, Samples.NOON);
        preferences().save(second, link, true, Samples.NOON.plusSeconds(1));
        preferences().save(first, link, true, Samples.NOON.plusSeconds(2));
        for (var account : List.of(off, left, stranger)) {
            preferences().save(account, link, true, Samples.NOON);
        }
        preferences().save(off, link, false, Samples.NOON);
        memberships().removeInvited(left, link.guild());
        preferences().save(member(link.guild()), followed(), true, Samples.NOON);

        assertThat(preferences().optedIn(link, 10)).containsExactly(user(first), user(second));
        assertThat(preferences().optedIn(link, 1)).containsExactly(user(first));
        preferences().save(first, link, false, Samples.NOON.plusSeconds(3));
        preferences().save(first, link, true, Samples.NOON.plusSeconds(4));
        assertThat(preferences().optedIn(link, 10)).containsExactly(user(second), user(first));
    }

    private Link.Key followed() {
        var streamer = StreamsSamples.added(streamers());
        return StreamsSamples.following(guilds(), links(), streamer.id()).key();
    }

    @Test
    default void the_last_choice_of_an_account_is_found_until_the_account_goes() {
        var account = Samples.account(accounts()).id();
        var other = Samples.account(accounts()).id();
        var link = followed();
        assertThat(preferences().find(account, link)).isEmpty();
        preferences().save(account, link, true, Samples.NOON);
        preferences().save(account, link, false, Samples.NOON);
        preferences().save(other, link, true, Samples.NOON);

        assertThat(preferences().find(account, link)).contains(false);
        assertThat(preferences().of(account)).isEqualTo(Map.of(link, false));
        accounts().delete(account);
        assertThat(preferences().of(account)).isEmpty();
        assertThat(preferences().of(other)).isEqualTo(Map.of(link, true));
    }

    @Test
    default void a_choice_outlives_the_link() {
        var account = Samples.account(accounts()).id();
        var link = followed();
        preferences().save(account, link, false, Samples.NOON);

        links().remove(link);

        assertThat(preferences().find(account, link)).contains(false);
    }

    @Test
    default void of_what_is_not_known_nothing_is_chosen() {
        var account = Samples.account(accounts()).id();
        var unknown = new Link.Key(StreamsSamples.guild().id(), StreamsSamples.streamer().id());

        assertThatThrownBy(() -> preferences().save(account, unknown, true, Samples.NOON))
                .isInstanceOf(RuntimeException.class);
    }
}
