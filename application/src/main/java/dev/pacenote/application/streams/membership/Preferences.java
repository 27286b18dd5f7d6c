package dev.pacenote.application.streams.membership;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.link.Link;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people chose for a channel in a server: whether they want to hear of it. They go with the
 * account, the server or the channel, and outlive a link of the two.
 */
public interface Preferences {

    /** All that an account chose. */
    Map<Link.Key, Boolean> of(AccountId account);

    /** Empty where the account chose nothing. */
    Optional<Boolean> find(AccountId account, Link.Key link);

    /**
     * The Discord users whom posts of a link ping by name: members of the server who switched it
     * on, those first who did so first.
     */
    List<DiscordUser> optedIn(Link.Key link, int limit);

    /**
     * In place of what it chose before. Whoever chooses the same again keeps their turn.
     *
     * @param now when it chose
     * @throws RuntimeException when account, server or channel is not known
     */
    void save(AccountId account, Link.Key link, boolean enabled, Instant now);
}
