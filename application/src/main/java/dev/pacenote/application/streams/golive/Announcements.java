package dev.pacenote.application.streams.golive;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.StreamerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The ways of broadcasts to servers. There is one of each broadcast to each server. */
public interface Announcements {

    /**
     * Opens one for each server that follows the channel, in one step, each due when {@link
     * Broadcast#postedFrom} says; those that are open stay as they are.
     *
     * @return how many are new
     */
    int open(Broadcast broadcast, Instant now);

    /**
     * Claims those that are due, each broadcast in its turn, the longest due first. Of several
     * callers at once each goes to one.
     *
     * @param token names the claim
     */
    List<Announcement> claim(UUID token, Instant now, int limit);

    Optional<Announcement> find(UUID id);

    List<Announcement> of(UUID broadcast);

    /**
     * The last one that was posted with a ping for the same link, other than this one: of the
     * broadcast that started last.
     */
    Optional<Announcement> lastPinged(GuildId guild, StreamerId streamer, UUID otherThan);

    /**
     * The last one that was sent for the same link, other than this one, whether it pinged or not:
     * of the broadcast that started last.
     */
    Optional<Announcement> lastSent(GuildId guild, StreamerId streamer, UUID otherThan);

    /** Those of a server that are open still, and speak of that channel. */
    List<Announcement> open(GuildId guild, StreamerId streamer);

    /** How many are open, of all servers. */
    long countOpen();

    /** When the one was due that is due first; empty when none is open. */
    Optional<Instant> firstDue();

    /** How long the one has been due that nobody took for longest; it is what a figure shows. */
    default Duration oldestDue(Instant now) {
        return firstDue()
                .filter(now::isAfter)
                .map(due -> Duration.between(due, now))
                .orElse(Duration.ZERO);
    }

    /**
     * What became of broadcasts in a server, the newest first.
     *
     * @param streamer of this channel alone, if that is wanted
     * @param state in this state alone, by its name for stores, if that is wanted
     */
    Paging.Page<Announcement> history(
            GuildId guild, Optional<StreamerId> streamer, Optional<String> state, Paging paging);

    /** Of each channel that had a broadcast in a server, that of the newest one. */
    Map<StreamerId, Announcement> latest(GuildId guild);

    /** Saves it if nobody saved it since it was read. */
    SaveResult<Announcement> save(Announcement announcement);

    /**
     * Has those of a broadcast looked at now that wait for one of these reasons, as {@link
     * Announcement#woken} says.
     */
    void wake(UUID broadcast, Set<AnnouncementReason> waitingFor, Instant now);

    /** The same for those of a server. */
    void wake(GuildId guild, Set<AnnouncementReason> waitingFor, Instant now);
}
