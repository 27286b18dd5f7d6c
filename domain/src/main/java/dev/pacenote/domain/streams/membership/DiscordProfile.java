package dev.pacenote.domain.streams.membership;

import dev.pacenote.domain.identity.credential.DiscordUser;
import java.util.Optional;

/**
 * Somebody as Discord shows them.
 *
 * @param avatar the name of their picture at Discord
 */
public record DiscordProfile(DiscordUser user, String username, Optional<String> avatar) {}
