package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.target.Targets;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.guild.BotPresence;
import dev.pacenote.domain.streams.guild.GuildId;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Deletes links and settings of servers in which our bot has not been for thirty days. The server
 * itself stays: somebody may administer it.
 */
public final class ForgetGuilds {

    /** What is more is done in the next pass. */
    private static final int MAX = 1_000;

    private final Guilds guilds;
    private final Links links;
    private final Targets targets;
    private final ManageLinks existing;
    private final Transactions transactions;
    private final InstantSource clock;

    public ForgetGuilds(
            Guilds guilds,
            Links links,
            Targets targets,
            ManageLinks existing,
            Transactions transactions,
            InstantSource clock) {
        this.guilds = guilds;
        this.links = links;
        this.targets = targets;
        this.existing = existing;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * One pass; each server is a commit of its own.
     *
     * @return of how many servers links and settings were deleted
     */
    public int forget() {
        var now = clock.instant();
        return (int)
                guilds.leftBy(now.minus(BotPresence.KEPT_FOR), MAX).stream()
                        .filter(guild -> transactions.inTransaction(() -> forget(guild.id(), now)))
                        .count();
    }

    private boolean forget(GuildId id, Instant now) {
        var guild = guilds.find(id).filter(it -> it.bot().isAwayTooLong(now));
        if (guild.isEmpty()) {
            return false;
        }
        guilds.save(guild.get().forgotten()).orUndo("a server");
        links.of(id).forEach(link -> existing.remove(link.key(), AnnouncementReason.BOT_REMOVED));
        guilds.removeConfig(id);
        targets.forget(id);
        return true;
    }
}
