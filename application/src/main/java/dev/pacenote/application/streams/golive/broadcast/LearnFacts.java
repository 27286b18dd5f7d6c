package dev.pacenote.application.streams.golive.broadcast;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.BroadcastFacts;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks Twitch once for all servers what a broadcast shows that began just now. Twitch lists it
 * late: it is asked again after 2, 5, 15, 30, 60 and 120 seconds, and nobody waits for that. From
 * the second time on a channel says itself what is not listed.
 */
public final class LearnFacts {

    private static final Duration SECOND_LOOK = Duration.ofSeconds(2);

    private static final List<Duration> LOOKS =
            List.of(
                    Duration.ZERO,
                    SECOND_LOOK,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(120));

    /** Each time somebody else saved first; what then is lost is looked up once more. */
    private static final int MAX_TRIES = 5;

    private final Broadcasts broadcasts;
    private final Streamers streamers;
    private final FactsChanges changes;
    private final TwitchStreams twitch;
    private final ChannelInformation information;
    private final InstantSource clock;

    /** How often each was looked for, since this process began; the others are forgotten. */
    private Map<UUID, Integer> looks = Map.of();

    public LearnFacts(
            Broadcasts broadcasts,
            Streamers streamers,
            FactsChanges changes,
            TwitchStreams twitch,
            ChannelInformation information,
            InstantSource clock) {
        this.broadcasts = broadcasts;
        this.streamers = streamers;
        this.changes = changes;
        this.twitch = twitch;
        this.information = information;
        this.clock = clock;
    }

    /**
     * @return how many more is known of
     */
    public synchronized int learn() {
        var now = clock.instant();
        var young =
                broadcasts.live().stream()
                        .filter(it -> !it.facts().isComplete())
                        .filter(it -> age(it, now).compareTo(LOOKS.getLast().multipliedBy(2)) < 0)
                        .toList();
        var next = new HashMap<UUID, Integer>();
        young.forEach(it -> next.put(it.id(), looks.getOrDefault(it.id(), 0)));
        looks = next;
        var due = young.stream().filter(it -> isDue(it, now)).toList();
        due.forEach(it -> next.merge(it.id(), 1, Integer::sum));
        return due.isEmpty() ? 0 : learn(due, now);
    }

    private boolean isDue(Broadcast broadcast, Instant now) {
        int done = looks.getOrDefault(broadcast.id(), 0);
        return done < LOOKS.size() && age(broadcast, now).compareTo(LOOKS.get(done)) >= 0;
    }

    private static Duration age(Broadcast broadcast, Instant now) {
        return Duration.between(broadcast.times().toldAt(), now);
    }

    private int learn(List<Broadcast> due, Instant now) {
        var channels = channels(due);
        try {
            var listed = listed(channels.values());
            int learnt = learn(due, it -> Optional.ofNullable(listed.get(it.twitchId())), now);
            return learnt
                    + ask(
                            due.stream()
                                    .filter(it -> !listed.containsKey(it.twitchId()))
                                    .filter(it -> it.facts().showsTheSameAs(BroadcastFacts.UNKNOWN))
                                    .filter(it -> age(it, now).compareTo(SECOND_LOOK) >= 0)
                                    .toList(),
                            now);
        } catch (UpstreamException e) {
            // It is asked again; what is posted meanwhile says what the event said.
            return 0;
        }
    }

    /** Title and game of what is not listed, as its channel says them. */
    private int ask(List<Broadcast> unlisted, Instant now) {
        if (unlisted.isEmpty()) {
            return 0;
        }
        var channels = channels(unlisted);
        var said =
                information.of(channels.values()).stream()
                        .collect(
                                Collectors.toMap(
                                        ChannelInformation.Shown::channel,
                                        it -> BroadcastFacts.UNKNOWN.showing(it.title(), it.game()),
                                        (one, _) -> one));
        return learn(
                unlisted,
                it -> Optional.ofNullable(channels.get(it.streamer())).map(said::get),
                now);
    }

    private Map<StreamerId, BroadcasterId> channels(List<Broadcast> broadcasts) {
        return streamers
                .findAll(broadcasts.stream().map(Broadcast::streamer).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Streamer::id, Streamer::broadcaster));
    }

    /** By Twitch's id: of another broadcast of the channel the list says nothing about this one. */
    private Map<String, BroadcastFacts> listed(Collection<BroadcasterId> channels) {
        return twitch.live(channels).stream()
                .collect(
                        Collectors.toMap(
                                TwitchStreams.Live::twitchId,
                                TwitchStreams.Live::facts,
                                (one, _) -> one));
    }

    private int learn(
            List<Broadcast> broadcasts,
            Function<Broadcast, Optional<BroadcastFacts>> known,
            Instant now) {
        int learnt = 0;
        for (var broadcast : broadcasts) {
            if (known.apply(broadcast).filter(it -> isKnown(broadcast, it, now)).isPresent()) {
                learnt++;
            }
        }
        return learnt;
    }

    /** What was looked up is not lost where somebody else saves the broadcast meanwhile. */
    private boolean isKnown(Broadcast read, BroadcastFacts found, Instant now) {
        var broadcast = Optional.of(read);
        for (int i = 0; i < MAX_TRIES && broadcast.filter(Broadcast::isLive).isPresent(); i++) {
            var before = broadcast.get();
            if (changes.changed(before, before.learnt(found, read.facts()), now)
                    instanceof SaveResult.Saved<Broadcast>) {
                return true;
            }
            broadcast = broadcasts.find(read.id());
        }
        return false;
    }
}
