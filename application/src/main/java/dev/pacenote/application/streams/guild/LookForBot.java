package dev.pacenote.application.streams.guild;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.guild.GuildId;
import java.time.InstantSource;
import java.util.Set;

/**
 * Finds out whether our bot was removed from a server where Discord shows it a channel no more.
 * Whatever waits there is decided anew then, at once.
 */
public final class LookForBot {

    private final BotPresences presences;
    private final Announcements announcements;
    private final InstantSource clock;

    public LookForBot(BotPresences presences, Announcements announcements, InstantSource clock) {
        this.presences = presences;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** While Discord does not answer nothing is known, and nothing changes. */
    public void look(GuildId guild) {
        try {
            if (presences.look(guild).isEmpty()) {
                announcements.wake(
                        guild, Set.of(AnnouncementReason.TARGET_PAUSED), clock.instant());
            }
        } catch (UpstreamException _) {
            // The next refusal, or a page that asks, looks again.
        }
    }
}
