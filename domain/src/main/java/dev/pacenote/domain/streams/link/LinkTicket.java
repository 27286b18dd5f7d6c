package dev.pacenote.domain.streams.link;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/**
 * The way of one browser to Twitch and back, to prove a channel for a server. It is used once,
 * whatever follows. Only the hash of its secret is stored; the secret is the state of the OAuth
 * request and the value of a cookie.
 *
 * @param hash the SHA-256 of the secret, in hexadecimal digits
 */
public record LinkTicket(String hash, GuildId guild, AccountId account, Instant endsAt) {

    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** How many a browser holds at once, one for each tab. */
    public static final int MAX_AT_ONCE = 5;

    public static LinkTicket issued(
            LinkSecret secret, GuildId guild, AccountId account, Instant now) {
        return new LinkTicket(secret.hash(), guild, account, now.plus(LIFETIME));
    }

    /** Whether it opens nothing any more. */
    public boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }

    /**
     * Whether the browser that comes back is the one that went.
     *
     * @param cookie what the browser holds beside the state in the address
     */
    public boolean isHeldBy(LinkSecret cookie) {
        return MessageDigest.isEqual(
                cookie.hash().getBytes(StandardCharsets.US_ASCII),
                hash.getBytes(StandardCharsets.US_ASCII));
    }
}
