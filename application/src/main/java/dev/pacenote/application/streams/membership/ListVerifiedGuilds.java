package dev.pacenote.application.streams.membership;

import dev.pacenote.application.platform.WaitAtMost;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.GuildAccess;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Lists the servers of a person by name, with what they may do there as Discord says it now: what
 * it said more than five minutes ago is asked anew, as far as it answers within two seconds.
 */
public final class ListVerifiedGuilds {

    /** So long a page with the list waits for Discord. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ListGuilds guilds;
    private final CheckGuildAccess access;
    private final WaitAtMost wait;
    private final InstantSource clock;

    public ListVerifiedGuilds(
            ListGuilds guilds, CheckGuildAccess access, WaitAtMost wait, InstantSource clock) {
        this.guilds = guilds;
        this.access = access;
        this.wait = wait;
        this.clock = clock;
    }

    public List<ListGuilds.Listed> of(AccountId account) {
        var now = clock.instant();
        var known = guilds.of(account);
        var old =
                known.stream()
                        .filter(it -> it.guild().bot().isPresent())
                        .filter(it -> it.access().discord().isPresent())
                        .filter(it -> !it.access().serves(GuildAccess.Use.READ, now))
                        .map(it -> it.guild().id())
                        .toList();
        if (old.isEmpty()) {
            return known;
        }
        wait.run(() -> verify(account, old, now.plus(PATIENCE)), PATIENCE);
        return guilds.of(account);
    }

    /** What is not asked in time is asked the next time. */
    private void verify(AccountId account, List<GuildId> old, Instant until) {
        try {
            for (var guild : old) {
                if (!clock.instant().isBefore(until)) {
                    return;
                }
                var _ =
                        access.check(
                                account, guild, GuildAccess.Use.READ, CheckGuildAccess.Need.MEMBER);
            }
        } catch (UpstreamException _) {
            // The list shows what was known; whatever needs more asks again.
        }
    }
}
