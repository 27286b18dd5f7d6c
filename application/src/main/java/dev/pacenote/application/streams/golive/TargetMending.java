package dev.pacenote.application.streams.golive;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What follows when an admin changed where or what posts are, or a test arrived: posts go to the
 * channel again, and whatever waits in the server is decided anew at once.
 */
public final class TargetMending {

    private static final Set<AnnouncementReason> WAITING =
            Set.of(AnnouncementReason.TARGET_PAUSED, AnnouncementReason.WAITING_FOR_MATCH);

    private final Targets targets;
    private final Announcements announcements;
    private final Transactions transactions;
    private final Runnable wake;

    /**
     * @param wake has what is due looked at soon; a sweep finds what it misses
     */
    public TargetMending(
            Targets targets,
            Announcements announcements,
            Transactions transactions,
            Runnable wake) {
        this.targets = targets;
        this.announcements = announcements;
        this.transactions = transactions;
        this.wake = wake;
    }

    /** Inside the commit of what mended it. */
    public void mended(GuildId guild, Optional<TextChannelId> channel, Instant now) {
        channel.ifPresent(it -> targets.save(guild, it, new TargetHealth.Ok()));
        decidedAnew(guild, now);
    }

    /** Whatever waits for the server is looked at soon. Inside the commit of what changed. */
    public void decidedAnew(GuildId guild, Instant now) {
        announcements.wake(guild, WAITING, now);
        transactions.afterCommit(wake);
    }

    /** Whether posts to a channel go through. */
    public TargetHealth health(GuildId guild, Optional<TextChannelId> channel) {
        return channel.map(it -> targets.find(guild, it)).orElseGet(TargetHealth.Ok::new);
    }
}
