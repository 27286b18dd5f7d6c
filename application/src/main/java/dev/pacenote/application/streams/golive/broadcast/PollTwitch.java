package dev.pacenote.application.streams.golive.broadcast;

import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.subscription.EventSubscriptions;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.subscription.Subscription;
import dev.pacenote.domain.streams.subscription.SubscriptionType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks Twitch what is live of all that servers follow, for messages that did not come. What it
 * finds goes the way of a message; what it does not find for three minutes is looked into.
 */
public final class PollTwitch {

    /** What is followed, how we hear of it, and what is known to be live. */
    public record Stores(
            Links links,
            Streamers streamers,
            EventSubscriptions subscriptions,
            Broadcasts broadcasts,
            Announcements announcements,
            FactsChanges changes) {}

    private final Stores stores;
    private final BroadcastStarts starts;
    private final TwitchStreams twitch;
    private final boolean pollOnly;
    private final InstantSource clock;

    /**
     * @param pollOnly whether Twitch tells nothing, and we ask for everybody
     */
    public PollTwitch(
            Stores stores,
            BroadcastStarts starts,
            TwitchStreams twitch,
            boolean pollOnly,
            InstantSource clock) {
        this.stores = stores;
        this.starts = starts;
        this.twitch = twitch;
        this.pollOnly = pollOnly;
        this.clock = clock;
    }

    /**
     * One pass.
     *
     * @return how many broadcasts are new
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Twitch gave no
     *     usable answer; nothing is changed then
     */
    public int poll() {
        var streamers = followed();
        var live = twitch.live(streamers.keySet());
        var now = clock.instant();
        int found = 0;
        for (var it : live) {
            var streamer = streamers.get(it.channel());
            if (streamer == null) {
                continue;
            }
            var known = stores.broadcasts().findByTwitchId(it.twitchId());
            if (known.isPresent()) {
                shows(streamer, known.get(), it, now);
            } else if (isFound(streamer, it, now)) {
                found++;
            }
        }
        compare(live, now);
        return found;
    }

    /** False where Twitch told of it at this moment: then whoever heard it was quicker. */
    private boolean isFound(Streamer streamer, TwitchStreams.Live seen, Instant now) {
        try {
            // Twitch lists what is live, and nothing of another type.
            starts.started(
                    streamer,
                    new BroadcastStarts.Start(
                            seen.twitchId(), BroadcastType.LIVE, seen.startedAt(), now, true),
                    now);
            return true;
        } catch (OverloadedException _) {
            return false;
        }
    }

    /**
     * Title and game of a channel of whose changes Twitch tells nothing, and of a broadcast that is
     * not announced yet because they do not match: what Twitch told of it may be lost. Of the
     * others its list is older than what it tells.
     */
    private void shows(
            Streamer streamer, Broadcast broadcast, TwitchStreams.Live seen, Instant now) {
        var next = broadcast.facts().showing(seen.facts().title(), seen.facts().game());
        if (!next.equals(broadcast.facts()) && (!isTold(streamer) || isWaitedFor(broadcast))) {
            // Whoever was quicker knows more.
            var _ = stores.changes().changed(broadcast, broadcast.knowing(next), now);
        }
    }

    /** Whether Twitch tells of its title and game, which is asked for on its own. */
    private boolean isTold(Streamer streamer) {
        return !pollOnly
                && stores.subscriptions().of(List.of(streamer.id())).stream()
                        .filter(it -> it.key().type() == SubscriptionType.UPDATE)
                        .anyMatch(Subscription::works);
    }

    private boolean isWaitedFor(Broadcast broadcast) {
        return stores.announcements().of(broadcast.id()).stream()
                .anyMatch(it -> it.state().reason() == AnnouncementReason.WAITING_FOR_MATCH);
    }

    private Map<BroadcasterId, Streamer> followed() {
        var ids = stores.links().all().stream().map(Link::streamer).distinct().toList();
        return stores.streamers().findAll(ids).stream()
                .collect(Collectors.toMap(Streamer::broadcaster, Function.identity()));
    }

    /** Which of them the list leaves out stands in the store: servers take turns. */
    private void compare(List<TwitchStreams.Live> live, Instant now) {
        var named = live.stream().map(TwitchStreams.Live::twitchId).collect(Collectors.toSet());
        for (var broadcast : stores.broadcasts().live()) {
            var next =
                    named.contains(broadcast.twitchId())
                            ? broadcast.listed()
                            : broadcast.unlisted(now);
            if (!next.equals(broadcast)) {
                save(next);
            }
        }
    }

    /** Whoever was quicker knows more. */
    private void save(Broadcast broadcast) {
        var _ = stores.broadcasts().save(broadcast);
    }
}
