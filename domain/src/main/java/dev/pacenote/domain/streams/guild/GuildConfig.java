package dev.pacenote.domain.streams.guild;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * The settings of a server, with who changed them last.
 *
 * @param changed empty while nobody chose anything
 * @param version how often they were saved; 0: never
 */
public record GuildConfig(
        GuildId guild, GuildSettings settings, Optional<Change> changed, long version) {

    /**
     * @param by empty when that account is gone
     */
    public record Change(Instant at, Optional<AccountId> by) {}

    /** Of a server whose admins chose nothing yet. */
    public static GuildConfig initial(GuildId guild) {
        return new GuildConfig(guild, GuildSettings.DEFAULT, Optional.empty(), 0);
    }

    /** The same server with other settings. */
    public GuildConfig changed(GuildSettings next, AccountId by, Instant at) {
        return new GuildConfig(guild, next, Optional.of(new Change(at, Optional.of(by))), version);
    }

    /** The same, saved that often. */
    public GuildConfig savedAs(long nextVersion) {
        return new GuildConfig(guild, settings, changed, nextVersion);
    }
}
