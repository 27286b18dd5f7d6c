package dev.pacenote.application.streams.golive.broadcast;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.member.MemberTellings;
import dev.pacenote.application.streams.golive.post.PostEndings;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.MemberTelling;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.link.Streamer;
import java.time.Duration;
import java.time.Instant;

/**
 * What a channel's start changes, in one commit: the broadcast, the end of the one before it, its
 * way to each server that follows the channel, and that members are to be told. Whoever hears of
 * the same start again changes nothing but when it was heard.
 */
public final class BroadcastStarts {

    /**
     * @param twitchId Twitch's id of the broadcast
     * @param toldAt when Twitch said so, by its own clock; of what the poll found when it was found
     * @param listed whether Twitch lists it as live, and did not tell of it
     */
    public record Start(
            String twitchId,
            BroadcastType type,
            Instant startedAt,
            Instant toldAt,
            boolean listed) {}

    /** So long the posts of a broadcast wait for the next one before they say that it is over. */
    private static final Duration BACK_SOON = Duration.ofMinutes(1);

    private final Broadcasts broadcasts;
    private final Announcements announcements;
    private final MemberTellings tellings;
    private final PostEndings endings;
    private final Transactions transactions;
    private final Ids ids;

    public BroadcastStarts(
            Broadcasts broadcasts,
            Announcements announcements,
            MemberTellings tellings,
            PostEndings endings,
            Transactions transactions,
            Ids ids) {
        this.broadcasts = broadcasts;
        this.announcements = announcements;
        this.tellings = tellings;
        this.endings = endings;
        this.transactions = transactions;
        this.ids = ids;
    }

    public void started(Streamer streamer, Start start, Instant now) {
        transactions.run(
                () ->
                        broadcasts
                                .findByTwitchId(start.twitchId())
                                .ifPresentOrElse(
                                        known -> again(known, start),
                                        () -> first(streamer, start, now)));
    }

    private void again(Broadcast known, Start start) {
        var after = known.onlineAgain(start.toldAt());
        if (!after.equals(known)) {
            broadcasts.save(after).orUndo("a broadcast");
        }
    }

    private void first(Streamer streamer, Start start, Instant now) {
        var started =
                Broadcast.started(
                        ids.next(),
                        streamer.id(),
                        start.twitchId(),
                        start.type(),
                        start.startedAt(),
                        start.toldAt());
        for (var other : broadcasts.live(streamer.id())) {
            if (other.startedAfter(started)) {
                // Told out of order: it was over before we heard of it.
                started = started.ended(other.times().startedAt());
            } else if (started.startedAfter(other)) {
                var over = broadcasts.save(other.ended(start.startedAt())).orUndo("a broadcast");
                endings.over(over, now, now.plus(BACK_SOON));
            }
        }
        if (!start.listed()) {
            // Told after the later one was over as well.
            started =
                    broadcasts
                            .firstAfter(streamer.id(), start.startedAt())
                            .map(later -> later.times().startedAt())
                            .map(started::ended)
                            .orElse(started);
        }
        var broadcast = broadcasts.save(started).orUndo("a broadcast");
        announcements.open(broadcast, now);
        tellings.save(MemberTelling.opened(broadcast.id(), now));
    }
}
