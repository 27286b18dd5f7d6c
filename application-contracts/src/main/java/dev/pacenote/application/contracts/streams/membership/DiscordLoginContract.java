package dev.pacenote.application.contracts.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.membership.DiscordLogin;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What {@link DiscordLogin} promises. */
public interface DiscordLoginContract {

    DiscordLogin discordLogin();

    /** A code of a person who owns one server and is a member of another. */
    String code();

    DiscordProfile person();

    @Test
    default void a_code_tells_once_who_came_and_all_their_servers() {
        var redirect = URI.create("https://pacenote.example/auth/callback");
        var code = code();

        if (!(discordLogin().logIn(code, redirect)
                instanceof DiscordLogin.Answer.Known(var profile, var guilds))) {
            throw new AssertionError("not known");
        }
        assertThat(profile).isEqualTo(person());
        assertThat(guilds)
                .extracting(DiscordLogin.SeenGuild::isAdministered)
                .containsExactlyInAnyOrder(true, false);
        assertThat(discordLogin().logIn(code, redirect))
                .isEqualTo(new DiscordLogin.Answer.CodeRefused());
    }
}
