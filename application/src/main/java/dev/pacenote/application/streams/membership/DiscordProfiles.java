package dev.pacenote.application.streams.membership;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import java.util.Optional;

/** What Discord calls the people who logged in by it. Each goes with its account. */
public interface DiscordProfiles {

    Optional<DiscordProfile> find(AccountId account);

    /** Adds it, or replaces the one of the account. */
    void save(AccountId account, DiscordProfile profile);
}
