package dev.pacenote.application.streams.membership;

import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.Permissions;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Asks Discord who came back from it with a code. What Discord gives to ask with is dropped. */
@FunctionalInterface
public interface DiscordLogin {

    sealed interface Answer {

        /**
         * @param guilds all servers of the person
         */
        record Known(DiscordProfile profile, List<SeenGuild> guilds) implements Answer {
            public Known {
                guilds = List.copyOf(guilds);
            }
        }

        /** Discord does not take the code: it was used, is over, or is none. */
        record CodeRefused() implements Answer {}
    }

    /**
     * A server as Discord shows it to one of its members.
     *
     * @param owner whether the person owns it
     * @param permissions the person's in the whole server
     */
    record SeenGuild(
            GuildId id,
            String name,
            Optional<String> icon,
            boolean owner,
            Permissions permissions) {

        /** Whether the person is an admin of ours there. */
        public boolean isAdministered() {
            return owner || permissions.managesGuild();
        }
    }

    /**
     * @param redirect the address that the person came back to
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Discord gave no
     *     usable answer
     */
    Answer logIn(String code, URI redirect);
}
