package dev.pacenote.application.contracts.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.membership.DiscordProfiles;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link DiscordProfiles} promise. */
public interface DiscordProfilesContract {

    DiscordProfiles profiles();

    Accounts accounts();

    @Test
    default void the_latest_profile_of_an_account_is_found_until_the_account_goes() {
        var account = Samples.account(accounts()).id();
        var user = new DiscordUser(StreamsSamples.snowflake());
        profiles().save(account, new DiscordProfile(user, "neo", Optional.of("a1")));
        var next = new DiscordProfile(user, "trinity", Optional.empty());
        profiles().save(account, next);

        assertThat(profiles().find(account)).contains(next);
        accounts().delete(account);
        assertThat(profiles().find(account)).isEmpty();
    }
}
