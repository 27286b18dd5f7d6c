package dev.pacenote.application.streams.golive.target;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.Announcements;
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

    /**
     * Inside the commit of what mended it.
     *
     * @param asOf when it was known to be well; a refusal since then stands
     * @return whether posts go to the channel now
     */
    public boolean mended(
            GuildId guild, Optional<TextChannelId> channel, Instant asOf, Instant now) {
        boolean open = channel.filter(it -> mended(guild, it, asOf)).isPresent();
        decidedAnew(guild, now);
        return open;
    }

    private boolean mended(GuildId guild, TextChannelId channel, Instant asOf) {
        var after = targets.find(guild, channel).healed(asOf);
        targets.save(guild, channel, after);
        return !after.isPaused();
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
