package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.net.URI;
import java.util.Set;

/**
 * Addresses of pages, ours and Discord's.
 *
 * @param origins of the pages that may log people in
 * @param callbacks to which people may come back from Discord
 * @param authorize where they log in there
 * @param clientId of our application at Discord
 * @param https whether cookies are for https alone
 * @param ownCallback to which Discord leads a browser back that we sent there
 * @param frontend where the pages for Discord servers are
 */
public record StreamsPages(
        Set<String> origins,
        Set<URI> callbacks,
        URI authorize,
        String clientId,
        boolean https,
        URI ownCallback,
        URI frontend) {
    public StreamsPages {
        origins = Set.copyOf(origins);
        callbacks = Set.copyOf(callbacks);
    }

    /** A page for Discord servers. */
    URI after(String path) {
        return URI.create(frontend.toString().replaceFirst("/+$", "") + path);
    }

    /** Where people see a message at Discord. */
    static String message(GuildId guild, TextChannelId channel, MessageId message) {
        return "https://discord.com/channels/" + guild + "/" + channel + "/" + message;
    }
}
