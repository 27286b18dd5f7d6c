package dev.pacenote.application.contracts.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.membership.Preferences;
import dev.pacenote.domain.streams.link.Link;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Preferences} promise. */
public interface PreferencesContract {

    Preferences preferences();

    Guilds guilds();

    Streamers streamers();

    Links links();

    Accounts accounts();

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
        preferences().save(account, link, true);
        preferences().save(account, link, false);
        preferences().save(other, link, true);

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
        preferences().save(account, link, false);

        links().remove(link);

        assertThat(preferences().find(account, link)).contains(false);
    }

    @Test
    default void of_what_is_not_known_nothing_is_chosen() {
        var account = Samples.account(accounts()).id();
        var unknown = new Link.Key(StreamsSamples.guild().id(), StreamsSamples.streamer().id());

        assertThatThrownBy(() -> preferences().save(account, unknown, true))
                .isInstanceOf(RuntimeException.class);
    }
}
