package dev.pacenote.application.contracts.streams.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.guild.DiscordGuilds;
import dev.pacenote.domain.streams.guild.GuildId;
import org.junit.jupiter.api.Test;

/** What {@link DiscordGuilds} promise. */
public interface DiscordGuildsContract {

    DiscordGuilds discordGuilds();

    /** A server with our bot, an admin and two channels: the bot can post in the first. */
    GuildId withBot();

    /** The id of an admin there. */
    String admin();

    GuildId withoutBot();

    @Test
    default void a_server_is_seen_with_its_roles_channels_and_members() {
        var seen = discordGuilds().look(withBot()).orElseThrow();
        var bot = discordGuilds().bot(withBot()).orElseThrow();
        var channels = discordGuilds().channels(withBot());

        assertThat(seen.roles().find(seen.roles().everyoneId())).isPresent();
        assertThat(channels).hasSize(2);
        assertThat(channels.getFirst().missing(bot, seen.roles())).isEmpty();
        assertThat(channels.getLast().missing(bot, seen.roles())).isNotEmpty();
        var admin = discordGuilds().member(withBot(), admin()).orElseThrow();
        assertThat(admin.isAdmin(seen.roles())).isTrue();
        assertThat(discordGuilds().member(withBot(), "186000000000000099")).isEmpty();
    }

    @Test
    default void nothing_is_seen_of_a_server_without_the_bot() {
        assertThat(discordGuilds().ofBot())
                .extracting(DiscordGuilds.BotGuild::id)
                .contains(withBot())
                .doesNotContain(withoutBot())
                .doesNotHaveDuplicates();
        assertThat(discordGuilds().look(withoutBot())).isEmpty();
        assertThat(discordGuilds().channels(withoutBot())).isEmpty();
        assertThat(discordGuilds().bot(withoutBot())).isEmpty();
        assertThatThrownBy(() -> discordGuilds().member(withoutBot(), admin()))
                .as("nobody is there to say who is no member")
                .isInstanceOf(UpstreamException.class);
    }
}
